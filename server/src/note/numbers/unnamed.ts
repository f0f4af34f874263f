/** Values that no name stands before: "98% on RA", "120 over 80", "98.6 oral", "febrile to 39.2", "8/10 pain". */
import { figureAt } from './figures.js';
import { isGlued, isNumber, wordAt } from './line.js';
import type { Line } from './line.js';
import { spokenAt } from './numerals.js';
import { countsTime, dateAt } from './times.js';
import { readValue } from './values.js';
import type { Reading } from './values.js';

/** A reading with the token where what says of what it is begins. */
export interface Unnamed {
  readonly reading: Reading;
  readonly from: number;
}

const air = new Set('ra oa air room'.split(' '));
const devices = new Set('nc nasal nrb hfnc'.split(' '));
/** Less than this on a device is what the device gives. */
const leastOnDevice = 70;
const routesOfTemperature = new Set('oral orally tympanic rectal rectally axillary temporal'.split(' '));
/** Signs that are told with their number: "febrile to 39.2", "tachycardic at 128", "hypotensive 82/50". */
const told = new Map<string, string>([
  ...'febrile afebrile fever fevers pyrexial apyrexial apyrexic pyrexic hypothermic pyrexia hypothermia'
    .split(' ')
    .map((word) => [word, 'temperature'] as const),
  ...'tachycardic bradycardic tachycardia bradycardia tachy brady'
    .split(' ')
    .map((word) => [word, 'heart-rate'] as const),
  ...'hypotensive hypertensive normotensive'.split(' ').map((word) => [word, 'systolic-bp'] as const),
  ...'tachypneic tachypnoeic tachypnea tachypnoea'.split(' ').map((word) => [word, 'respiratory-rate'] as const),
  ...'hypoxic hypoxaemic hypoxemic desaturated desaturating desatted desatting desats desat desaturation hypoxia'
    .split(' ')
    .map((word) => [word, 'oxygen-saturation'] as const),
]);
const toldThrough = new Set('to at of in the low mid high as with up down temp around about ~ ( : on'.split(' '));
const tellingReach = 5;
/** What a number out of ten is said of. */
const pains =
  /^(?:pain|pains|painful|pian|ache|aches|aching|headache|headaches|soreness|discomfort|cramps?|cramping|tenderness|severity|ha|cp|backache|hurts?|hurting|vas|sore|burning|colic|spasms?)$/;
/** Words before a date. */
const notOfPain = /^(?:since|on|until|till|by|before|after|dated|starting|began|from|onset|dob|seen)$/;
const painReach = 16;
const ten = /^(?:10|ten)$/;
const vitalSigns = new Set(
  'heart-rate systolic-bp diastolic-bp respiratory-rate oxygen-saturation temperature mean-arterial-pressure'.split(
    ' ',
  ),
);
export const isVital = (measure: string): boolean => vitalSigns.has(measure);

/** The value that begins at a number with no name before it, or null. Tries only what the words beside it allow. */
export function unnamedAt(line: Line, at: number, isVitalsLine: () => boolean): Unnamed | null {
  const previous = wordAt(line, at - 1);
  if (previous === '.' || (previous === '/' && isGlued(line, at - 1))) {
    return null;
  }
  const after = isNumber(line, at) ? at + 1 : (spokenAt(line, at)?.end ?? at + 1);
  const next = wordAt(line, after);
  return (
    (next === '%' ? saturation(line, at) : null) ??
    (next === '/' || next === 'out' || next === 'of' ? outOfTen(line, at, after) : null) ??
    (next === 'over' || next === '/' ? pressure(line, at, after, isVitalsLine) : null) ??
    temperatureByRoute(line, at) ??
    toldBySign(line, at)
  );
}

/** A value of a measure at a number; null where it cannot be one. */
export function valueOf(line: Line, at: number, measure: string, from = at): Unnamed | null {
  const definition = line.lexicon.measure(measure);
  const reading = definition === undefined ? null : readValue(line, at, [definition]);
  return reading?.plausible === true ? { reading, from } : null;
}

