/** The forms in which an age stands beside a number: "67-year-old", "67 y/o", "6/12 old", "67M", "Age: 54 Y". */
import { matchAt } from '../words/around.js';
import { numberAt } from '../words/numbers.js';

/** Nothing stands before it on its line but marks and a heading. */
export const lineOpening = /^[\s\W]*(?:[A-Za-z][A-Za-z /]{0,30}[:–-]\s*)?$/;

/** An age in years that stands in the text, not yet known to be the patient's. */
export interface AgeAt {
  readonly years: number;
  readonly start: number;
  readonly end: number;
  /** Without a unit: it may be some other number. */
  readonly bare: boolean;
  /** Counts only at the beginning of a line or behind its heading. */
  readonly opening: boolean;
}

const unit = '(years?|yrs?|y|months?|mos?|mths?|mnths?|m|weeks?|wks?|w|days?|d|hours?|hrs?|h)';
const lesserUnit = '(months?|mos?|mths?|m|weeks?|wks?|w|days?|d)';
const person = 'male|female|boy|girl|man|woman|lady|gentleman|gent|infant|baby|child|toddler|neonate|newborn';
/** Of a visit of one's age: "2 MONTH WELL CHILD", "2mo WCC", "4 yr well visit". */
const wellVisit =
  '(?:well(?:ness)?[ -]?(?:child|baby|infant|visit|check)|wcc\\b|wcv\\b|wce\\b|child(?:hood)? (?:health )?(?:check|review)|baby (?:check|review)|(?:health|developmental) (?:check|review))';
const opensStory = '(?:with|w\\/|presents|presenting|presented|p\\/w|c\\/o|who|here|brought|bib)';
const yearsBehind = '(?=[^A-Za-z]|$|(?:[wb]?[mf]|male|female|man|woman)\\b)';

interface AgeForm {
  /** Sticky, from where the number ends: the unit, and where there are two ("2 y 3 m old") the second number and unit. */
  readonly pattern: RegExp;
  /** Only with a number of one or two figures. */
  readonly short: boolean;
  readonly opening: boolean;
  /** Says that it is an age, and not only a time and a person. */
  readonly old: boolean;
}
const form = (pattern: RegExp | string, kind: 'old' | 'short' | 'opening' | '' = ''): AgeForm => ({
  pattern: typeof pattern === 'string' ? new RegExp(pattern, 'iy') : pattern,
  short: kind === 'short' || kind === 'opening',
  opening: kind === 'opening',
  old: kind === 'old',
});

