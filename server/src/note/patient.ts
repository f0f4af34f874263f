/** Who the note is about: age and sex as documented. What is not stated stays null. */
import { numberOf, numberPattern } from './numbers.js';
import type { Found } from './numbers.js';
import { findPostpartum, findPregnancy } from './pregnancy.js';
import type { Patient, Section, Sex } from './types.js';

/** Only the beginning of a note says who it is about; a note of many pages is not searched whole. */
const headLength = 4000;

const ageUnits: readonly [RegExp, number][] = [
  [/^y/i, 1],
  [/^(?:mo|mt|m|\/12)/i, 1 / 12],
  [/^(?:w|\/52)/i, 7 / 365.25],
  [/^(?:d|\/7)/i, 1 / 365.25],
  [/^h/i, 1 / 8766],
];
const unit = '(years?|yrs?|y|months?|mos?|mths?|m|weeks?|wks?|w|days?|d|hours?|hrs?)';
/** Of a visit of one's age: "2 MONTH WELL CHILD", "2mo WCC", "4 yr well visit". */
const wellVisit =
  '(?:well(?:ness)?[ -]?(?:child|baby|infant|visit|check)|wcc\\b|wcv\\b|wce\\b|child(?:hood)? (?:health )?(?:check|review)|baby (?:check|review)|(?:health|developmental) (?:check|review))';
/** In the order of their certainty: number, unit, and where there are two ("2 y 3 m old") the second number and unit. */
const agePatterns: readonly RegExp[] = [
  new RegExp(
    `\\b${numberPattern}[ -]?${unit}(?:[ ,-]{0,2}(?:and )?(\\d{1,2})[ -]?(months?|mos?|m|weeks?|wks?|w|days?|d))?[ -]?(?:of age|old)\\b`,
    'gi',
  ),
  /\b(\d{1,3})[ -]?(y)(?:\/o|\.o\.?|o|oa)(?=[^A-Za-z]|[fm]\b)/gi,
  /\b(\d{1,2})[ -]?(m|d|w)(?:\/o)(?=[^A-Za-z]|[fm]\b)/gi,
  /\b(\d{1,2})(\/12|\/52|\/7)[ -]old\b/gi,
  /\b(?:age|aged)(?:\s?\/\s?sex)?\s*:?\s*(\d{1,3}(?:\.\d)?)\s*(years?|yrs?|y|months?|mos?|m|weeks?|wks?|w|days?|d)?(?:\s?(\d{1,2})\s?(m|mo|months?|w|d))?(?![\d/])/gi,
  /\b(\d{1,3})[ -]?(y|yr|yrs|mo|mos|mth|wk|wks)\s?\/?\s?(?:[mf](?![\w/])|male|female|boy|girl|infant)/gi,
  /\b(\d{1,2})[ -]?(m|w|d)\s?\/?\s?(?:male|female|boy|girl|infant)/gi,
  new RegExp(
    `(?<![\\d.-])\\b(\\d{1,2})[ -]?(years?|yrs?|y|yo|months?|mos?|mths?|m|weeks?|wks?|w|days?|\\/12|\\/52)[ -]+${wellVisit}`,
    'gi',
  ),
  /(?<![\d.°/-])\b(\d{2,3})\s?\/?\s?()(?:[MF](?![\w/°])|male|female|man|woman|lady|gentleman)\b/g,
  /(?<![\d.°/-])\b(\d)\s?()[MF](?=\s(?:with|w\/|presents|presenting|c\/o|p\/w|who|here|brought|BIB))/g,
  /(?<![\d°]\s?)\b[MF]\s?[,/]?\s?(\d{2})()\b(?!\s*(?:%|mg|mcg|\/|kg|bpm|\d|:|\.\d))/g,
];
/** At the beginning of a line or behind its heading fewer words say an age: "8mF with fever", "3mo with cough". */
const openingPatterns: readonly RegExp[] = [
  /\b(\d{1,2})[ -]?(m|w|d)\s?\/?\s?(?!mm\b)[mf](?![\w/])/gi,
  /\b(\d{1,2})[ -]?(mos?|mths?|wks?)(?=\s+(?:with|w\/|here|brought|bib|presents|presenting|p\/w|c\/o|baby)|\s?,\s?(?:ex|term|brought|born|previously|healthy)\b)/gi,
];
const lineOpening = /^[\s\W]*(?:[A-Za-z][A-Za-z /]{0,30}[:–-]\s*)?$/;
/** The baby's check at six or eight weeks, which is the mother's as well. */
const sixWeekCheck = /^[^\n\d]{0,30}\b([68])[ -]?(weeks?|wks?|\/52)[ -]+check\b/gi;
const ofBaby = /\b(?:baby|infant|newborn|feeding well|nappies|diapers?|fontanelle|red reflex|smil(?:es|ing)|hips)\b/i;
const ofMother = /\b(?:post-?partum|post-?natal|lochia|perineum|breast-?feeding|contraception|epds)\b/i;
const kin =
  'mother|father|brother|sister|son|daughter|husband|wife|uncle|aunt|friend|partner|grandmother|grandfather|grandson|granddaughter|sibling|cousin|nephew|niece|twin|roommate|boyfriend|girlfriend|mom|dad|mum';
