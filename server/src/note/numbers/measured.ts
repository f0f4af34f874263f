/** Whether a number was measured in the patient, and whether at another time: aims, thresholds, changes and drugs are no values. */
import { endOfFlags } from './flags.js';
import { definitionsOf, isCapital, isGlued, isNumber, wordAt } from './line.js';
import type { Line } from './line.js';
import { isLong, timeAt } from './times.js';
import type { MeasureDefinition } from '../types.js';
import { isVital } from './unnamed.js';
import type { Reading } from './values.js';

/** Words that make a number an aim and not a value: "goal BP 130/80", "keep SpO2 > 92%". */
const aims = new Set(
  'goal goals target targets targeting keep maintain aim aiming ideal titrate titrated range limit limits vitamin vit'.split(
    ' ',
  ),
);
/** Words that make a threshold of a number: "hold for HR < 60", "when glucose < 250"; "if" does so without a sign. */
const thresholds = new Set(
  'when until once hold notify call return for while no not denies criteria criterion threshold thresholds cutoff'.split(
    ' ',
  ),
);
/** Words that make a change of a number, where no "to" follows: "up 2.3 kg in a week". */
const moves = new Set('up down dropped fell fallen rose risen climbed increased decreased'.split(' '));
const earlier = new Set('baseline previous prior previously last old usual birth pre'.split(' '));
/** Fluids in whose report the names of blood tests mean something else: "UA: WBC 50, glucose 4+". */
const otherFluid = new Set(
  'ua urinalysis urine dipstick dip udip csf lp lumbar synovial ascitic ascites pleural paracentesis thoracentesis arthrocentesis aspirate'.split(
    ' ',
  ),
);
const shared = new Set(
  'white-cell-count red-cell-count neutrophils neutrophil-count neutrophil-percentage lymphocytes lymphocyte-count lymphocyte-percentage eosinophils monocytes glucose glucose-point-of-care ketones bilirubin total-protein lactate-dehydrogenase amylase blood-ph haemoglobin albumin'.split(
    ' ',
  ),
);
const fluidReach = 30;
/** How many words before a number an "if" still makes a threshold of it. */
const conditionReach = 25;

/** A name, and what is known of the way from it to its number. */
export interface Named {
  readonly at: number;
  readonly afterName: number;
  /** Whether a sign stands before the number. */
  readonly isCompared: boolean;
  /** Whether another vital sign has just been read. */
  readonly isAmongVitals: boolean;
}

/** Whether the number is one that was measured, and not an aim, a threshold, a change, or a vertebra. */
export function wasMeasured(
  line: Line,
  { at, afterName, isCompared, isAmongVitals }: Named,
  reading: Reading,
): boolean {
  for (let i = Math.max(line.first, at - 3); i < reading.number; i++) {
    const isName = i >= at && i < afterName;
    const word = wordAt(line, i);
    // "BP range 110-120/60-70" was measured; the "normal range" before a name was not.
    if (!isName && aims.has(word) && !(i >= afterName && word === 'range')) {
      return false;
    }
  }
  for (let i = Math.max(line.first, at - conditionReach); i < at; i++) {
    const word = wordAt(line, i);
    if (word === 'if' || word === 'unless' || (isCompared && thresholds.has(word))) {
      return false;
    }
  }
  if (isChange(line, afterName, reading) || isAimBehind(line, reading)) {
    return false;
  }
  // "Drinking well, 4 wet nappies"
  if (wordAt(line, afterName) === ',' && !reading.hasUnit && !isCapital(line, at)) {
    return false;
  }
  const name = line.tokens[at]!;
  const isLetter = afterName - at === 1 && name.end - name.start === 1;
  return !isLetter || isNamedByLetter(line, at, afterName, reading, isAmongVitals);
}

/** "SBP <140 goal"; in "150/90, goal 130/80" it is the aim of the next number. */
function isAimBehind(line: Line, reading: Reading): boolean {
  const end = reading.second?.end ?? reading.end;
  const next = wordAt(line, end + 1);
  return (
    /^(?:goal|target)$/.test(wordAt(line, end)) && !isNumber(line, end + 1) && !/^[<>≤≥:=]$|^(?:of|is)$/.test(next)
  );
}

