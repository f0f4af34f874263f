/** Letters that name a value only among their like: "R 22", "O2 94%", "Tm 38.3", "BM 3.2", "E3V4M6". */
import { isCapital, isGlued, isNumber, nameAt, wordAt } from './line.js';
import type { Line } from './line.js';
import { isBodyTemperature, valueOf } from './unnamed.js';
import type { Unnamed } from './unnamed.js';
import { readValue } from './values.js';
import type { Reading } from './values.js';

/** The words with which such a name begins. */
export const letters: ReadonlySet<string> = new Set(['r', 'pr', 'o', 'e', 'tc', 'tm', 'bm']);

/** The value that the letters at a token name, or null where they mean something else. */
export function lettersAt(line: Line, at: number, isVitalsLine: () => boolean): Unnamed | null {
  switch (wordAt(line, at)) {
    case 'r':
      return respiratoryRate(line, at, isVitalsLine);
    case 'pr':
      return pulseRate(line, at, isVitalsLine);
    case 'tc':
    case 'tm':
      return temperature(line, at);
    case 'bm':
      return bloodSugar(line, at);
    case 'o':
      return saturation(line, at, isVitalsLine);
    case 'e': {
      const coma = isNumber(line, at + 1) ? comaScaleAt(line, at) : null;
      return coma === null ? null : { reading: coma, from: at };
    }
    default:
      return null;
  }
}

/** The number behind letters, over a colon or a dash. */
const numberBehind = (line: Line, at: number): number => (/^[:=-]$/.test(wordAt(line, at + 1)) ? at + 2 : at + 1);

/** "R 22" and "R 16-20" among vital signs; "R 20/40" is the right eye. */
function respiratoryRate(line: Line, at: number, isVitalsLine: () => boolean): Unnamed | null {
  const number = numberBehind(line, at);
  const word = wordAt(line, number);
  const isOver = wordAt(line, number + 1) === '/' && wordAt(line, number + 2) !== 'min';
  const isRate = /^\d{1,2}$/.test(word) && Number(word) >= 6 && !isOver;
  return isRate && isVitalsLine() ? valueOf(line, number, 'respiratory-rate', at) : null;
}

const ofHeart = new Set('hr pulse heart p qrs qt qtc ecg ekg interval axis'.split(' '));

/** "PR 110" among vital signs that hold no other pulse; beside a QRS it is an interval. */
function pulseRate(line: Line, at: number, isVitalsLine: () => boolean): Unnamed | null {
  const number = numberBehind(line, at);
  if (!isNumber(line, number) || !isVitalsLine()) {
    return null;
  }
  for (let i = line.first; i < line.end; i++) {
    if (ofHeart.has(wordAt(line, i))) {
      return null;
    }
  }
  return valueOf(line, number, 'heart-rate', at);
}

/** "Tc 37.1", "Tm 38.3": current and highest; a tympanic membrane has no degrees. */
function temperature(line: Line, at: number): Unnamed | null {
  const number = numberBehind(line, at);
  const isDegrees = isNumber(line, number) && isBodyTemperature(Number(wordAt(line, number)));
  return isDegrees && isCapital(line, at) ? valueOf(line, number, 'temperature', at) : null;
}

/** "BM 3.2", of a strip that reads mmol/L, with a decimal or its unit; "BM 2 today" is a stool. */
function bloodSugar(line: Line, at: number): Unnamed | null {
  const number = numberBehind(line, at);
  const definition = line.lexicon.measure('glucose-point-of-care');
  const conversion = definition?.units.get('mmol/l');
  if (definition === undefined || conversion === undefined || !isCapital(line, at) || !isNumber(line, number)) {
    return null;
  }
  const hasUnit = wordAt(line, number + 1).startsWith('mmol');
  const unit = { definition, conversion, start: number, end: number + 1 };
  const isDecimal = wordAt(line, number).includes('.');
  const reading = isDecimal || hasUnit ? readValue(line, number, [definition], null, hasUnit ? null : unit) : null;
  return reading?.plausible === true ? { reading, from: at } : null;
}

/** "O2 94%", and "O2 94" among vital signs; "O2 40% via venturi" is what is given. */
function saturation(line: Line, at: number, isVitalsLine: () => boolean): Unnamed | null {
  if (wordAt(line, at + 1) !== '2' || !isGlued(line, at)) {
    return null;
  }
  let number = at + 2;
  while (number < at + 5 && /^(?:[:=-]|is|at|was)$/.test(wordAt(line, number))) {
    number++;
  }
  const value = isNumber(line, number) ? Number(wordAt(line, number)) : 0;
  const hasPercent = wordAt(line, number + 1) === '%';
  const next = wordAt(line, number + (hasPercent ? 2 : 1));
  const isGiven = /^(?:via|by|fm|mask|face|venturi|l|lpm|hfnc|fio)$/.test(next);
  return value >= 70 && value <= 100 && !isGiven && (hasPercent || isVitalsLine())
    ? valueOf(line, number, 'oxygen-saturation', at)
    : null;
}

/** "E3V4M6", "E4 V5 M6", "E 4, V 5, M 6": the sum of the parts of a coma scale, or null. */
export function comaScaleAt(line: Line, from: number): Reading | null {
  const definition = line.lexicon.measure('glasgow-coma-scale');
  let sum = 0;
  let parts = '';
  let at = from;
  let isPlausible = true;
  while (parts.length < 3 && at < from + 15) {
    const word = wordAt(line, at);
    if (/^(?:[,;(=:/|+-]|eyes?|verbal|motor|t)$/.test(word)) {
      at++;
      continue;
    }
    if (word.startsWith('vt')) {
      // An intubated patient has no words: "E1VTM4".
      parts += 'v';
      sum += 1;
    }
    const part = word === 'vtm' || word === 'tm' ? 'm' : word;
    const most = part === 'e' ? 4 : part === 'v' ? 5 : part === 'm' ? 6 : 0;
    const score = /^[:=-]$/.test(wordAt(line, at + 1)) ? at + 2 : at + 1;
    if (word !== 'vt' && (most === 0 || parts.includes(part) || !/^[1-9]$/.test(wordAt(line, score)))) {
      return null;
    }
    if (word !== 'vt') {
      parts += part;
      sum += Number(wordAt(line, score));
      isPlausible &&= Number(wordAt(line, score)) <= most;
    }
    at = word === 'vt' ? at + 1 : score + 1;
  }
  return definition === undefined || parts.length < 3
    ? null
    : {
        definition,
        value: sum,
        bounds: null,
        plausible: isPlausible,
        isGarbled: false,
        second: null,
        number: from,
        end: at,
        conversion: null,
        hasUnit: true,
      };
}

/** Whether a word names the pressure before it: "120 systolic", "80 diastolic". */
export const namesPressureBefore = (line: Line, at: number): boolean =>
  /^(?:systolic|diastolic)$/.test(wordAt(line, at)) && isNumber(line, at - 1) && nameAt(line, at) !== null;