/** Words before an age that make it somebody else's or another time's. */
const notPatient = new RegExp(
  `\\b(?:(?:${kin})(?:'s)?|since|at(?: the)? age(?: of)?|until|when (?:he|she|they) w(?:as|ere)|died|menarche|menopause|diagnosed|smoking since|foley|catheter|french|drain|tube|size|(?:t|temp|temperature|tmax|fever|febrile)(?: of| to| was| at| is|:|=)?)\\W+(?:(?!with\\b|who\\b|of\\b)\\w+\\W+){0,2}$`,
  'i',
);
const kinAfter = new RegExp(`^[\\s-]*(?:\\w+[\\s-]+)?(?:${kin}|car|house|scar|dog|cat)\\b`, 'i');

const female =
  /\b(?:female|woman|girl|lady|she|her|hers|herself|mrs|ms|gravid|postmenopausal|primigravida|multigravida|primip|multip)\b|\bG\d{1,2}\s?P\d/gi;
const male = /\b(?:male|man|boy|gentleman|he|his|him|himself|mr)\b/gi;
const femaleWord =
  /\b(?:female|woman|girl|lady|gravid|primigravida|multigravida)\b(?!\s+(?:partner|friend|who|neighbou?r))|\bG\d{1,2}\s?P\d|\b(?:sex|gender)\s*:?\s*f(?:emale)?\b/i;
const maleWord =
  /\b(?:male|man|boy|gentleman)\b(?!\s+(?:partner|friend|who|neighbou?r))|\b(?:sex|gender)\s*:?\s*m(?:ale)?\b/i;