/** "Weight up 2.3 kg in a week", "Hb dropped 2 g since admission". */
function isChange(line: Line, afterName: number, reading: Reading): boolean {
  let changes = false;
  for (let i = afterName; i < reading.number; i++) {
    const word = wordAt(line, i);
    changes = moves.has(word) || (changes && word !== 'to' && word !== 'from' && word !== 'at');
  }
  if (!changes) {
    return false;
  }
  const behind = /^(?:g|points?)$/.test(wordAt(line, reading.end)) ? reading.end + 1 : reading.end;
  const next = wordAt(line, behind);
  return /^(?:in|over|since|x)$/.test(next) || (next === 'from' && !isNumber(line, behind + 1));
}

/** "T12 fracture", "P2 loud", "G2 P 1": one letter and a number are a value only where they can be one. */
function isNamedByLetter(line: Line, at: number, afterName: number, reading: Reading, isAmongVitals: boolean): boolean {
  const touches = isGlued(line, at) && afterName === reading.number;
  const mayBeWrong = !touches && (!isVital(reading.definition.id) || isAmongVitals || reading.isGarbled);
  return isCapital(line, at) && wordAt(line, afterName) !== ',' && (reading.plausible || mayBeWrong);
}

/** "Potassium chloride 20 mEq/L in saline": the name is a part of a drug's. */
export function isOfDrug({ keys, lexicon, first, end }: Line, at: number, afterName: number): boolean {
  const match = at > first && keys[at - 1]! > 0 ? lexicon.match(keys, at - 1, end) : null;
  return (
    match !== null &&
    at - 1 + match.length >= afterName &&
    match.entries.some((entry) => entry.kind === 'concept' && entry.concept.kind === 'drug')
  );
}

/** The measures that a name may be of: in the report of another fluid, not those of blood. */
export function measuresNamed(line: Line, at: number, measures: readonly string[]): readonly MeasureDefinition[] {
  const all = definitionsOf(line, measures);
  const isShared = all.some((one) => shared.has(one.id));
  return isShared && isOfOtherFluid(line, at) ? all.filter((one) => !shared.has(one.id)) : all;
}

function isOfOtherFluid(line: Line, at: number): boolean {
  for (let i = at; i >= line.first && i > at - fluidReach; i--) {
    if (otherFluid.has(wordAt(line, i))) {
      return true;
    }
  }
  return false;
}

/** "Baseline Cr 1.4", "EF 35% in 2019", "Hb 9.8 last year", "Last visit 4 months ago: BP 118/72". */
export function saysEarlier(line: Line, at: number, reading: Reading): boolean {
  if (saysEarlierBefore(line, at)) {
    return true;
  }
  const time = timeAt(line, endOfFlags(line, reading.second?.end ?? reading.end));
  if (time === null || time.kind !== 'past' || /^(?:yesterday|overnight)$/.test(wordAt(line, time.end - 1))) {
    return false;
  }
  // "6.1 2 hours ago" is of this visit, and "2.4 (baseline 0.9)" and "2.4 baseline 0.9" say it of the other number.
  const isShort = wordAt(line, time.end - 1) === 'ago' && !isLong(wordAt(line, time.end - 2));
  return !isShort && !isNumber(line, time.end) && !/^[~:]$/.test(wordAt(line, time.end));
}

/** The same by what stands before the name alone. */
export function saysEarlierBefore(line: Line, at: number): boolean {
  for (let i = Math.max(line.first, at - 2); i <= at; i++) {
    if (earlier.has(wordAt(line, i))) {
      return true;
    }
  }
  for (let i = at - 1; i > line.first && at - i < conditionReach; i--) {
    if (wordAt(line, i) === ':' && isLabelOfPast(line, i)) {
      return true;
    }
  }
  return false;
}

/** "Previous labs:", "4 months ago:". */
function isLabelOfPast(line: Line, colon: number): boolean {
  if (wordAt(line, colon - 1) === 'ago') {
    return true;
  }
  for (let i = Math.max(line.first, colon - 5); i < colon; i++) {
    if (/^(?:last|previous)$/.test(wordAt(line, i))) {
      return true;
    }
  }
  return false;
}
