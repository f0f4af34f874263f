/** Who the note is about: age, sex and pregnancy as documented. What is not stated stays null. */
import type { Patient, Section, Sex, Span } from './types.js';

interface Found<T> extends Span {
  readonly value: T;
}

const ageUnits: readonly [RegExp, number][] = [
  [/^(?:y|yr|yrs|year|years|yo|y\.o|yoa|y\/o)/i, 1],
  [/^(?:m|mo|mos|mth|mths|month|months)/i, 1 / 12],
  [/^(?:w|wk|wks|week|weeks)/i, 7 / 365.25],
  [/^(?:d|day|days)/i, 1 / 365.25],
  [/^(?:h|hr|hrs|hour|hours)/i, 1 / 8766],
];
/** "67 y/o", "67-year-old", "24 day old", "3 mo", "67yo", "aged 67", "age: 67", "67M", "F 27". */
const agePatterns: readonly RegExp[] = [
  /\b(\d{1,3}(?:\.\d)?)[ -]?(years?|yrs?|months?|mos?|mths?|weeks?|wks?|days?|hours?|hrs?)[ -]?(?:of age|old|o\b)/gi,
  /\b(\d{1,3})[ -]?(y\/o|y\.o\.?|yo|yoa)(?=[^A-Za-z]|f\b|m\b)/gi,
  /\b(?:age|aged)\s*:?\s*(\d{1,3}(?:\.\d)?)\s*(years?|yrs?|y|months?|mos?|weeks?|wks?|days?)?\b/gi,
  /\b(\d{1,3})\s?(y|m|d|wk|mo)(?:r|rs)?\s?\/?\s?(?:[mf]\b|male|female)/gi,
  /\b(\d{1,3})\s?()(?:[MF]|male|female|man|woman|lady|gentleman)\b/g,
  /\b[MF]\s?,?\s?(\d{2})()\b(?!\s*(?:%|mg|mcg|\/|kg|bpm|\d|:))/g,
];
/** Words before an age that make it somebody else's or another time's. */
const notPatient =
  /(?:mother|father|brother|sister|son|daughter|husband|wife|uncle|aunt|friend|partner|grandmother|grandfather|sibling|cousin|since|at(?: the)? age|until|when (?:he|she|they) w(?:as|ere)|died|menarche|menopause)\W+(?:\w+\W+){0,3}$/i;

const female =
  /\b(?:female|woman|girl|lady|F(?=\s*,?\s*\d{2}\b)|(?<=\d\s?(?:y\/?o?|yr|yrs|yo|mo|wk|d)?\s?)F|she|her|hers|herself|mrs|ms|G\d+\s?P\d+|gravid|postmenopausal|primigravida|multigravida|primip|multip)\b/g;
const male =
  /\b(?:male|man|boy|gentleman|M(?=\s*,?\s*\d{2}\b)|(?<=\d\s?(?:y\/?o?|yr|yrs|yo|mo|wk|d)?\s?)M|he|his|him|himself|mr)\b/g;
const explicitFemale =
  /\b(?:female|woman|girl|lady|gravid|primigravida|multigravida)\b|\bG\d+\s?P\d+|(?<=\d\s?(?:y\/?o?|yr|yrs|yo|mo|wk|d|days?|weeks?|months?|years?)?\s?)F\b|\bF(?=\s*,?\s*\d{2}\b)|\bsex\s*:?\s*f\b/i;
const explicitMale =
  /\b(?:male|man|boy|gentleman)\b|(?<=\d\s?(?:y\/?o?|yr|yrs|yo|mo|wk|d|days?|weeks?|months?|years?)?\s?)M\b|\bM(?=\s*,?\s*\d{2}\b)|\bsex\s*:?\s*m\b/i;