/** Beside an age one letter is enough: "67F", "M, 58", "24 yo F". */
const besideAge = /(?:^|[^A-Za-z])([MF])(?![A-Za-z/'’])|(?<=\d\s?(?:y\/?o|yr|yrs|mo|y|m|d|wk|w))([mfMF])(?![A-Za-z/])/;

/** Reads the patient. Family history is left out, where ages and sexes are other people's. */
export function findPatient(text: string, sections: readonly Section[]): Patient {
  const family = sections.filter((section) => section.kind === 'family' && section.start < headLength);
  const outside = (at: number): boolean => !family.some((section) => at >= section.start && at < section.end);
  const age = findAge(text, outside);
  const sex = findSex(text, age, outside);
  const mayBear = sex?.value !== 'male' && (age === null || (age.value >= 10 && age.value <= 60));
  const postpartum = mayBear ? findPostpartum(text) : null;
  const pregnancy = mayBear ? findPregnancy(text, postpartum) : null;
  return {
    ageYears: age?.value ?? null,
    sex: sex?.value ?? (pregnancy?.value.pregnant === true || postpartum !== null ? 'female' : null),
    pregnant: pregnancy?.value.pregnant ?? null,
    gestationWeeks: pregnancy?.value.weeks ?? null,
    postpartumDays: postpartum?.value ?? null,
    ageSpan: age === null ? null : { start: age.start, end: age.end },
    sexSpan: sex === null ? null : { start: sex.start, end: sex.end },
    pregnancySpan: pregnancy === null ? null : { start: pregnancy.start, end: pregnancy.end },
  };
}

function yearsOf(match: RegExpExecArray): number {
  const factorOf = (text: string): number => ageUnits.find(([form]) => form.test(text))?.[1] ?? 1;
  const more = match[3] === undefined ? 0 : Number(match[3]) * factorOf(match[4] ?? 'm');
  return numberOf(match[1]!) * factorOf(match[2] ?? '') + more;
}

/**
 * The first age of a note is the patient's. One without a unit that stands within a line, where it may be some other number,
 * gives way to one with a unit, unless that stands far below.
 */
const bareHandicap = 300;

function findAge(text: string, outside: (at: number) => boolean): Found<number> | null {
  const head = text.slice(0, headLength);
  let best: Found<number> | null = null;
  let bestRank = Number.MAX_VALUE;
  const isBabyCheck = ofBaby.test(head) && !ofMother.test(head);
  for (const pattern of [...agePatterns, ...openingPatterns, ...(isBabyCheck ? [sixWeekCheck] : [])]) {
    const needsOpening = openingPatterns.includes(pattern);
    for (const match of head.matchAll(pattern)) {
      const years = yearsOf(match);
      const before = head.slice(Math.max(0, match.index - 60), match.index).replace(/^[^]*\n/, '');
      const after = head.slice(match.index + match[0].length, match.index + match[0].length + 30);
      const isBare = (match[2] ?? '') === '';
      // "101F" is a temperature, unless an old woman is spoken of.
      const isHeat = years >= 94 && isBare && match[0].endsWith('F') && !/^\s(?:with|who|presents)/.test(after);
      const isOther = notPatient.test(before) || kinAfter.test(after) || !outside(match.index);
      const opens = lineOpening.test(before);
      const rank = match.index + (isBare && !opens ? bareHandicap : 0);
      if (years <= 120 && !isHeat && !isOther && (opens || !needsOpening) && rank < bestRank) {
        bestRank = rank;
        best = {
          value: Math.round(years * 10000) / 10000,
          start: match.index,
          end: match.index + match[0].trimEnd().length,
        };
      }
    }
  }
  return best;
}

function findSex(text: string, age: Found<number> | null, outside: (at: number) => boolean): Found<Sex> | null {
  // First what is said beside the age, then a plain word, then the pronouns that prevail.
  const head = text.slice(0, headLength);
  if (age !== null) {
    const letter = besideAge.exec(head.slice(age.start, age.end + 4));
    const near = wordIn(head.slice(age.start, age.end + 40), age.start, outside);
    if (letter !== null && (near === null || near.start > age.start + letter.index + 4)) {
      const said = letter[1] ?? letter[2]!;
      const start = age.start + letter.index + letter[0].length - 1;
      return { value: said.toUpperCase() === 'F' ? 'female' : 'male', start, end: start + 1 };
    }
    if (near !== null) {
      return near;
    }
  }
  const word = wordIn(head.slice(0, 300), 0, outside);
  if (word !== null) {
    return word;
  }
  const count = (pattern: RegExp): RegExpExecArray[] =>
    [...head.matchAll(pattern)].filter((match) => outside(match.index));
  const f = count(female);
  const m = count(male);
  const winner = f.length > 2 * m.length ? f : m.length > 2 * f.length ? m : null;
  const first = winner?.[0];
  return first === undefined
    ? null
    : { value: winner === f ? 'female' : 'male', start: first.index, end: first.index + first[0].length };
}

function wordIn(part: string, base: number, outside: (at: number) => boolean): Found<Sex> | null {
  const f = femaleWord.exec(part);
  const m = maleWord.exec(part);
  const pick = f !== null && (m === null || f.index < m.index) ? f : m;
  if (pick === null || !outside(base + pick.index)) {
    return null;
  }
  const start = base + pick.index;
  return { value: pick === f ? 'female' : 'male', start, end: start + pick[0].length };
}
