/** Numbers behind a name that are no values of it: doses, grades, counts, days of the month. */
import type { Figure } from './figures.js';
import { isGlued, isNumber, nameAt, wordAt } from './line.js';
import type { Line } from './line.js';
import type { MeasureDefinition } from '../types.js';
import type { Conversion, WrittenUnit } from './units.js';

/** Units and words that make a number a dose or a count of something else, unless the measure itself has them. */
const foreign = new Set(
  '% mg mcg ug g gm ml cc l units unit iu tab tabs tablet tablets puff puffs drops meq hpf lpf cm mm kg episodes doses times pillows weeks wks pack packs tsp tbsp teaspoon teaspoons tablespoon tablespoons cubes cups sessions visits pads stools steps flights beers'.split(
    ' ',
  ),
);
const routes = new Set(
  'po iv sc im sl pr daily bid tid qid qd od bd once infusion bolus drip tablet tablets tab tabs q gtt given replaced repleted'.split(
    ' ',
  ),
);
/** Words that may touch a number. */
const mayTouch = new Set('s ra oa on reg irreg x'.split(' '));
/** Measures whose values are told as "110 to 120" as often as not; of others that is a course. */
export const ranging = new Set(
  'heart-rate systolic-bp diastolic-bp mean-arterial-pressure respiratory-rate oxygen-saturation temperature fetal-heart-rate glucose-point-of-care'.split(
    ' ',
  ),
);

/** Whether a measure can have a value. */
export const isWithin = ({ plausible: [low, high] }: MeasureDefinition, value: number): boolean =>
  value >= low && value <= high;

/** "40 mEq PO", "20 mmol" of what is measured in mmol/L and cannot have that much. */
export function isDose(line: Line, unit: WrittenUnit, end: number, isPlausible: boolean): boolean {
  // "38.5 PR" is how a temperature was taken.
  if (routes.has(wordAt(line, end)) && !ranging.has(unit.definition.id)) {
    return true;
  }
  const perVolume = unit.definition.unit.includes('/');
  const isWhole = unit.end - unit.start > 1 || !perVolume;
  return !isWhole && !isPlausible && /^(?:meq|mmol|g|mg|gm)$/.test(wordAt(line, unit.start));
}

/** Whether what stands behind a number makes it something else. */
export function isForeign(line: Line, at: number, definition: MeasureDefinition, raw: number): boolean {
  const token = line.tokens[at]!;
  const touches = isGlued(line, at - 1);
  const next = wordAt(line, at + 1);
  if (token.folded === '+' && touches && !isNumber(line, at + 1)) {
    // "4+" is a grade; "110+" is 110 and more.
    return raw < 20;
  }
  if (token.folded === '/' && /^(?:hpf|lpf|hpfs|field|day|wk|week|d)$/.test(next)) {
    return true;
  }
  // "3 x ULN" is a multiple.
  if (token.folded === 'x' && !isNumber(line, at + 1)) {
    return true;
  }
  if (routes.has(token.folded) && !ranging.has(definition.id)) {
    return true;
  }
  if (foreign.has(token.folded)) {
    // "Hb 10.2 g" leaves out the litre; "albumin 25 g" is a dose.
    const isPart = definition.unit.toLowerCase().startsWith(`${token.folded}/`) && next !== '/';
    return !(isPart && isWithin(definition, raw));
  }
  // "T2DM": the letters go on, unless they name the next value ("HR110RR24").
  return (
    token.kind === 'word' &&
    touches &&
    !mayTouch.has(token.folded) &&
    line.lexicon.matchMeasure(line.keys, at, line.end) === null
  );
}

/** "Hb 3/4": a day and a month, where the measure has no second number. */
export function isDayOfMonth(line: Line, definition: MeasureDefinition, figure: Figure): boolean {
  if (wordAt(line, figure.end) !== '/' || !isGlued(line, figure.end - 1) || !isNumber(line, figure.end + 1)) {
    return false;
  }
  const second = Number(wordAt(line, figure.end + 1));
  const isDate = Number.isInteger(figure.value) && figure.value <= 31 && Number.isInteger(second) && second <= 31;
  const isOfScore = definition.units.has(`/${wordAt(line, figure.end + 1)}`);
  return isDate && !isOfScore && isGlued(line, figure.end);
}

/** Words that may follow a value and are nothing counted. */
const mayFollow = new Set(
  'on at and with this today now but was then when reg regular irreg irregular ra oa air via in by per yesterday overnight pre post after before fasting random stable afebrile or to from x initially initial noted repeat recheck'.split(
    ' ',
  ),
);

/** "BP on 2 agents", "sugar 3 lumps": a small number that the measure cannot have, and a word that it counts. */
export function isCount(
  line: Line,
  at: number,
  definition: MeasureDefinition,
  raw: number,
  conversion: Conversion | null,
): boolean {
  // "Resp: 2 nebs given"
  const canBe = conversion === null && isWithin(definition, raw) && !(definition.id === 'respiratory-rate' && raw < 5);
  if (raw >= 10 || !Number.isInteger(raw) || canBe) {
    return false;
  }
  return (
    at < line.end && line.tokens[at]!.kind === 'word' && !mayFollow.has(wordAt(line, at)) && nameAt(line, at) === null
  );
}
