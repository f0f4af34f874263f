/** Pregnancy as documented. Not stated is null and never means "no". */
import { clauseAfter, clauseBefore, kin, matchAt } from './around.js';
import { dateAt, daysBetween, visitDate } from './dates.js';
import { figure } from './landmarks.js';
import type { Landmark } from './landmarks.js';
import type { Found } from './numbers.js';

/** Bits of the words of pregnancy; from 1 << 16 to 1 << 20, and 1 << 23. */
const said = 1 << 16;
const context = 1 << 17;
const test = 1 << 18;
const due = 1 << 19;
const ended = 1 << 20;
const parity = 1 << 23;
export const pregnancyWords: readonly (readonly [number, string])[] = [
  [said, 'pregnant pregnancy gravid trimester expecting'],
  [
    context,
    'pregnant pregnancy preg gravid gravida gestation gestational ga ega pog iup antenatal prenatal anc booking primip multip primigravida multigravida intrauterine fetal foetal fetus along singleton twins dcda mcda',
  ],
  [parity, 'g'],
  [test, 'pregnancy preg hcg bhcg uhcg upt ucg upreg hpt'],
  [due, 'edd edc due'],
  [ended, 'hysterectomy tah tvh tlh lavh postmenopausal menopausal menopause'],
];

export interface Pregnancy {
  readonly pregnant: boolean;
  readonly weeks: number | null;
}

const headLength = 8000;
const leastWeeks = 3;
const mostWeeks = 44;

/** A pregnancy stated or excluded; a birth within the last year excludes one as well. */
export function findPregnancy(
  text: string,
  landmarks: readonly Landmark[],
  postpartum: Found<number> | null,
): Found<Pregnancy> | null {
  let seen = 0;
  for (const { start, end, bits } of landmarks) {
    // A "g" is one of "G2P1", and not of grams.
    const counts = start < headLength && ((bits & parity) === 0 || isFigure(text, end));
    seen |= counts ? bits : 0;
  }
  if (postpartum === null) {
    const isAbout = (seen & (said | context | parity)) !== 0;
    let stated: Found<Pregnancy> | null = null;
    for (const { start, end, bits } of landmarks) {
      if (start >= headLength) {
        break;
      }
      const found =
        (bits & figure) !== 0
          ? weeksAt(text, start, end, isAbout)
          : (bits & (said | test | due)) !== 0
            ? statedAt(text, start, end, bits)
            : null;
      if (found !== null && found.value.weeks !== null && isHers(text, found)) {
        return found;
      }
      stated ??= found !== null && isHers(text, found) ? found : null;
    }
    if (stated !== null) {
      return stated;
    }
  }
  if ((seen & (said | test | ended)) !== 0) {
    for (const { start, end, bits } of landmarks) {
      const found =
        start < headLength && (bits & (said | test | ended)) !== 0 ? excludedAt(text, start, end, bits) : null;
      if (found !== null) {
        return found;
      }
    }
  }
  return postpartum === null
    ? null
    : { value: { pregnant: false, weeks: null }, start: postpartum.start, end: postpartum.end };
}

const isFigure = (text: string, at: number): boolean => /^ ?\d/.test(text.slice(at, at + 2));

