/** A pregnancy that is stated or excluded in words, by a test, or by a date; whose it is and when is asked elsewhere. */
import { clauseBefore, matchAt, womenKin } from '../words/around.js';
import { dateAt, daysBetween, visitDate } from '../time/dates.js';
import type { Found } from '../words/numbers.js';

/** Bits of the words of pregnancy; from 1 << 16 to 1 << 20, and 1 << 23. */
export const said = 1 << 16;
export const context = 1 << 17;
export const test = 1 << 18;
export const due = 1 << 19;
export const ended = 1 << 20;
export const parity = 1 << 23;
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

export const leastWeeks = 3;
export const mostWeeks = 44;

const isKins = new RegExp(`\\b(?:${womenKin})(?:'s)?\\s+(?:\\w+\\s+){0,2}$`, 'i');
const isPregnant =
  /(?:\b(?:is|currently|she's|known|now|newly|early|also|a|this|and|who is)|(?:^|[,:;(.–-])|\b(?:woman|female|lady|girl|patient|pt|y\/?o|old|G\d{1,2}P\d+)|\d ?[Ff])\s*$/i;
const pregnantPerson = /pregnant (?:woman|female|patient|pt|lady|with (?:twins|her|triplets)|teen\w*|girl)\b/iy;
/** "Pregnant: ***", "pregnant or breastfeeding": a question, and its answer is read elsewhere. */
const label = /\s?[:?=[(/]|\s(?:or|status)\b/iy;
const answer =
  /(?:pregnant|pregnancy)(?: status)?\s?[?:=-]{1,2}\s?(?:\[x\] ?)?(yes|y\b|positive|pos\b|\+|confirmed|no\b|n\b(?!\/)|none\b|negative|neg\b|not\b|denies|denied|nil\b)/iy;
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
  /(?:pregnancy (?:test|screen)|preg(?: test)?|u?hcg|bhcg|upt|ucg|upreg|hpt)(?:,? \(?(?:urine|serum|poc|blood|qual\w*|quant\w*)\)?){0,2}/iy;
const positiveBehind =
  /(?:[ :,=-]{0,3}(?:is |was |today |came back |returned |result:? |at home |again )?(?:positive|pos\b|\+)| ?x ?\d positive)/iy;
const negativeBehind =
  /(?:[ :,=-]{0,3}(?:is |was |today |came back |returned |result:? |at home |again )?(?:negative|neg\b|-ve| ?-(?=[.,;]|\s*$)))/imy;
const positiveBefore = /(?:positive|\+ve|\bpos)\s(?:urine |serum |home |urinary |repeat |blood |beta[ -]?|b-?|β-?)*$/i;
const negativeBefore = /(?:negative|-ve|\bneg)\s(?:urine |serum |home |urinary |repeat |blood |beta[ -]?|b-?|β-?)*$/i;
const count =
  /[ :,=]{0,3}(?:is |was |of |today |level:? |quant(?:itative)? )?([<≤]?)\s?(\d{1,3}(?:,\d{3})+|\d{1,6})(\.\d+)?(?!\d|\/\d)/iy;
/** Below, a count in IU/L is none; from here on it is a pregnancy. Between, it says neither. */
const noHcg = 5;
const someHcg = 25;

/** A pregnancy stated in words, by a test, or by a date on which a birth is due. */
export function statedAt(text: string, start: number, end: number, bits: number): Found<Pregnancy> | null {
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
    const number = /hcg/i.test(text.slice(start, end)) ? matchAt(count, text, after) : null;
    if (number !== null && number[1] === '' && Number(number[2]!.replace(/,/g, '')) >= someHcg) {
      return yes(start, after + number[0].length);
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
export function excludedAt(text: string, start: number, end: number, bits: number): Found<Pregnancy> | null {
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
    const number = /hcg/i.test(text.slice(start, end)) ? matchAt(count, text, after) : null;
    const isLow = number !== null && Number(number[2]!.replace(/,/g, '')) <= (number[1] === '' ? noHcg - 1 : noHcg);
    if (isLow) {
      return no(start, after + number[0].length);
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
