/** A number with its unit, as notes write it -> a value in the canonical unit. */
import type { MeasureDefinition, Token } from './types.js';

/** A number of a measure, where it stands and where what belongs to it ends (half-open token ranges). */
export interface Reading {
  readonly definition: MeasureDefinition;
  readonly value: number;
  /** The second number of a pair, as written. */
  readonly second: { readonly value: number; readonly end: number } | null;
  readonly number: number;
  readonly end: number;
  readonly hasUnit: boolean;
}

const numeric = (token: Token): number => Number(token.folded.replaceAll(',', ''));
const glued = (tokens: readonly Token[], left: number): boolean => tokens[left]?.end === tokens[left + 1]?.start;

/** Units and words that make a number a dose or a count of something else, unless the measure itself has them. */
const foreign = new Set(
  '% mg mcg ug g gm ml cc l units unit iu tab tabs tablet tablets puff puffs drops meq hpf lpf cm mm kg episodes doses times pillows weeks wks pack packs'.split(
    ' ',
  ),
);
const routes = new Set(
  'po iv sc im sl pr daily bid tid qid qd od bd once infusion bolus drip tablet tablets tab tabs q gtt'.split(' '),
);

/**
 * Reads the number at token `number` as a value of the first of `definitions` that it fits: the one whose unit is written,
 * else the first. Null where it is a dose, a grade ("4+"), a part of another word ("T2DM"), or in a unit of another measure.
 */
export function readValue(
  tokens: readonly Token[],
  number: number,
  end: number,
  definitions: readonly MeasureDefinition[],
): Reading | null {
  const first = definitions[0];
  if (first === undefined) {
    return null;
  }
  const pair = first.pair === null ? null : secondOfPair(tokens, number, end);
  const afterNumber = pair?.end ?? endOfRange(tokens, number, end);
  for (const definition of definitions) {
    const unit = unitAt(tokens, afterNumber, end, definition);
    if (unit !== null) {
      if (routes.has(tokens[unit.end]?.folded ?? '') && unit.end < end) {
        return null;
      }
      return reading(tokens, definition, number, pair, unit.end, definition.units.get(unit.text)!, true);
    }
  }
  if (afterNumber < end && isForeign(tokens, afterNumber, first)) {
    return null;
  }
  return reading(tokens, first, number, pair, afterNumber, guessUnit(first, numeric(tokens[number]!)), false);
}

type Conversion = { readonly factor: number; readonly offset: number } | null;

function reading(
  tokens: readonly Token[],
  definition: MeasureDefinition,
  number: number,
  second: Reading['second'],
  end: number,
  conversion: Conversion,
  hasUnit: boolean,
): Reading {
  const raw = numeric(tokens[number]!) * strictness(tokens, number);
  const value = conversion === null ? raw : raw * conversion.factor + conversion.offset;
  return { definition, value: Math.round(value * 1000) / 1000, second, number, end, hasUnit };
}

/** "<5" is under five and ">94" over it: the value stands a thousandth on that side, so that no bound takes it in. */
function strictness(tokens: readonly Token[], number: number): number {
  const sign = tokens[number - 1]?.folded;
  const arrow = tokens[number - 2]?.folded;
  return sign === '<' ? 0.999 : sign === '>' && arrow !== '-' && arrow !== '=' ? 1.001 : 1;
}

/** "120/80", "138 over 80", "120s/80s". */
function secondOfPair(tokens: readonly Token[], number: number, end: number): Reading['second'] {
  let mark = number + 1;
  if (tokens[mark]?.folded === 's' && glued(tokens, number)) {
    mark++;
  }
  const isMark = tokens[mark]?.folded === '/' || tokens[mark]?.folded === 'over';
  if (!isMark || mark + 1 >= end || tokens[mark + 1]!.kind !== 'number') {
    return null;
  }
  const after = tokens[mark + 2]?.folded === 's' && glued(tokens, mark + 1) ? mark + 3 : mark + 2;
  return { value: numeric(tokens[mark + 1]!), end: Math.min(after, end) };
}

/** After "110-120" or "120s", where the unit may stand. */
function endOfRange(tokens: readonly Token[], number: number, end: number): number {
  const next = tokens[number + 1]?.folded;
  if (next === 's' && glued(tokens, number)) {
    return Math.min(number + 2, end);
  }
  const isRange = (next === '-' || next === '–') && glued(tokens, number) && tokens[number + 2]?.kind === 'number';
  return isRange && number + 3 <= end ? number + 3 : number + 1;
}

function isForeign(tokens: readonly Token[], at: number, definition: MeasureDefinition): boolean {
  const token = tokens[at]!;
  const isGlued = glued(tokens, at - 1);
  const next = tokens[at + 1]?.folded ?? '';
  if (token.folded === '+' && isGlued && tokens[at + 1]?.kind !== 'number') {
    return true;
  }
  if (token.folded === '/' && /^(?:hpf|lpf|hpfs|field)$/.test(next)) {
    return true;
  }
  if (routes.has(token.folded)) {
    return true;
  }
  if (foreign.has(token.folded)) {
    return ![...definition.units.keys()].some((unit) => unit.startsWith(token.folded));
  }
  // "T2DM": the letters go on.
  return token.kind === 'word' && isGlued && !/^(?:s|ra|oa|on|reg|irreg)$/.test(token.folded);
}