const pregnantPatterns: readonly RegExp[] = [
  /\b(\d{1,2})(?:\s?(?:\+|and)\s?\d(?:\/7)?)?[ -]?(?:weeks?|wks?|wk|w)\b[ -]?(?:\+?\d ?days? )?(?:pregnant|gestation|gestational|ga\b|iup|of pregnancy|by lmp|by dates|by us)/i,
  /\b(?:pregnant|gestation(?:al age)?|ga|iup)\b(?:\s+(?:of|at|is|:|with))*\s*(\d{1,2})(?:\s?\+\s?\d)?[ -]?(?:weeks?|wks?|w)\b/i,
  /\bG\d+\s?P\d+[\w ,()-]{0,20}?\b(?:at|@)\s*(\d{1,2})(?:\s?\+\s?\d)?\s?(?:weeks?|wks?|w)\b/i,
  /\b(\d{1,2})\s?\/\s?40\b/,
  /\b(?:is|currently|she's|known) pregnant\b|\bpregnant (?:woman|female|patient|lady)\b|\b(?:gravid|iup)\b|\b(?:first|second|third)[ -]trimester\b/i,
  /\b(?:positive|\+ve)\s(?:urine |serum |home )?(?:pregnancy test|hcg|upt|bhcg)|\b(?:pregnancy test|upt|u?hcg|bhcg|urine preg|preg test)[ :]*(?:is |was )?(?:positive|pos\b|\+)/i,
];
const notPregnantPatterns: readonly RegExp[] = [
  /\bnot (?:currently )?pregnant\b|\bdenies (?:being pregnant|pregnancy|possibility of pregnancy|chance of pregnancy)/i,
  /\b(?:negative|-ve) (?:urine |serum |home )?(?:pregnancy test|hcg|upt|bhcg)|\b(?:pregnancy test|upt|u?hcg|bhcg|urine preg|preg test)[ :,]*(?:is |was |today )?(?:negative|neg\b|-ve)/i,
  /\b(?:s\/p|status post|prior|previous|had a|underwent) (?:total (?:abdominal )?)?hysterectomy\b|\bpost-?menopausal\b/i,
];
const postpartumPatterns: readonly [RegExp, number][] = [
  [/\b(\d{1,2}) days? (?:post-?partum|post-?natal|after (?:delivery|birth|giving birth))/i, 1],
  [/\b(\d{1,2}) (?:weeks?|wks?) (?:post-?partum|post-?natal|after (?:delivery|birth|giving birth))/i, 7],
  [/\bPPD ?#? ?(\d{1,2})\b/i, 1],
  [/\bdelivered (\d{1,2}) days? ago/i, 1],
  [/\bdelivered (\d{1,2}) (?:weeks?|wks?) ago/i, 7],
  [/\bgave birth (\d{1,2}) days? ago/i, 1],
  [/\bgave birth (\d{1,2}) (?:weeks?|wks?) ago/i, 7],
];

/** Reads the patient. Family history is left out, where ages and sexes are other people's. */
export function findPatient(text: string, sections: readonly Section[]): Patient {
  const family = sections.filter((section) => section.kind === 'family');
  const outside = (at: number): boolean => !family.some((section) => at >= section.start && at < section.end);
  const age = findAge(text, outside);
  const sex = findSex(text, age, outside);
  const postpartum = findPostpartum(text);
  const pregnancy = sex?.value === 'male' ? null : findPregnancy(text, postpartum !== null, age?.value ?? null);
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

/** Only the beginning of a note says who it is about; a note of many pages is not searched whole. */
const headLength = 4000;

function findAge(text: string, outside: (at: number) => boolean): Found<number> | null {
  const head = text.slice(0, headLength);
  let best: Found<number> | null = null;
  for (const pattern of agePatterns) {
    for (const match of head.matchAll(pattern)) {
      const value = Number(match[1]);
      const unit = match[2] ?? '';
      const factor = unit === '' ? 1 : (ageUnits.find(([form]) => form.test(unit))?.[1] ?? 1);
      const years = value * factor;
      const isOther = notPatient.test(head.slice(Math.max(0, match.index - 40), match.index)) || !outside(match.index);
      if (years <= 120 && !isOther && (best === null || match.index < best.start)) {
        best = {
          value: Math.round(years * 10000) / 10000,
          start: match.index,
          end: match.index + match[0].trimEnd().length,
        };
      }
    }
    if (best !== null) {
      return best;
    }
  }
  return null;
}

function findSex(text: string, age: Found<number> | null, outside: (at: number) => boolean): Found<Sex> | null {
  // First what is said beside the age, then a plain word, then the pronouns that prevail.
  const near = age === null ? '' : text.slice(age.start, age.end + 40);
  const nearBase = age?.start ?? 0;
  const head = text.slice(0, headLength);
  for (const [part, base] of [
    [near, nearBase],
    [head.slice(0, 300), 0],
  ] as const) {
    const f = explicitFemale.exec(part);
    const m = explicitMale.exec(part);
    const pick = f !== null && (m === null || f.index < m.index) ? f : m;
    if (pick !== null && outside(base + pick.index)) {
      const start = base + pick.index;
      return { value: pick === f ? 'female' : 'male', start, end: start + pick[0].length };
    }
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

function findPregnancy(
  text: string,
  postpartum: boolean,
  age: number | null,
): Found<{ pregnant: boolean; weeks: number | null }> | null {
  if (age !== null && (age < 10 || age > 60)) {
    return null;
  }
  const head = text.slice(0, headLength * 2);
  for (const pattern of notPregnantPatterns) {
    const match = pattern.exec(head);
    if (match !== null) {
      return { value: { pregnant: false, weeks: null }, start: match.index, end: match.index + match[0].length };
    }
  }
  for (const pattern of pregnantPatterns) {
    const match = pattern.exec(head);
    if (match !== null && !postpartum) {
      const weeks = match[1] === undefined ? null : Number(match[1]);
      if (weeks === null || (weeks >= 3 && weeks <= 44)) {
        return { value: { pregnant: true, weeks }, start: match.index, end: match.index + match[0].length };
      }
    }
  }
  return null;
}

function findPostpartum(text: string): Found<number> | null {
  const head = text.slice(0, headLength * 2);
  for (const [pattern, days] of postpartumPatterns) {
    const match = pattern.exec(head);
    if (match !== null) {
      return { value: Number(match[1]) * days, start: match.index, end: match.index + match[0].length };
    }
  }
  return null;
}
