/** Pregnancy and the time after a birth, as documented. Not stated is null and never means "no". */
import { numberOf, numberPattern } from './numbers.js';
import type { Found } from './numbers.js';

const headLength = 8000;

/** "33 weeks", "33w2d", "33+2 wks", "33 2/7 weeks". */
const weeks =
  "(\\d{1,2})(?:\\s?\\+\\s?\\d(?:\\/7)?|\\s\\d\\/7)?(?:[ -]?(?:weeks?|wks?|w)\\b['’]?|w\\d\\s?d?)(?:\\s?\\d\\s?d(?:ays?)?\\b)?";
const pregnantPatterns: readonly RegExp[] = [
  new RegExp(
    `\\b${weeks}[ -]{0,2}(?:pregnant|gestation|gestational|ga\\b|iup\\b|intrauterine|of pregnancy|by lmp|by dates|by us\\b|by \\d|by ultrasound|gravid)`,
    'i',
  ),
  new RegExp(
    `\\b(?:pregnant|gestation(?:al age)?|e?ga|iup|pregnancy)\\b(?:\\s+(?:of|at|is|with|now|currently)|[:,])*\\s*(?:about |approximately |~ ?)?${weeks}`,
    'i',
  ),
  new RegExp(`\\bG\\d{1,2}\\s?P\\d+[\\w ,()-]{0,20}?(?:\\bat|@|,)\\s*${weeks}`, 'i'),
  /\b(?:pregnant|gestation|ga|iup|at)\b:?\s*(\d{1,2})\+\d\b(?!\s*[/%])/i,
  /\bG\d{1,2}\s?P\d+[\w ,()-]{0,20}?\b(\d{1,2})\+\d\b/i,
  /\b(\d{1,2})\s?\/\s?40\b/,
  /\b(?:is|currently|she's|known|now|newly|early) pregnant\b|\bpregnant (?:woman|female|patient|lady|with (?:twins|her))\b|\bgravid\b|\b(?:first|second|third)[ -]trimester\b/i,
  /\b(?:positive|\+ve)\s(?:urine |serum |home )?(?:pregnancy test|hcg|upt|bhcg)|\b(?:pregnancy test|upt|u?hcg|b-?hcg|urine preg|preg test)[ :,]{0,3}(?:is |was |today |came back )?(?:positive|pos\b|\+)/i,
];
const notPregnantPatterns: readonly RegExp[] = [
  /\bnot (?:currently )?pregnant\b|\bdenies (?:being pregnant|pregnancy|(?:any )?(?:possibility|chance) of (?:pregnancy|being pregnant))|\bno (?:possibility|chance) of (?:pregnancy|being pregnant)\b|\bnon-?pregnant\b/i,
  /\b(?:negative|-ve|neg) (?:urine |serum |home )?(?:pregnancy test|hcg|upt|bhcg)|\b(?:pregnancy test|upt|u?hcg|b-?hcg|urine preg|preg test)[ :,]{0,3}(?:is |was |today |came back )?(?:negative|neg\b|-ve|-(?=[\s.,;]|$))/i,
  // A count under the limit of the test: "hCG <5".
  /\b(?:u|b-?|β-?|beta[ -]?)?hcg\b[ :,=]{0,3}(?:is |was |of |today )?[<≤]\s?(?:[0-5]|\d\.\d)(?![\d.]*\d)/i,
  /\b(?:s\/p|status post|prior|previous|had an?|underwent|after|since her) (?:\w+ ){0,2}hysterectomy\b|\bhysterectomy (?:in )?(?:19|20)\d\d\b|\b(?:TAH|TVH|TLH)\b|\bpost-?menopausal\b/i,
];
/** Words before it that make a pregnancy a question, a wish, another time's or another woman's. */
const notHers =
  /\b(?:if|whether|may|might|could|unsure|thinks|wonders|worried|wants|trying|planning|hoping|risk|rule out|when|born|delivered|delivery|birth|premature|ex|miscarriage|loss|losses|abortion|previous|prior|last|first|wife|sister|daughter|girlfriend|partner|mother|friend|cousin|not|denies|never)\W+(?:\w+\W+){0,4}$/i;

/** A pregnancy stated or excluded; a birth within the last year excludes one as well. */
export function findPregnancy(
  text: string,
  postpartum: Found<number> | null,
): Found<{ pregnant: boolean; weeks: number | null }> | null {
  const head = text.slice(0, headLength);
  let stated: Found<{ pregnant: boolean; weeks: number | null }> | null = null;
  for (const pattern of postpartum === null ? pregnantPatterns : []) {
    const match = pattern.exec(head);
    if (
      match === null ||
      notHers.test(head.slice(Math.max(0, match.index - 50), match.index).replace(/^[\s\S]*[.;\n]/, ''))
    ) {
      continue;
    }
    const count = match[1] === undefined ? null : Number(match[1]);
    const found = { start: match.index, end: match.index + match[0].length };
    if (count !== null && count >= 3 && count <= 44) {
      return { value: { pregnant: true, weeks: count }, ...found };
    }
    if (count === null) {
      stated ??= { value: { pregnant: true, weeks: null }, ...found };
    }
  }
  if (stated !== null) {
    return stated;
  }
  for (const pattern of notPregnantPatterns) {
    const match = pattern.exec(head);
    if (match !== null) {
      return { value: { pregnant: false, weeks: null }, start: match.index, end: match.index + match[0].length };
    }
  }
  return postpartum === null
    ? null
    : { value: { pregnant: false, weeks: null }, start: postpartum.start, end: postpartum.end };
}

const birth =
  '(?:post-?partum|post-?natal|pp\\b|after (?:delivery|birth|giving birth|childbirth|(?:a |her )?(?:c-?section|cesarean|caesarean|vaginal delivery))|(?:s\\/p|status post|from|since) (?:an? |her )?(?:NSVD|SVD|c-?section|cesarean|caesarean|vaginal delivery|LSCS|delivery))';
const delivered =
  '(?:delivered|gave birth|had (?:a |her )baby|(?:s\\/p|status post) (?:an? )?(?:uncomplicated |normal )?(?:NSVD|SVD|c-?section|cesarean(?: section| delivery)?|caesarean(?: section)?|vaginal delivery|LSCS))';
const daysOf: Record<string, number> = { d: 1, w: 7, m: 30.4 };
const postpartumPatterns: readonly RegExp[] = [
  new RegExp(`\\b${numberPattern}[ -]?(days?|d|weeks?|wks?|w|months?|mos?)[ -]?${birth}`, 'i'),
  new RegExp(`\\b${delivered}\\b(?: [\\w,]+){0,4}? ${numberPattern} (days?|weeks?|wks?|months?) ago`, 'i'),
  /\b(?:PPD|post-?partum day) ?#? ?(\d{1,2})()\b/i,
];

/** Days since a birth, where the note says so; up to a year. */
export function findPostpartum(text: string): Found<number> | null {
  const head = text.slice(0, headLength);
  for (const pattern of postpartumPatterns) {
    const match = pattern.exec(head);
    if (match === null) {
      continue;
    }
    const days = Math.round(numberOf(match[1]!) * (daysOf[(match[2] ?? '').charAt(0).toLowerCase()] ?? 1));
    if (days <= 366) {
      return { value: days, start: match.index, end: match.index + match[0].length };
    }
  }
  return null;
}