/** "33 weeks", "33w2d", "33+2 wks", "33 2/7 weeks", "28+3/40". */
const weeksForm =
  /(\d{1,2})(?:\s?\+\s?\d(?:\/7)?|[ -](?:and )?\d\/7|\.\d)?(?:[ -]?(?:weeks?|wks?|wga|w)\b['’]?|w\s?\d\s?d?\b|\s?\/\s?40\b(?!\/))(?:,?\s?(?:and )?\d\s?d(?:ays?)?\b)?/iy;
const monthsForm = /(\d{1,2}) ?(?:months?|mos?)[ -](?:pregnant|preg|gravid|gestation|gestant)\b/iy;
const weeksAlone = /(\d{1,2})\+[0-6]\b(?!\s*[/%+\d]|\.\d)/y;
const weeksBehind =
  /[ -]{0,2}(?:of )?(?:pregnant|preg\b|gestation|gestational|ga\b|ega\b|pog\b|iup\b|intrauterine|pregnancy|into (?:her|the|this) pregnancy|by lmp|by dates|by us\b|by \d|by ultrasound|by scan|gravid|antenatal|along\b|(?:single|singleton|viable|twin|dcda|mcda)\b)/iy;
const weeksBefore =
  /(?:\b(?:pregnant|preg|gestation(?:al age)?|e?ga|pog|iup|pregnancy|gravid|antenatal(?: clinic| visit| review)?|prenatal visit|anc|primip|multip|primigravida|multigravida|fetus|twins)\b(?:\s+(?:of|at|is|with|now|currently|about|approximately|approx|around|and)|\s*[:,(=@~–-])*\s*|\bgravida ?\d{1,2},? para ?\d{1,2}[ ,]{0,2}(?:at |@ ?)?|\bG ?\d{1,2}[ ,]?\s?P ?\d+[\w ,()+-]{0,20}?(?:\bat\b|@|,)\s*)$/i;
const aloneBefore =
  /(?:\b(?:pregnant|gestation|ga|ega|iup|at|@|antenatal|anc|fetus)\b:?\s*|@ ?|\bG ?\d{1,2}[ ,]?\s?P ?\d+[\w ,()+-]{0,20})$/i;
const notWeeks =
  /(?:\b(?:score|scored|audit|moca|mmse|total|out of|power|bp|pain|on|dated|since|by)\b[ :=]{0,3}|[\d/.–-])$/i;
const weeksPerMonth = 30.4 / 7;

/** A number that says how far a pregnancy is. */
function weeksAt(text: string, start: number, end: number, isAbout: boolean): Found<Pregnancy> | null {
  if (end - start > 2) {
    return null;
  }
  const next = text.charCodeAt(end);
  // Without any word of pregnancy only "28/40" is one; "+", "/", "w", "m", a space or a hyphen must follow.
  const isForty = next === 47 || next === 32 ? text.startsWith('40', end + (next === 47 ? 1 : 2)) : false;
  const isDated = (next | 32) === 119 && isFigure(text, end + 1);
  if (!isForty && !isDated && (!isAbout || !(next === 43 || next === 32 || next === 45 || next === 46 || (next | 32) === 119))) {
    return null;
  }
  const before = clauseBefore(text, start, 45);
  const found = (weeks: number, length: number): Found<Pregnancy> | null =>
    weeks >= leastWeeks && weeks <= mostWeeks ? { value: { pregnant: true, weeks }, start, end: start + length } : null;
  const match = matchAt(weeksForm, text, start);
  if (match !== null) {
    const after = start + match[0].length;
    const behind = matchAt(weeksBehind, text, after);
    const isMarked =
      behind !== null ||
      weeksBefore.test(before) ||
      /40$/.test(match[0]) ||
      (isDated && /(?:\bat|@)\s?$/i.test(before));
    return isMarked && !notWeeks.test(before)
      ? found(Number(match[1]), match[0].length + (behind?.[0].length ?? 0))
      : null;
  }
  const months = matchAt(monthsForm, text, start);
  if (months !== null) {
    return found(Math.round(Number(months[1]) * weeksPerMonth), months[0].length);
  }
  const alone = aloneBefore.test(before) ? matchAt(weeksAlone, text, start) : null;
  return alone === null ? null : found(Number(alone[1]), alone[0].length);
}

const isPregnant =
  /(?:\b(?:is|currently|she's|known|now|newly|early|also|a|this|and|who is)|(?:^|[,:;(.–-])|\b(?:woman|female|lady|girl|patient|pt|y\/?o|old|G\d{1,2}P\d+)|\d ?[Ff])\s*$/i;
const pregnantPerson = /pregnant (?:woman|female|patient|pt|lady|with (?:twins|her|triplets)|teen\w*|girl)\b/iy;
/** "Pregnant: ***", "pregnant or breastfeeding": a question, and its answer is read elsewhere. */
const label = /\s?[:?=[(/]|\s(?:or|status)\b/iy;
const answer =
  /(?:pregnant|pregnancy)(?: status)?\s?[?:=-]{1,2}\s?(?:\[x\] ?)?(yes|y\b|positive|pos\b|\+|confirmed|no\b|n\b|none\b|negative|neg\b|not\b|denies|denied|nil\b)/iy;
const ongoing =
  /\b(?:current|ongoing|early|index|this|viable|intrauterine|twin|singleton|ivf|planned|unplanned|term|confirmed|known|wanted|unwanted|desired)\s+(?:\w+\s+)?$/i;
const ofPregnancy =
  /pregnancy(?: (?:loss|test|prevention|category|status|planning|desired|was|ended|in (?:19|20)\d\d|\d{4})|\?)/iy;
const trimesterBefore = /\b(first|second|third|1st|2nd|3rd|t[123])[ -]$/i;
const trimesterBehind =
  / (?:screen|scan|loss|losses|miscarriage|abortion|termination|bloods|labs|bleed(?:ing)? (?:in|with) (?:last|previous|first)|of (?:her )?(?:last|previous|first|prior))/iy;
const expecting = /expecting (?:her|a baby|twins|mother|in |to deliver)/iy;
/** The least that a third trimester can be. Of the first two no number is told, as little about them hangs on one. */
const thirdTrimester = 28;
const testName =
  /(?:pregnancy (?:test|screen)|preg(?: test)?|u?hcg|bhcg|upt|ucg|upreg|hpt)(?: \((?:urine|serum|poc|blood)\))?/iy;
const positiveBehind =
  /(?:[ :,=-]{0,3}(?:is |was |today |came back |returned |result:? |at home |again )?(?:positive|pos\b|\+)| ?x ?\d positive)/iy;
const negativeBehind =
  /(?:[ :,=-]{0,3}(?:is |was |today |came back |returned |result:? |at home |again )?(?:negative|neg\b|-ve| ?-(?=[.,;]|\s*$)))/imy;
const positiveBefore =
  /(?:positive|\+ve|\bpos)\s(?:urine |serum |home |urinary |repeat |blood |beta[ -]?|b-?|β-?|urine b-?)*$/i;
const negativeBefore =
  /(?:negative|-ve|\bneg)\s(?:urine |serum |home |urinary |repeat |blood |beta[ -]?|b-?|β-?|urine b-?)*$/i;
const count =
  /[ :,=]{0,3}(?:is |was |of |today |level:? |quant(?:itative)? )?([<≤]?)\s?(\d{1,3}(?:,\d{3})+|\d{1,6})(\.\d+)?(?!\d|\/\d)/iy;
/** Below, a count in IU/L is none; from here on it is a pregnancy. Between, it says neither. */
const noHcg = 5;
const someHcg = 25;

/** A pregnancy stated in words, by a test, or by a date on which a birth is due. */
function statedAt(text: string, start: number, end: number, bits: number): Found<Pregnancy> | null {
  const yes = (from: number, to: number, weeks: number | null = null): Found<Pregnancy> => ({
    value: { pregnant: true, weeks },
    start: from,
    end: to,
  });
  const before = clauseBefore(text, start, 40);
  if ((bits & test) !== 0) {
    const name = matchAt(testName, text, start);
    const after = start + (name?.[0].length ?? end - start);
    const isPositive = positiveBefore.test(before) || matchAt(positiveBehind, text, after) !== null;
    if (name !== null && isPositive) {
      const behind = matchAt(positiveBehind, text, after);
      return yes(start, after + (behind?.[0].length ?? 0));
    }
    const number = /hcg/i.test(text.slice(start, end)) ? matchAt(count, text, end) : null;
    if (number !== null && number[1] === '' && Number(number[2]!.replace(/,/g, '')) >= someHcg) {
      return yes(start, end + number[0].length);
    }
  }
  if ((bits & due) !== 0) {
    return dueAt(text, start, end);
  }
  const word = (bits & said) === 0 ? '' : text.slice(start, end).toLowerCase();
  if (word === 'pregnant' || word === 'pregnancy') {
    const match = matchAt(answer, text, start);
    if (match !== null) {
      return /^(?:y|pos|\+|con)/i.test(match[1]!) ? yes(start, start + match[0].length) : null;
    }
    if (word === 'pregnancy') {
      return ongoing.test(before) && matchAt(ofPregnancy, text, start) === null ? yes(start, end) : null;
    }
    if (matchAt(label, text, end) !== null || /\bnon-? ?$/i.test(before)) {
      return null;
    }
    const person = matchAt(pregnantPerson, text, start);
    return person !== null || isPregnant.test(before)
      ? yes(start, person === null ? end : start + person[0].length)
      : null;
  }
  if (word === 'gravid') {
    return /non-?\s?$/i.test(before) ? null : yes(start, end);
  }
  if (word === 'expecting') {
    return matchAt(expecting, text, start) === null ? null : yes(start, end);
  }
  const part = word === 'trimester' ? trimesterBefore.exec(before) : null;
  return part === null || matchAt(trimesterBehind, text, end) !== null
    ? null
    : yes(start - part[0].length, end, /^(?:third|3rd|t3)/i.test(part[1]!) ? thirdTrimester : null);
}

const dueLabel =
  /(?:edd|edc|due(?: date)?)(?: by (?:lmp|us|scan|dates|ultrasound))?(?:[ :=-]{1,3}|\s(?:is|on|of)\s){0,2}/iy;
const fullTerm = 40 * 7;

/** "EDD 12/08/2025": the weeks that are left until then, where the date of the visit stands as well. */
function dueAt(text: string, start: number, end: number): Found<Pregnancy> | null {
  const label = matchAt(dueLabel, text, start);
  const date = label === null ? null : dateAt(text, start + label[0].length);
  const isDueDate = /^ed/i.test(text.slice(start, end)) || / date/i.test(label?.[0] ?? '');
  if (date === null || !isDueDate) {
    return null;
  }
  const visit = visitDate(text);
  const left = visit === null ? null : daysBetween(visit, date.value, -28, fullTerm - 7 * leastWeeks);
  if (visit !== null && left === null) {
    return null;
  }
  const [most, least] = left === null ? [0, 0] : [fullTerm - left.low, fullTerm - left.high];
  const weeks = left !== null && most - least <= 7 ? Math.floor(least / 7) : null;
  return { value: { pregnant: true, weeks }, start, end: date.end };
}

const notPregnant =
  /(?:\bnot (?:currently |now |thought to be |known to be )?|\bisn['’]t (?:currently )?|\b(?:denies|denied) (?:being |that she is |she is )?(?:currently )?|\bnon-? ?|\b(?:can(?:no|')t|could ?n[o']t) (?:possibly )?be )$/i;
const deniedPregnancy =
  /\b(?:denies (?:(?:any )?(?:possibility|chance|risk) of (?:being )?|current )?|no (?:possibility|chance|risk) of (?:being )?|no current |not a )$/i;
const wasRemoved =
  /\b(?:s\/p|status post|post|prior|previous|had an?|underwent|after|since her|h\/o|hx of|history of|lmp:?)\s(?:[\w-]+ ){0,2}$/i;
const yearBehind = / (?:in |\()?(?:19|20)\d\d\b/y;
const planned =
  /\b(?:for|consider\w*|plan\w*|offered|declin\w+|discuss\w*|await\w*|no|denies|without|if|elective|booked|listed) (?:\w+ ){0,3}$/i;

/** A pregnancy denied, a test negative, or no womb and no periods any more. */
function excludedAt(text: string, start: number, end: number, bits: number): Found<Pregnancy> | null {
  const no = (from: number, to: number): Found<Pregnancy> => ({
    value: { pregnant: false, weeks: null },
    start: from,
    end: to,
  });
  const before = clauseBefore(text, start, 50);
  if (isKins.test(before)) {
    return null;
  }
  if ((bits & ended) !== 0) {
    const word = text.slice(start, end).toLowerCase();
    if (word === 'menopause' || word === 'menopausal') {
      const isPost = word === 'menopausal' ? /\bpost[ -]$/i.test(before) : /\bpost[ -]$|\blmp:? $/i.test(before);
      return isPost ? no(start, end) : null;
    }
    const isDone = /^(?:t|lavh|postm)/.test(word) || wasRemoved.test(before) || matchAt(yearBehind, text, end) !== null;
    return isDone && !planned.test(before) ? no(start, end) : null;
  }
  if ((bits & test) !== 0) {
    const name = matchAt(testName, text, start);
    const after = start + (name?.[0].length ?? end - start);
    const behind = name === null ? null : matchAt(negativeBehind, text, after);
    if (name !== null && (behind !== null || negativeBefore.test(before))) {
      return no(start, after + (behind?.[0].length ?? 0));
    }
    // A count under the limit of the test: "hCG <5".
    const number = /hcg/i.test(text.slice(start, end)) ? matchAt(count, text, end) : null;
    const isLow = number !== null && Number(number[2]!.replace(/,/g, '')) <= (number[1] === '' ? noHcg - 1 : noHcg);
    if (isLow) {
      return no(start, end + number[0].length);
    }
  }
  const match = matchAt(answer, text, start);
  if (match !== null && /^n|^den/i.test(match[1]!)) {
    return no(start, start + match[0].length);
  }
  const word = text.slice(start, end).toLowerCase();
  const denial =
    word === 'pregnant'
      ? (notPregnant.exec(before) ?? deniedPregnancy.exec(before))
      : word === 'pregnancy'
        ? deniedPregnancy.exec(before)
        : null;
  return denial === null ? null : no(start - denial[0].length, end);
}

const isKins = new RegExp(`\\b(?:${kin})(?:'s)?\\W+(?:\\w+\\W+){0,2}$`, 'i');
/** Words before it that make a pregnancy a question, a wish, another time's or another woman's. */
const notHers = new RegExp(
  `\\b(?:if|whether|may|might|could|unsure|thinks|wonders|worried|wants|wishes|trying|try|planning|hoping|hopes|risk|rule out|r\\/o|exclude|until|when|while|before|avoid|contact|exposed|exposure|possibly|possible|querying|query|born|delivered|delivery|birth|births|stillbirth|stillborn|premature|pre-?term|ex|former|prom|miscarriage|miscarried|lost|loss|losses|abortion|termination|tops?|previous|previously|prior|last|first|first child|history of|hx of|h\\/o|in (?:19|20)\\d\\d|was|were|became|got|become|becoming|getting|get|not|isn['’]t|denies|never|no|non|cannot|can't|(?:${kin})(?:'s)?)\\W+(?:\\w+\\W+){0,4}$`,
  'i',
);
const questioned = /\?\s?$/;
const notHersBehind =
  /^\W*(?:\w+\W+){0,2}?(?:delivery|deliveries|delivered|loss|losses|miscarriage|stillbirth|preemie|infant|baby boy|baby girl|neonate|newborn|twins? born|in (?:19|20)\d\d|with (?:her|his) (?:first|last|son|daughter|eldest))\b|^\?/i;

const ifPositive = new RegExp(
  `\\b(?:if|when|until|unless|once|in case|no|not|(?:${kin})(?:'s)?)\\W+(?:\\w+\\W+){0,2}$`,
  'i',
);
const isTest = /(?:hcg|upt|ucg|upreg|hpt|test|screen|\bpreg\b)/i;

/** Whether a pregnancy that stands in the text is hers and now. */
function isHers(text: string, { start, end }: Found<Pregnancy>): boolean {
  const before = clauseBefore(text, start, 50);
  const what = text.slice(start, end);
  if (isTest.test(what)) {
    return !ifPositive.test(before);
  }
  return !notHers.test(before) && !questioned.test(before) && !notHersBehind.test(clauseAfter(text, end, 40));
}