/** In the order of their certainty. */
const forms: readonly AgeForm[] = [
  form(
    `[ –-]?(y|yrs?|years?)(?:\\/?o|\\.o\\.)?[ ,]{0,2}(?:and |& )?(\\d{1,2})[ -]?(m|mos?|mths?|months?)(?:\\/?o|\\.o\\.)?[ -]?(?:[mf](?![\\w/'’])|(?:${person})\\b)`,
    'old',
  ),
  form(
    `[ –-]{0,3}${unit}\\.?(?:[ ,–-]{0,2}(?:and |& )?(\\d{1,2})[ -]?${lesserUnit})?[ .–-]{0,3}(?:of age|old|young)\\b`,
    'old',
  ),
  form(`[ –-]?(y|yr|yrs|m|mo|mos|w|wk|wks|d)(?:\\s?\\/\\s?o(?:ld)?|\\.\\s?o\\.?)${yearsBehind}`, 'old'),
  form(`[ –-]?(y|yr|yrs)(?:[ -]o(?![A-Za-z])|(?:o|oa)${yearsBehind})`, 'old'),
  form(/(\/12|\/52|\/7)[ -](?:old|of age)\b/iy, 'old'),
  form(`[ –-]?(y|yr|yrs|years?|mo|mos|mth|mths|wk|wks|wo|do)\\.?\\s?\\/?[ –-]?(?:[mf](?![\\w/'’])|(?:${person})\\b)`),
  form(/[ -]?(m|w|d)\s?\/?\s?(?:male|female|boy|girl|infant)\b/iy, 'short'),
  form(`[ -]?(years?|yrs?|y|yo|months?|mos?|mths?|m|weeks?|wks?|w|days?|\\/12|\\/52)[ -]+${wellVisit}`, 'short'),
  form(`[ -](months?|weeks?|days?)[ -](?:${person})\\b`, 'opening'),
  // "8/12" may be a day in August, "8/52" not.
  form(/(\/52) (?:infant|baby|boy|girl|male|female|child)\b/iy, 'short'),
  form(/(\/12|\/7) (?:infant|baby|boy|girl|male|female|child|[mf](?![\w/'’]))/iy, 'opening'),
  form(/[ -]?(?!mm)(m|w|d)\s?\/?\s?[mf](?![\w/])/iy, 'opening'),
  form(
    `[ -]?(mos?|mths?|wks?)(?=\\s+(?:${opensStory}|baby)(?![a-z])|\\s?,\\s?(?:ex|term|brought|born|previously|healthy)\\b)`,
    'opening',
  ),
  form(`[ -]?(y|yrs?)(?=\\s+${opensStory}(?![a-z])|\\s+G\\d|,)`, 'opening'),
];
/** Without a unit: years. One figure only with what follows a patient: "5M with fever". */
const bareSex = /\s?\/?\s?(?:[MF](?![\w/°'’]|\.\d)|(?:male|female|man|woman|lady|gentleman)\b|[♂♀])/y;
const bareSmall = /\s?[MF](?=\s(?:with|w\/|presents|presenting|c\/o|p\/w|who|here|brought|BIB))/y;
/** …or where the note opens with it: "9F. 2/7 R sided tummy pain", "3F, 5/7 URTI". */
const bareSmallOpening = /\s?[MF](?=[.,]\s|\s?[-–]\s|\s\d)/y;
/** "67f with cough", "67, male": only where a story opens so, and never where months could be meant; "HR: 88, BP 120/80" is none. */
const bareLower = new RegExp(
  `(?:[fm](?=,)|[fm]?(?=\\s${opensStory}(?![a-z])|,\\s?(?:male|female|man|woman|lady|gentleman|[MFmf])\\b))`,
  'y',
);
const storyOpening =
  /^\W*(?:(?:hpi|s|subjective|cc|pc|hpc|hopc|history[a-z ]*|id|pt|patient|presenting complaint|reason[a-z ]*)\s?[:–-]\s*)?$/i;
const couldBeMonths = 37;
/** "101F" is a temperature, unless an old woman is spoken of. */
const couldBeHeat = 94;
const heatExcused = /\s(?:with|who|presents)/y;
const device = /\s?(?:sheath|catheter|guide|introducer|needle|french|foley|drain|tube|system|stent|cannula)/iy;
const inBrackets = /\s?(years?|yrs?|y|yo|months?|mos?|mths?)\)/iy;
/** "She is 54 and lives alone." */
const saidBefore =
  /\b(?:he|she|patient|pt|who|mr\.? \w+|mrs\.? \w+|ms\.? \w+) (?:is|has just turned|just turned|turned) (?:now )?$/i;
const saidBehind = /(?=[.,;](?!\d)| and | with |\s*$)/my;
const named = /\b(?:dob|born|birth|mr|mrs|ms|miss|name|patient|pt)\b|\b(?:19|20)\d\d \($/i;
/** "Mr Jones, 61, has a cough", "Ms Lee (41)". */
const byName = /\b(?:Mr|Mrs|Ms|Miss|Mx)\.? [A-Z][\w'’-]*(?: [A-Z][\w'’-]*)?(?:, | \()$/;
const afterName = /[,)]/y;

/** Weeks that count from a mother's last period rather than from birth, unless "old" is said. */
const gestational = 22;

/** "2 yr 6 mo F": the months of an age that begins before. */
const partOfYears = /\d ?(?:y|yrs?|years?|y\/?o|y\.o\.)[ ,]{0,2}(?:and |& )?$/i;

/** Behind a unit comes what makes an age of it; "3 days of" and "120 mmHg" are ruled out at one look. */
const glance = new RegExp(
  `[ –-]{0,3}(?:${unit.slice(1, -1)}|wo|do|\\/12|\\/52|\\/7)\\.?[ ,./–-]{0,3}(?:o(?:ld|a)?(?![a-z])|of age|young|and |& |\\d|[mf](?![a-z])|[wb][mf]|${person}|man\\b|well|wc[cve]|we[ce]|health|dev)|[ –-]?(?:y|yr|yrs)[ -]?\\/?\\s?o`,
  'iy',
);

/** The age that stands with the number at `at`, or null. `before`: what stands before it on its line. */
export function ageOfNumber(text: string, at: number, before: string): AgeAt | null {
  const number = numberAt(text, at);
  if (number === null) {
    return null;
  }
  if (partOfYears.test(before)) {
    return null;
  }
  const { value, end } = number;
  const digits = Number.isInteger(value) && end - at <= 3 ? end - at : 0;
  const opens = /\w\s*$/.test(before) ? false : lineOpening.test(before);
  for (const { pattern, short, opening, old } of opens || matchAt(glance, text, end) !== null ? forms : []) {
    if ((short && (digits === 0 || digits > 2)) || (opening && !opens)) {
      continue;
    }
    const match = matchAt(pattern, text, end);
    if (match !== null) {
      const isWeeks = !old && /^w|^\/52/i.test(match[1]!) && value >= gestational;
      const years = toYears(value, match[1]!) + (match[2] === undefined ? 0 : toYears(Number(match[2]), match[3]!));
      return isWeeks ? null : { years, start: at, end: end + match[0].length, bare: false, opening };
    }
  }
  if (digits === 0) {
    return null;
  }
  if (before.endsWith('(') && named.test(before)) {
    const match = matchAt(inBrackets, text, end);
    if (match !== null) {
      return {
        years: toYears(value, match[1]!),
        start: at,
        end: end + match[0].length - 1,
        bare: false,
        opening: false,
      };
    }
  }
  if (/[\d.°/–-]$/.test(before)) {
    return null;
  }
  const isSaid =
    digits === 2 && /[sd] $|now $/.test(before) && saidBefore.test(before) && matchAt(saidBehind, text, end) !== null;
  const isNamed = /[,(] ?$/.test(before) && byName.test(before) && matchAt(afterName, text, end) !== null;
  return isSaid || isNamed
    ? { years: value, start: at, end, bare: true, opening: false }
    : bareAge(text, at, end, value, digits, opens && storyOpening.test(before));
}

/** How far into a note a bare "9F" may open it. */
const noteOpening = 40;

function bareAge(
  text: string,
  start: number,
  end: number,
  years: number,
  digits: number,
  opens: boolean,
): AgeAt | null {
  const opensNote = digits === 1 && opens && start < noteOpening;
  const match =
    matchAt(digits === 1 ? bareSmall : bareSex, text, end) ?? (opensNote ? matchAt(bareSmallOpening, text, end) : null);
  if (match !== null) {
    const after = end + match[0].length;
    const isHeat = match[0].endsWith('F') && years >= couldBeHeat && matchAt(heatExcused, text, after) === null;
    return isHeat || matchAt(device, text, after) !== null
      ? null
      : { years, start, end: after, bare: true, opening: false };
  }
  const lower = opens && digits === 2 ? matchAt(bareLower, text, end) : null;
  const isYears = lower !== null && (lower[0] === 'm' ? years >= couldBeMonths : years < couldBeHeat);
  return isYears && (lower[0] !== '' || years >= 16)
    ? { years, start, end: end + lower[0].length, bare: true, opening: true }
    : null;
}

const marks = '[ \\t:=|.–-]{0,12}\\n?[ \\t]{0,4}';
const fieldName = new RegExp(
  `aged?(?:\\s?\\/\\s?(?:sex|gender))?(?: (?:at|on) (?:visit|presentation|admission|time of (?:visit|service))| today| now)?(?: ?\\((?:in )?(years|yrs|y|months|mos?|m|weeks|days)\\))?(${marks}|\\s(?:is|of)\\s)`,
  'iy',
);
const fieldTail =
  /(?:\s?-?\s?(\/12|\/52|\/7|years?|yrs?|y(?:\s?\/?o|\.\s?o\.?)?|months?|mos?|mths?|m|weeks?|wks?|w|days?|d)(?![a-z]))?(?:[ ,]{0,2}(\d{1,2})\s?(months?|mo|m|weeks?|w|days?|d)\b)?(?![\d%]|\.\d|\s?\/\s?\d)/iy;
const lineEnd = /[ \t\r]*(?:\n|$)/y;

/**
 * The age behind the word "age" or "aged" at `at`. It is bare where nothing marks it as a field: "orchidopexy age 3" looks like
 * "pt age 54".
 */
export function ageOfField(text: string, at: number): AgeAt | null {
  const name = matchAt(fieldName, text, at);
  const number = name === null ? null : numberAt(text, at + name[0].length);
  const tail = number === null ? null : matchAt(fieldTail, text, number.end);
  if (name === null || number === null || tail === null) {
    return null;
  }
  const mark = name[2] ?? '';
  const end = number.end + tail[0].length;
  if (mark.includes('\n') && tail[1] === undefined && matchAt(lineEnd, text, end) === null) {
    return null;
  }
  const years =
    toYears(number.value, tail[1] ?? name[1] ?? 'y') + (tail[2] === undefined ? 0 : toYears(Number(tail[2]), tail[3]!));
  const isField = /[:=|\t\n]|\s{2}/.test(mark) || /^aged?\s?[/(]/i.test(name[0]) || / is /.test(mark);
  return { years, start: at, end, bare: !isField, opening: false };
}

/** "F 27", "M, 58", "M/54", "F54"; what makes a number there another thing than years. */
const afterLetter = /\s?[,/]?\s?(\d{2})\b(?!\s*(?:%|mg|mcg|\/|kg|bpm|\d|:|\.\d))/y;
/** Behind a letter without a space ("F54") a code of a disease may stand as well. */
const afterGlued =
  /\s?,|\s*$|\s(?:with|w\/|c\/o|p\/w|presents|presenting|who|here|hx|pmh|known|admitted|brought|BIB|yo?)\b/my;
/** "Male, 54, cough", "female 34 yrs", "a man of 82 years". */
const afterWord =
  /(?:\s?[,:]\s?|\s+(?:aged? |of )?)(\d{1,3})(?:[ -]?(years?|yrs?|y|yo|months?|mths?)\b(?! (?:of|history|hx|ago|pregnant|gestation))|(?=\s?[.,;)]|\s*$|\s(?:with|w\/|presents|presenting|c\/o|p\/w|who|here)\b))/my;

/** The age behind a letter or word of sex that stands from `at` to `end`. */
export function ageBehindSex(text: string, at: number, end: number, before: string, opens: boolean): AgeAt | null {
  if (end - at > 1) {
    const match = matchAt(afterWord, text, end);
    return match === null
      ? null
      : {
          years: toYears(Number(match[1]), match[2] ?? 'y'),
          start: end + match[0].search(/\d/),
          end: end + match[0].length,
          bare: match[2] === undefined,
          opening: false,
        };
  }
  const letter = text.charAt(at);
  if ((letter !== 'M' && letter !== 'F') || /[\d°]\s?$|[\w']$/.test(before)) {
    return null;
  }
  const match = matchAt(afterLetter, text, end);
  if (match === null) {
    return null;
  }
  const after = end + match[0].length;
  const isGlued = match[0].length === 2;
  return isGlued && !(opens && matchAt(afterGlued, text, after) !== null)
    ? null
    : { years: Number(match[1]), start: at, end: after, bare: true, opening: false };
}

/** A number of a unit as it is written -> years. */
export function toYears(count: number, written: string): number {
  const name = written.toLowerCase();
  if (name.startsWith('y')) {
    return count;
  }
  if (name.startsWith('m') || name === '/12') {
    return count / 12;
  }
  if (name.startsWith('w') || name === '/52') {
    return (count * 7) / 365.25;
  }
  return name.startsWith('h') ? count / 8766 : count / 365.25;
}