/** The longest unit of the measure that begins at `from` ("mmol / L" is three tokens). */
function unitAt(
  tokens: readonly Token[],
  from: number,
  end: number,
  definition: MeasureDefinition,
): { text: string; end: number } | null {
  let best: { text: string; end: number } | null = null;
  let text = '';
  const begin = tokens[from]?.folded === '°' || tokens[from]?.folded === 'º' ? from + 1 : from;
  for (let i = begin; i < end && i < begin + 7; i++) {
    text += tokens[i]!.folded.replace('µ', 'u').replace('μ', 'u');
    // "98.6 f" is a unit; the "s" of "secondary" is not, being another token.
    if (definition.units.has(text)) {
      best = { text, end: i + 1 };
    }
  }
  return best;
}

/** A bare number that fits only one of the measure's units is read in that unit ("T 101.3" is Fahrenheit). */
function guessUnit(definition: MeasureDefinition, raw: number): Conversion {
  const [low, high] = definition.plausible;
  if (raw >= low && raw <= high) {
    return null;
  }
  for (const conversion of definition.units.values()) {
    const value = raw * conversion.factor + conversion.offset;
    if (value >= low && value <= high) {
      return conversion;
    }
  }
  return null;
}

/** Words between a measure's name and its number: "BP was 82/50", "HR: 118", "temp of 38.4". */
const between = new Set(
  ': = - – of is was at are were to ~ > < ≥ ≤ around about approximately approx up down now currently today measured recorded reading level noted elevated high low increased decreased markedly peaked , ( ) [ ] on in the a and found initial initially repeat right left arm leg h l lying standing sitting supine seated erect manual cuff oral rectal tympanic axillary temporal core room air ra home regular irregular triage arrival peak max this morning still only just came back r rt lt ref'.split(
    ' ',
  ),
);
const maxBetween = 6;
const timeUnits =
  /^(?:days?|d|weeks?|wks?|w|months?|mos?|years?|yrs?|y|yo|hours?|hrs?|h|minutes?|mins?|times|x|am|pm|st|nd|rd|th)$/;

/** Index of the number that a name leads to, or null. Dates, clock times and spans of time on the way are no values. */
export function numberAfter(tokens: readonly Token[], from: number, end: number): number | null {
  for (let i = from, passed = 0; i < end && passed <= maxBetween; i++, passed++) {
    const token = tokens[i]!;
    if (token.kind !== 'number') {
      if (!between.has(token.folded) && token.kind !== 'break') {
        return null;
      }
      continue;
    }
    const other = i + 1 < end ? tokens[i + 1]! : undefined;
    const isJoined =
      other !== undefined && glued(tokens, i) && glued(tokens, i + 1) && tokens[i + 2]?.kind === 'number';
    const isDate =
      isJoined &&
      /^[/.-]$/.test(other.folded) &&
      tokens[i + 3]?.folded === other.folded &&
      tokens[i + 4]?.kind === 'number';
    if (isDate) {
      i += 4;
    } else if (isJoined && other.folded === ':') {
      i += 2;
    } else if (other !== undefined && timeUnits.test(other.folded) && !isNextName(tokens, i + 1)) {
      i += 1;
    } else if (isHourOrYear(tokens, i, from)) {
      continue;
    } else {
      return i;
    }
  }
  return null;
}

/** "T 38.9 HR 106": an hour that has a number of its own is the heart rate. */
function isNextName(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  return tokens[at]!.folded === 'hr' && (next?.kind === 'number' || /^[:=]$/.test(next?.folded ?? ''));
}

/** "at 0530", "(2019)": a clock time without its colon, or a year, before another number. */
function isHourOrYear(tokens: readonly Token[], i: number, from: number): boolean {
  const { folded } = tokens[i]!;
  const before = i > from ? tokens[i - 1]!.folded : '';
  return (
    /^\d{4}$/.test(folded) && (before === 'at' || ((before === '(' || before === 'in') && /^(?:19|20)/.test(folded)))
  );
}

/** A further "138/76" within a few tokens. */
export function nextPair(tokens: readonly Token[], from: number, end: number): number | null {
  for (let i = from; i < Math.min(end - 2, from + 8); i++) {
    if (tokens[i]!.kind === 'number') {
      const high = numeric(tokens[i]!);
      const low = numeric(tokens[i + 2]!);
      const isPair = tokens[i + 1]!.folded === '/' && tokens[i + 2]!.kind === 'number' && glued(tokens, i);
      if (timeUnits.test(tokens[i + 1]!.folded)) {
        continue;
      }
      return isPair && high >= 40 && high <= 300 && low >= 10 && low < high ? i : null;
    }
  }
  return null;
}

/** "92% -> 96%", "18 then 19", "2.0, now 7.1": the number of a further reading of the same measure. */
export function nextReading(tokens: readonly Token[], from: number, end: number): number | null {
  let i = from;
  let leads = false;
  for (; i < end && i < from + 5 && tokens[i]!.kind !== 'number'; i++) {
    const { folded } = tokens[i]!;
    if (/^(?:then|now|→|>|repeat|rpt)$/.test(folded)) {
      leads = true;
    } else if (!/^(?:,|;|-|\(|oa|ra|at|was)$/.test(folded)) {
      return null;
    }
  }
  return leads && i < end && tokens[i]?.kind === 'number' && numberAfter(tokens, i, end) === i ? i : null;
}
