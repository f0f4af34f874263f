/** Numbers with a name -> measurements in the canonical unit. */
import { experiencerOf } from './experiencer.js';
import type { SentenceContext } from './context.js';
import type { Lexicon, MeasureDefinition, Measurement, Sentence, Temporality, Token } from './types.js';
import { nextPair, nextReading, numberAfter, readValue } from './values.js';
import type { Reading } from './values.js';

/** Words that make a number an aim and not a value: "goal BP 130/80", "keep SpO2 > 92%". */
const aims = new Set('goal target targets keep maintain aim ideal titrate titrated range limit'.split(' '));
/** Words that make a threshold of a number: "hold for HR < 60", "when glucose < 250"; "if" does so without a sign. */
const thresholds = new Set('when until once hold notify call return for while no not denies'.split(' '));
const earlier = new Set('baseline previous prior previously last old usual birth pre'.split(' '));
/** Fluids in whose report the names of blood tests mean something else: "UA: WBC 50, glucose 4+". */
const otherFluid = new Set('ua urinalysis urine dipstick dip udip csf synovial ascitic pleural'.split(' '));
const sharedNames =
  /^(?:white-cell-count|glucose|glucose-point-of-care|ketones|bilirubin|total-protein|blood-ph|haemoglobin|albumin|neutrophil-count)$/;
const fluidReach = 30;
/** How many words before a number an "if" still makes a threshold of it. */
const conditionReach = 25;

/** Measurements of one sentence, the `index`th of its paragraph, added to `found`. Values that cannot be are kept and marked, never used. */
export function findMeasurements(
  context: SentenceContext,
  keys: Int32Array,
  index: number,
  lexicon: Lexicon,
  found: Measurement[],
): void {
  const { text, tokens, sentence, section } = context;
  if (section === 'family') {
    return;
  }
  let fluidAt = -fluidReach;
  for (let at = sentence.firstToken; at < sentence.endToken; at++) {
    if (otherFluid.has(tokens[at]!.folded)) {
      fluidAt = at;
    }
    const name = keys[at]! > 0 && !isInsideWord(tokens, at) ? lexicon.matchMeasure(keys, at, sentence.endToken) : null;
    if (name === null) {
      continue;
    }
    const afterName = at + name.length;
    const number = numberAfter(tokens, afterName, sentence.endToken);
    const definitions = name.measures
      .map((id) => lexicon.measure(id))
      .filter((one) => one !== undefined)
      .filter((one) => at - fluidAt >= fluidReach || !sharedNames.test(one.id));
    const reading = number === null ? null : readValue(tokens, number, sentence.endToken, definitions);
    if (number === null || reading === null || !isValue(text, tokens, at, afterName, reading, sentence)) {
      at = afterName - 1;
      continue;
    }
    if (experiencerOf(context, at, at + 1).experiencer !== 'patient') {
      at = reading.end - 1;
      continue;
    }
    const isPast = section === 'pmh' || saysEarlier(tokens, at, reading, sentence);
    const temporality: Temporality = isPast ? 'historical' : 'recent';
    const push = (definition: MeasureDefinition, value: number, from: number, to: number): void => {
      found.push({
        measure: definition.id,
        value,
        unit: definition.unit,
        plausible: value >= definition.plausible[0] && value <= definition.plausible[1],
        temporality,
        sentence: index,
        section,
        start: tokens[from]!.start,
        end: tokens[to - 1]!.end,
      });
    };
    let last = reading;
    for (let next: Reading | null = reading, from = at; next !== null; from = next?.number ?? 0) {
      last = next;
      push(next.definition, next.value, from, next.end);
      const second = next.definition.pair === null ? undefined : lexicon.measure(next.definition.pair);
      if (second !== undefined && next.second !== null) {
        push(second, next.second.value, next.number, next.second.end);
      }
      // "BP 170/80 right, 138/76 left", "sats 92% -> 96%": further readings of the same measure.
      const further: number | null =
        next.second === null
          ? nextReading(tokens, next.end, sentence.endToken)
          : nextPair(tokens, next.end, sentence.endToken);
      next = further === null ? null : readValue(tokens, further, sentence.endToken, [next.definition]);
    }
    at = last.end - 1;
  }
}

/** "G1P0", "33w2d": a letter that touches what stands before it names nothing. */
function isInsideWord(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  return (
    before !== undefined && before.end === tokens[at]!.start && before.kind !== 'punctuation' && before.kind !== 'break'
  );
}

/** Whether the number is one that was measured, and not an aim, a threshold, a change, or a vertebra. */
function isValue(
  text: string,
  tokens: readonly Token[],
  at: number,
  afterName: number,
  reading: Reading,
  sentence: Sentence,
): boolean {
  let compared = false;
  let changes = false;
  for (let i = afterName; i < reading.number; i++) {
    const { folded } = tokens[i]!;
    compared ||= /^[<>≤≥]$/.test(folded);
    changes = /^(?:up|down)$/.test(folded) || (changes && folded !== 'to');
  }
  for (let i = Math.max(sentence.firstToken, at - 3); i < reading.number; i++) {
    if (aims.has(tokens[i]!.folded)) {
      return false;
    }
  }
  for (let i = Math.max(sentence.firstToken, at - conditionReach); i < at; i++) {
    const { folded } = tokens[i]!;
    if (folded === 'if' || folded === 'unless' || (compared && thresholds.has(folded))) {
      return false;
    }
  }
  // "Weight up 2.3 kg in a week" tells a change.
  if (changes && /^(?:in|over|since|from|x)$/.test(tokens[reading.end]?.folded ?? '')) {
    return false;
  }
  const name = tokens[at]!;
  if (afterName - at === 1 && name.end - name.start === 1) {
    const { definition, value } = reading;
    const isPlausible = value >= definition.plausible[0] && value <= definition.plausible[1];
    const isGlued = name.end === tokens[reading.number]!.start;
    const isCapital = text.charCodeAt(name.start) < 97;
    const hasComma = tokens[afterName]!.folded === ',';
    // "T12 fracture", "P2 loud": one letter and a number are a value only where they can be one.
    return isCapital && !hasComma && (isPlausible || (!isGlued && definition.id !== 'temperature'));
  }
  return true;
}

/** "Baseline Cr 1.4", "EF 35% in 2019", "Hb 9.8 last year". */
function saysEarlier(tokens: readonly Token[], at: number, reading: Reading, sentence: Sentence): boolean {
  for (let i = Math.max(sentence.firstToken, at - 2); i <= at; i++) {
    if (earlier.has(tokens[i]!.folded)) {
      return true;
    }
  }
  // "Last visit 4 months ago: BP 118/72, HR 68"
  for (let i = at - 1; i > sentence.firstToken && at - i < conditionReach; i--) {
    if (tokens[i]!.folded === ':') {
      const label = tokens.slice(Math.max(sentence.firstToken, i - 5), i).map((token) => token.folded);
      if (label.at(-1) === 'ago' || label.includes('last') || label.includes('previous')) {
        return true;
      }
    }
  }
  const behind = tokens
    .slice(reading.end, Math.min(reading.end + 5, sentence.endToken))
    .map((token) => token.folded)
    .join(' ');
  return /^(?:\( )?(?:in (?:19|20)\d\d\b|at baseline|baseline|(?:at )?last (?:visit|year|month|admission)|previously|\d+ (?:months?|years?|yrs?|mo) ago)/.test(
    behind,
  );
}
