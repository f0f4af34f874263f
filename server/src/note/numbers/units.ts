/** The unit of a number, as notes write it. */
import type { Figure } from './figures.js';
import { isGlued, isNumber, nameAt, wordAt } from './line.js';
import type { Line } from './line.js';
import { tokenize } from '../words/tokens.js';
import type { MeasureDefinition } from '../types.js';

export interface Conversion {
  readonly factor: number;
  readonly offset: number;
}

/** A unit that is written, of the measure that has it. */
export interface WrittenUnit {
  readonly definition: MeasureDefinition;
  readonly conversion: Conversion;
  readonly start: number;
  readonly end: number;
}

/** The longest unit of the first of the measures that has one at `from` ("mmol / L" is three tokens). */
export function unitAt(line: Line, from: number, definitions: readonly MeasureDefinition[]): WrittenUnit | null {
  let start = from;
  while (start < from + 3 && opensUnit.has(wordAt(line, start))) {
    start++;
  }
  if (start >= line.end) {
    return null;
  }
  const first = unitForm(line.tokens[start]!.folded);
  for (const definition of definitions) {
    if (!unitStarts(definition).has(first)) {
      continue;
    }
    let text = '';
    let best: WrittenUnit | null = null;
    for (let i = start; i < line.end && i < start + widestUnit; i++) {
      const token = line.tokens[i]!;
      if (token.kind === 'break') {
        break;
      }
      text += unitForm(token.folded);
      // The stroke of feet is no unit of the list: it is one behind a number alone.
      const conversion = definition.units.get(text === "'" ? 'ft' : text);
      if (conversion !== undefined && !isNextName(line, start, i) && !isLength(line, text, i, definition)) {
        best = { definition, conversion, start, end: i + 1 };
      }
    }
    if (best !== null) {
      return best;
    }
  }
  return null;
}

/** "4 mm" are millimetres; "4 mM" are millimoles. */
const isLength = (line: Line, text: string, at: number, definition: MeasureDefinition): boolean =>
  text === 'mm' && definition.unit.includes('mol') && !isCapitalWithin(line, at);

const isCapitalWithin = (line: Line, at: number): boolean =>
  line.text.slice(line.tokens[at]!.start, line.tokens[at]!.end).endsWith('M');

const widestUnit = 9;
const opensUnit = new Set('° º | ('.split(' '));
const startsOf = new WeakMap<MeasureDefinition, Set<string>>();

/** The first tokens of a measure's units: few words behind a number are one of them. */
function unitStarts(definition: MeasureDefinition): ReadonlySet<string> {
  let starts = startsOf.get(definition);
  if (starts === undefined) {
    starts = new Set([...definition.units.keys()].map((unit) => tokenize(unit)[0]?.folded ?? ''));
    if (definition.units.has('ft')) {
      starts.add("'");
    }
    startsOf.set(definition, starts);
  }
  return starts;
}

function unitForm(folded: string): string {
  const code = folded.charCodeAt(0);
  return code < 128 ? folded : folded.replace(/[µμ]/g, 'u').replace('×', 'x').replace(/[°º]/g, '');
}

/** "WBC 12.4 K 4.1": one letter that a number follows names the next value and is no unit. */
function isNextName(line: Line, start: number, at: number): boolean {
  if (at !== start || line.tokens[at]!.kind !== 'word' || isGlued(line, at - 1)) {
    return false;
  }
  const next = wordAt(line, at + 1);
  const leads = next === ':' || next === '=' || isNumber(line, at + 1);
  return leads && nameAt(line, at) !== null;
}

/** Units that go on in a smaller one: "5 ft 10 in", "5'10\"", "11 st 4 lb". */
const smaller = new Map([
  ['ft', 'in'],
  ['feet', 'in'],
  ["'", 'in'],
  ['st', 'lb'],
  ['stone', 'lb'],
]);

/** The number with what the smaller unit adds, in the larger one. */
export function compound(line: Line, unit: WrittenUnit, figure: Figure): Figure | null {
  const rest = smaller.get(wordAt(line, unit.end - 1));
  const part = rest === undefined ? undefined : unit.definition.units.get(rest);
  if (part === undefined || !isNumber(line, unit.end)) {
    return null;
  }
  const more = Number(wordAt(line, unit.end));
  const after = wordAt(line, unit.end + 1);
  const isPart = /^(?:in|inch|inches|"|''|lb|lbs|pounds?)$/.test(after);
  return more >= 14 || !(isPart || isGlued(line, unit.end - 1))
    ? null
    : {
        ...figure,
        value: figure.value + (more * part.factor) / unit.conversion.factor,
        end: isPart ? unit.end + 2 : unit.end + 1,
      };
}
