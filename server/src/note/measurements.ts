/** Numbers with a name -> measurements in the canonical unit, and the findings that they are. */
import type {
  Lexicon,
  MeasureDefinition,
  Measurement,
  Mention,
  Patient,
  SectionKind,
  Sentence,
  Temporality,
  Token,
} from './types.js';

/** Words between a measure's name and its number: "BP was 82/50", "HR: 118", "temp of 38.4". */
const between = new Set(
  ': = - – of is was at are were to ~ > < ≥ ≤ around about approximately approx up down now currently today measured recorded reading level noted elevated high low increased decreased markedly peaked , ( [ on in the a and found initial initially repeat right left arm h l'.split(
    ' ',
  ),
);
const maxBetween = 5;

/** Measurements of one sentence. Values that cannot be are kept and marked, never used. */
export function findMeasurements(
  tokens: readonly Token[],
  keys: Int32Array,
  sentence: Sentence,
  index: number,
  section: SectionKind,
  lexicon: Lexicon,
): Measurement[] {
  const found: Measurement[] = [];
  const historical: Temporality = section === 'pmh' ? 'historical' : 'recent';
  const push = (definition: MeasureDefinition, value: number, from: number, to: number): void => {
    found.push({
      measure: definition.id,
      value,
      unit: definition.unit,
      plausible: value >= definition.plausible[0] && value <= definition.plausible[1],
      temporality: historical,
      sentence: index,
      section,
      start: tokens[from]!.start,
      end: tokens[to - 1]!.end,
    });
  };
  for (let at = sentence.firstToken; at < sentence.endToken; at++) {
    const name = keys[at]! > 0 ? lexicon.matchMeasure(keys, at, sentence.endToken) : null;
    if (name === null) {
      continue;
    }
    const afterName = at + name.length;
    const number = numberAfter(tokens, afterName, sentence.endToken);
    if (number === null) {
      at = afterName - 1;
      continue;
    }
    const definition = lexicon.measure(name.measures[0]!);
    if (definition === undefined) {
      continue;
    }
    let last = readValue(tokens, number, sentence.endToken, definition, at, push);
    // "BP 170/80 right, 138/76 left": further readings of the same pair.
    while (definition.pair !== null) {
      const next = nextPair(tokens, last, sentence.endToken);
      if (next === null) {
        break;
      }
      last = readValue(tokens, next, sentence.endToken, definition, next, push);
    }
    // A pair's second measure is read with the first.
    if (definition.pair !== null) {
      readSecond(tokens, number, sentence.endToken, lexicon, definition.pair, push);
    }
    at = last - 1;
  }
  return found;
}

/** Index of the number that a name leads to, or null. */
function numberAfter(tokens: readonly Token[], from: number, end: number): number | null {
  for (let i = from; i < end && i <= from + maxBetween; i++) {
    const token = tokens[i]!;
    if (token.kind === 'number') {
      // "3 days", "x3": a count of something else is no value.
      const next = tokens[i + 1]?.folded ?? '';
      return /^(?:day|days|d|week|weeks|wk|month|months|year|years|hour|hours|hrs|hr|times|x|am|pm)$/.test(next)
        ? null
        : i;
    }
    if (!between.has(token.folded) && token.kind !== 'break') {
      return null;
    }
  }
  return null;
}

const numeric = (token: Token): number => Number(token.folded.replaceAll(',', ''));

/** Reads the value at `number` with the unit behind it; gives the index after what was read. */
function readValue(
  tokens: readonly Token[],
  number: number,
  end: number,
  definition: MeasureDefinition,
  from: number,
  push: (definition: MeasureDefinition, value: number, from: number, to: number) => void,
): number {
  const isPair = tokens[number + 1]?.folded === '/' && tokens[number + 2]?.kind === 'number' && number + 2 < end;
  const afterNumber = definition.pair !== null && isPair ? number + 3 : number + 1;
  const raw = numeric(tokens[number]!);
  const unit = unitAt(tokens, afterNumber, end, definition);
  const written = unit === null ? null : definition.units.get(unit.text)!;
  const conversion = written ?? guessUnit(definition, raw);
  const value = conversion === null ? raw : raw * conversion.factor + conversion.offset;
  const last = unit === null ? afterNumber : unit.end;
  push(definition, Math.round(value * 1000) / 1000, from, last);
  return last;
}

function readSecond(
  tokens: readonly Token[],
  number: number,
  end: number,
  lexicon: Lexicon,
  pair: string,
  push: (definition: MeasureDefinition, value: number, from: number, to: number) => void,
): void {
  const second = lexicon.measure(pair);
  if (
    second !== undefined &&
    number + 2 < end &&
    tokens[number + 1]?.folded === '/' &&
    tokens[number + 2]?.kind === 'number'
  ) {
    push(second, numeric(tokens[number + 2]!), number, number + 3);
  }
}

/** A further "138/76" within a few tokens. */
function nextPair(tokens: readonly Token[], from: number, end: number): number | null {
  for (let i = from; i < Math.min(end - 2, from + 8); i++) {
    if (tokens[i]!.kind === 'number') {
      const high = numeric(tokens[i]!);
      const isPair =
        tokens[i + 1]!.folded === '/' && tokens[i + 2]!.kind === 'number' && tokens[i + 1]!.start === tokens[i]!.end;
      return isPair && high >= 40 && high <= 300 && numeric(tokens[i + 2]!) >= 10 && numeric(tokens[i + 2]!) < high
        ? i
        : null;
    }
  }
  return null;
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
    const token = tokens[i]!;
    text += token.folded.replace('µ', 'u').replace('μ', 'u');
    if (definition.units.has(text)) {
      best = { text, end: i + 1 };
    }
  }
  return best;
}

/** A bare number that fits only one of the measure's units is read in that unit ("T 101.3" is Fahrenheit). */
function guessUnit(definition: MeasureDefinition, raw: number): { factor: number; offset: number } | null {
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

/** The findings that measurements are, for this patient: tachycardia from "HR 118" in an adult, not in an infant. */
export function findingsOf(measurements: readonly Measurement[], patient: Patient, lexicon: Lexicon): Mention[] {
  const age = patient.ageYears ?? 40;
  const mentions: Mention[] = [];
  for (const measurement of measurements) {
    const definition = lexicon.measure(measurement.measure);
    if (!measurement.plausible || definition === undefined) {
      continue;
    }
    for (const interval of definition.intervals) {
      const applies =
        age >= interval.minAgeYears &&
        age < interval.maxAgeYears &&
        (interval.sex === null || interval.sex === patient.sex) &&
        (interval.pregnant === null || interval.pregnant === (patient.pregnant === true));
      if (!applies) {
        continue;
      }
      const inside = measurement.value >= interval.from && measurement.value < interval.below;
      mentions.push({
        concept: { kind: 'finding', id: interval.finding },
        assertion: {
          polarity: inside ? 'present' : 'absent',
          temporality: measurement.temporality,
          experiencer: 'patient',
          asked: inside ? null : 'specific',
          status: null,
          cue: null,
        },
        attributes: [],
        sentence: measurement.sentence,
        section: measurement.section,
        start: measurement.start,
        end: measurement.end,
        via: 'measurement',
      });
    }
  }
  return mentions;
}