/** "98% RA", "88% on room air", "94% on 2L". */
function saturation(line: Line, at: number): Unnamed | null {
  const on = wordAt(line, at + 2) === 'on' ? 1 : 0;
  const first = wordAt(line, at + 2 + on);
  const second = wordAt(line, at + 3 + on);
  const isOnOxygen =
    on === 1 && isNumber(line, at + 3) && /^(?:l|lpm|liters?|litres?)$/.test(second) && Number(first) <= 15;
  const isOnDevice = (devices.has(first) || isOnOxygen) && Number(wordAt(line, at)) >= leastOnDevice;
  return (air.has(first) && (first !== 'room' || second === 'air')) || isOnDevice
    ? valueOf(line, at, 'oxygen-saturation')
    : null;
}

/** "Pain 8/10", "8 out of 10", "six out of ten": a number out of ten with a word of pain near it. */
function outOfTen(line: Line, at: number, after: number): Unnamed | null {
  const next = wordAt(line, after);
  const end = next === 'out' ? after + 2 : after + 1;
  const isOf = next === '/' ? isGlued(line, after - 1) : wordAt(line, end - 1) === 'of';
  const isCounted = /^(?:doses|days|times|stools|people|patients|tabs|tablets|visits)$/.test(wordAt(line, end + 1));
  if (
    !isOf ||
    isCounted ||
    !ten.test(wordAt(line, end)) ||
    wordAt(line, end + 1) === '/' ||
    notOfPain.test(wordAt(line, at - 1))
  ) {
    return null;
  }
  let from = -1;
  for (let i = at - 1; i >= line.first && i > at - painReach; i--) {
    const word = wordAt(line, i);
    if (pains.test(word)) {
      from = i;
      break;
    }
    if (word === ';') {
      break;
    }
  }
  const isLed = /^(?:with|w|for|and|in|on)$/.test(wordAt(line, end + 1));
  const isBehind = !isLed && [1, 2, 3].some((step) => pains.test(wordAt(line, end + step)));
  if (from < 0 && !isBehind) {
    return null;
  }
  const definition = line.lexicon.measure('pain-score');
  const figure = figureAt(line, at);
  if (definition === undefined || figure === null || figure.value > 10) {
    return null;
  }
  const reading: Reading = {
    definition,
    value: figure.value,
    bounds: null,
    plausible: true,
    isGarbled: false,
    second: null,
    number: at,
    end: end + 1,
    conversion: null,
    hasUnit: true,
  };
  return { reading, from: from >= 0 && at - from <= 3 ? from : at };
}

/** "120 over 80" anywhere; "120/80" in a line of vital signs. What is no pressure ("20/200", "6/9") is none. */
function pressure(line: Line, at: number, mark: number, isVitalsLine: () => boolean): Unnamed | null {
  const isSaid = wordAt(line, mark) === 'over';
  if (!isSaid && (!isVitalsLine() || dateAt(line, at) !== null)) {
    return null;
  }
  const high = figureAt(line, at);
  const low = figureAt(line, mark + 1);
  const isPair =
    high !== null &&
    low !== null &&
    high.value >= 60 &&
    high.value <= 270 &&
    low.value >= 25 &&
    low.value <= 160 &&
    low.value < high.value &&
    Number.isInteger(high.value) &&
    wordAt(line, low.end) !== '/';
  return isPair ? valueOf(line, at, 'systolic-bp') : null;
}

/** "98.6 oral", "38.2 °C tympanic". */
function temperatureByRoute(line: Line, at: number): Unnamed | null {
  if (!wordAt(line, at).includes('.')) {
    return null;
  }
  let route = at + 1;
  while (route < at + 4 && /^[fc°,(]$/.test(wordAt(line, route))) {
    route++;
  }
  return routesOfTemperature.has(wordAt(line, route)) ? valueOf(line, at, 'temperature') : null;
}

function toldBySign(line: Line, at: number): Unnamed | null {
  for (let i = at - 1; i >= line.first && i >= at - tellingReach; i--) {
    const word = wordAt(line, i);
    const measure = told.get(word);
    if (measure !== undefined) {
      const isTemperature = measure !== 'temperature' || isBodyTemperature(Number(wordAt(line, at)));
      return isTemperature && dateAt(line, at) === null && !countsTime(line, at) ? valueOf(line, at, measure, i) : null;
    }
    if (!toldThrough.has(word)) {
      return null;
    }
  }
  return null;
}

/** A fever of so many degrees, and not of so many days. */
export const isBodyTemperature = (value: number): boolean =>
  (value >= 30 && value <= 43) || (value >= 94 && value <= 109);
