/** Several values under several names: "Na/K/Cl 138/4.1/102", "ALT/AST 340, 290", "12.3>10.2/31<245". */
import { figureAt } from './figures.js';
import type { Figure } from './figures.js';
import { isGlued, isNumber, nameAt, wordAt } from './line.js';
import type { Line } from './line.js';
import type { MeasureDefinition } from '../types.js';

/** A value that stands apart from its name. */
export interface PanelValue {
  readonly definition: MeasureDefinition;
  readonly figure: Figure;
  readonly number: number;
}
export interface Panel {
  readonly values: readonly PanelValue[];
  readonly end: number;
}

const longestPanel = 24;

/** The values of the names joined by strokes that begin at `at`, or null where it is no such list. */
export function panelAt(line: Line, at: number, measures: readonly string[], length: number): Panel | null {
  const isJoined = wordAt(line, at + 1) === '/' || wordAt(line, at + length) === '/';
  const names = isJoined ? namesFrom(line, at, measures, length) : null;
  if (names === null || names.definitions.length < 2) {
    return null;
  }
  let number = names.end;
  while (number < names.end + 4 && /^(?:[:=(-]|of|are|were|was|is|\n)$/.test(wordAt(line, number))) {
    number++;
  }
  return valuesFor(line, number, names.definitions);
}

/** "Na/K/Cl": each name ends at a stroke; a name that holds one itself ("PT/INR") names its first part. */
function namesFrom(
  line: Line,
  at: number,
  measures: readonly string[],
  length: number,
): { readonly definitions: readonly MeasureDefinition[]; readonly end: number } | null {
  const definitions: MeasureDefinition[] = [];
  let next = at;
  for (let count = 0; count < longestPanel; count++) {
    const stroke = strokeAfter(line, next);
    const joined = stroke === null ? null : nameAt(line, next, stroke);
    const isJoined = joined !== null && next + joined.length === stroke;
    const isWithin = count === 0 && stroke !== null && stroke < at + length;
    const name = isJoined || isWithin ? joined : nameAt(line, next);
    const id = isWithin && !isJoined ? measures[0] : name?.measures[0];
    const definition = id === undefined ? undefined : line.lexicon.measure(id);
    if (definition === undefined) {
      return null;
    }
    definitions.push(definition);
    if (!isJoined && !isWithin) {
      return { definitions, end: next + name!.length };
    }
    next = stroke! + 1;
  }
  return null;
}

const longestName = 5;

function strokeAfter(line: Line, from: number): number | null {
  for (let at = from + 1; at < from + longestName && at < line.end; at++) {
    if (wordAt(line, at) === '/') {
      return at;
    }
  }
  return null;
}

/** As many numbers as there are names, with a stroke, a comma or nothing between; a pair of pressures is two of them. */
export function valuesFor(line: Line, from: number, definitions: readonly MeasureDefinition[]): Panel | null {
  const values: PanelValue[] = [];
  let at = from;
  const wanted = definitions.flatMap((definition) => {
    const second = definition.pair === null ? undefined : line.lexicon.measure(definition.pair);
    return second === undefined ? [definition] : [definition, second];
  });
  for (const definition of wanted) {
    const figure = isNumber(line, at) ? figureAt(line, at) : null;
    if (figure === null) {
      return null;
    }
    values.push({ definition, figure, number: at });
    at = figure.end;
    if (/^(?:%|h|l|\*)$/.test(wordAt(line, at))) {
      at++;
    }
    if (/^[/,|;–-]$/.test(wordAt(line, at))) {
      at++;
    }
  }
  const last = values.at(-1)!.figure.end;
  // One number more than there are names: it is another list.
  const goesOn = wordAt(line, last) === '/' && isGlued(line, last - 1) && isNumber(line, last + 1);
  return goesOn ? null : { values, end: last };
}

/** White cells, haemoglobin, haematocrit and platelets in the drawing that every clinician knows: "12.3>10.2/31<245". */
const bloodCount = ['white-cell-count', 'haemoglobin', 'haematocrit', 'platelet-count'];

/** The blood count drawn with lines that begins at a number, or null. */
export function drawnCount(line: Line, at: number): Panel | null {
  const open = at + 1;
  if (wordAt(line, open) !== '>' || !isNumber(line, open + 1)) {
    return null;
  }
  const marks = [wordAt(line, open + 2), wordAt(line, open + 4)];
  const isFull = marks[0] === '/' && marks[1] === '<' && isNumber(line, open + 3) && isNumber(line, open + 5);
  const isShort = marks[0] === '<' && isNumber(line, open + 3);
  if (!isFull && !isShort) {
    return null;
  }
  const ids = isFull ? bloodCount : bloodCount.filter((id) => id !== 'haematocrit');
  const values: PanelValue[] = [];
  for (const [index, id] of ids.entries()) {
    const definition = line.lexicon.measure(id);
    const figure = figureAt(line, at + 2 * index);
    if (definition === undefined || figure === null || !isPlausible(definition, figure.value)) {
      return null;
    }
    values.push({ definition, figure, number: at + 2 * index });
  }
  return { values, end: values.at(-1)!.figure.end };
}

const isPlausible = ({ plausible: [low, high] }: MeasureDefinition, value: number): boolean =>
  value >= low && value <= high;

/** "Hb 10.2/31": the second number is the haematocrit, three times the first. */
export function haematocritBeside(line: Line, end: number, haemoglobin: number): PanelValue | null {
  if (wordAt(line, end) !== '/' || !isNumber(line, end + 1)) {
    return null;
  }
  const definition = line.lexicon.measure('haematocrit');
  const figure = figureAt(line, end + 1);
  const ratio = figure === null ? 0 : figure.value / haemoglobin;
  return definition === undefined || figure === null || ratio < 2.4 || ratio > 3.6
    ? null
    : { definition, figure, number: end + 1 };
}

/** pH, carbon dioxide, oxygen and bicarbonate, in the order in which a blood gas is told: "ABG 7.32/48/68/24". */
const bloodGas = ['blood-ph', 'carbon-dioxide-pressure', 'arterial-oxygen-pressure', 'bicarbonate'];
const gasReach = 6;

/** The blood gas that begins at a number, or null. Of a venous one the oxygen says nothing. */
export function bloodGasAt(line: Line, at: number): Panel | null {
  if (wordAt(line, at + 1) !== '/' || wordAt(line, at + 3) !== '/' || wordAt(line, at + 5) !== '/') {
    return null;
  }
  let kind = '';
  for (let i = at - 1; i >= line.first && i > at - gasReach && kind === ''; i--) {
    kind = /^(?:abg|abgs|vbg|gas|gases|ph)$/.test(wordAt(line, i)) ? wordAt(line, i) : '';
  }
  if (kind === '') {
    return null;
  }
  const values: PanelValue[] = [];
  for (const [index, id] of bloodGas.entries()) {
    const definition = line.lexicon.measure(id);
    const figure = figureAt(line, at + 2 * index);
    if (definition === undefined || figure === null || (index === 0 && !isPlausible(definition, figure.value))) {
      return null;
    }
    if (kind !== 'vbg' || id !== 'arterial-oxygen-pressure') {
      values.push({ definition, figure, number: at + 2 * index });
    }
  }
  return { values, end: values.at(-1)!.figure.end };
}

/** "BP 98/60 (73)": the mean pressure in brackets, where it is about what the two make. */
export function meanPressureBehind(line: Line, end: number, systolic: number, diastolic: number): PanelValue | null {
  if (wordAt(line, end) !== '(' || !isNumber(line, end + 1) || wordAt(line, end + 2) !== ')') {
    return null;
  }
  const definition = line.lexicon.measure('mean-arterial-pressure');
  const figure = figureAt(line, end + 1);
  const mean = (systolic + 2 * diastolic) / 3;
  return definition === undefined || figure === null || Math.abs(figure.value - mean) > 8
    ? null
    : { definition, figure, number: end + 1 };
}
