/** Pregnancy as documented. Not stated is null and never means "no". */
import { clauseAfter, clauseBefore, matchAt, womenKin } from '../words/around.js';
import { figure } from '../words/landmarks.js';
import type { Landmark } from '../words/landmarks.js';
import type { Found } from '../words/numbers.js';
import {
  context,
  due,
  ended,
  excludedAt,
  leastWeeks,
  mostWeeks,
  parity,
  said,
  statedAt,
  test,
} from './pregnancySaid.js';
import type { Pregnancy } from './pregnancySaid.js';

export { pregnancyWords } from './pregnancySaid.js';

const headLength = 8000;
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
/** "Gravida 3, presents at 34 weeks", and not at so many weeks after something. */
const presentsAt = /\b(?:presents?|presented|presenting|now|currently)(?: \w+)? at\s$/i;
const sinceEvent = /\s?(?:post|after|since|from|s\/p|old|of\b|into|follow)/iy;
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
  if (
    !isForty &&
    !isDated &&
    (!isAbout || !(next === 43 || next === 32 || next === 45 || next === 46 || (next | 32) === 119))
  ) {
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
      (matchAt(sinceEvent, text, after) === null &&
        (weeksBefore.test(before) ||
          /40$/.test(match[0]) ||
          (isDated && /(?:\bat|@)\s?$/i.test(before)) ||
          (isAbout && presentsAt.test(before))));
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

/** Words before it that make a pregnancy a question, a wish, another time's or another woman's. */
const notHers = new RegExp(
  `\\b(?:unsure|thinks|wonders|rule out|r\\/o|exclude|possibly|query|querying|born|delivered|delivery|birth|births|stillbirth|stillborn|premature|pre-?term|ex|former|prom|miscarriage|miscarried|lost|loss|losses|abortion|termination|tops?|previous|previously|prior|last|first|in (?:19|20)\\d\\d|(?<![\\d/.-])(?:19|20)\\d\\d (?:\\w+ ){1,2}at|denies|never|(?<!\\bwith (?:her |his |a )?)(?:${womenKin})(?:'s)?)\\W+(?:\\w+\\W+){0,4}$`,
  'i',
);
/** The same without a comma between. */
const notHersClosely =
  /\b(?:if|whether|may|might|could|worried|wants|wishes|trying|try|planning|hoping|hopes|(?<!high[ -])risk|until|when|while|before|avoid|contact|exposed|exposure|possible|history of|hx of|h\/o|was|were|became|got|become|becoming|getting|get|not|isn['’]t|no|non|cannot|can['’]t)[\s-]+(?:[\w'’-]+\s+){0,4}$/i;
const questioned = /\?\s?$/;
const notHersBehind =
  /^\W*(?:\w+\W+){0,2}?(?:wife|sister|daughter|partner|girlfriend|friend|mother|delivery|deliveries|delivered|loss|losses|miscarriage|stillbirth|preemie|infant|baby boy|baby girl|neonate|newborn|twins? born|in (?:19|20)\d\d|with (?:her|his) (?:first|last|son|daughter|eldest))\b|^\?/i;

const ifPositive = new RegExp(
  `\\b(?:if|when|until|unless|once|in case|no|not|(?:${womenKin})(?:'s)?)\\s+(?:[\\w-]+\\s+){0,2}$`,
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
  const isOthers = notHers.test(before) || notHersClosely.test(before);
  return !isOthers && !questioned.test(before) && !notHersBehind.test(clauseAfter(text, end, 40));
}
