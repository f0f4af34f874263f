/**
 * Units of measures: their UCUM codes, the ways in which notes write them, and the factors between them. What one code is of
 * another comes from a UCUM library when the knowledge is built (`ucum.ts`); here it is only looked up.
 */

/**
 * What a unit is of its dimension's base: `[base, factor, offset]`, value in the base = value * factor + offset. By UCUM code.
 * Computed at the build and kept with the compiled knowledge, so that a site's overlay can name codes as well.
 */
export type UnitScales = Readonly<Record<string, readonly [base: string, factor: number, offset: number]>>;

/** From a unit to the canonical one: canonical = value * factor + offset. */
export type Conversion = readonly [factor: number, offset: number];

/** What a measure says of the substance that it measures. */
export interface Substance {
  /** Grams a mole; null where masses and amounts are not converted into each other. */
  readonly molarMass: number | null;
  /** Charges an ion; null where equivalents are not converted. */
  readonly charge: number | null;
}

/** Base of a dimension -> UCUM codes of the dimension -> how they are written, the code itself aside. */
const dimensions: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'g/L': {
    'g/dL': 'gm/dL|g%|g/100ml|gms/dL',
    'g/L': 'gm/L',
    'mg/dL': 'mg%|mg/100ml|mgs/dL',
    'mg/L': '',
    'ug/mL': 'mcg/mL',
    'ug/dL': 'mcg/dL',
    'ug/L': 'mcg/L',
    'ng/mL': '',
    'ng/dL': '',
    'ng/L': '',
    'pg/mL': '',
  },
  'mol/L': {
    'mmol/L': 'mM|mmol|mmols/L|millimol/L|mmoles/L',
    'umol/L': 'micromol/L|mcmol/L|umols/L',
    'nmol/L': '',
    'pmol/L': '',
  },
  'eq/L': { 'meq/L': 'mEq|meqs/L' },
  'g/g': { 'g/g': 'mg/mg', 'mg/g': 'ug/mg|mcg/mg', 'ug/g': 'mcg/g|mg/kg' },
  'g/mol': { 'mg/mmol': 'g/mol' },
  'U/L': { 'U/L': 'IU/L|units/L|unit/L|U/l', 'U/mL': 'IU/mL|units/mL', 'ukat/L': '', 'nkat/L': '' },
  '[IU]/L': {
    '[IU]/L': 'IU/L|U/L|units/L',
    'm[IU]/L': 'mIU/L|mU/L',
    'm[IU]/mL': 'mIU/mL|mU/mL',
    'u[IU]/mL': 'uIU/mL|mcIU/mL|uU/mL|mcU/mL',
    '[IU]/mL': 'IU/mL|U/mL|units/mL',
    'k[IU]/L': 'kIU/L|kU/L',
  },
  '/L': {
    '10*12/L': '10^12/L|x10^12/L|x10*12/L|10e12/L|x10e12/L|10¹²/L|x10¹²/L|T/L',
    '10*9/L': '10^9/L|x10^9/L|x10*9/L|10e9/L|x10e9/L|10(9)/L|x10(9)/L|10⁹/L|x10⁹/L|x10 9/L|G/L|bil/L|billion/L|10x9/L',
    '10*6/L': '10^6/L|x10^6/L|x10*6/L|10e6/L|x10e6/L|10⁶/L|x10⁶/L',
    '10*6/uL': 'M/uL|10^6/uL|x10^6/uL|x10*6/uL|10e6/uL|x10e6/uL|10⁶/uL|x10⁶/uL|mil/uL|mill/mm3|million/uL|10^6/mm3',
    '10*3/uL':
      'K/uL|K/mcL|K/mm3|K/cmm|K|thou/uL|thou/mm3|thousand/uL|th/uL|10^3/uL|x10^3/uL|x10*3/uL|10e3/uL|x10e3/uL|10³/uL|x10³/uL|10^3/mm3|x10^3/mm3|10^3/mcL|x10^3/mcL|10*3/mm3|x10*3/mm3|10(3)/uL|x10(3)/uL',
    '/uL':
      '/mcL|/mm3|/mm^3|/mm³|/cmm|/cu mm|cells/uL|cells/mcL|cells/mm3|cells/mm^3|cells/mm³|cells/cmm|per uL|per mm3|per cmm',
  },
  '1': { '%': 'percent|per cent|pct', 'L/L': '', '1': 'ratio' },
  Pa: {
    'mm[Hg]': 'mmHg|mm Hg|mm of mercury|torr|mm/Hg',
    kPa: '',
    'cm[H2O]': 'cmH2O|cm of water',
    'mm[H2O]': 'mmH2O|mm of water',
  },
  Cel: {
    Cel: '°C|C|degrees C|degrees Celsius|degree Celsius|celsius|centigrade|degrees centigrade|degC|deg C',
    '[degF]': '°F|F|degrees F|degrees Fahrenheit|degree Fahrenheit|fahrenheit|degF|deg F',
  },
  g: {
    kg: 'kgs|kilogram|kilograms|kilo|kilos|kg.',
    g: 'gm|gms|gram|grams',
    '[lb_av]': 'lb|lbs|pound|pounds|lb.|lbs.',
    '[stone_av]': 'st|stone',
    pg: 'picograms',
  },
  m: {
    cm: 'cms|centimeter|centimeters|centimetre|centimetres',
    m: 'meter|meters|metre|metres',
    mm: 'mms|millimeters|millimetres',
    '[in_i]': 'in|inch|inches',
    '[ft_i]': 'ft|feet|foot',
  },
  L: { L: 'liter|liters|litre|litres', mL: 'mls|cc|ccs|milliliters|millilitres', fL: 'um3|um^3|um³|femtoliters' },
  s: {
    s: 'sec|secs|second|seconds',
    ms: 'msec|msecs|millisecond|milliseconds',
    min: 'mins|minute|minutes',
    h: 'hr|hrs|hour|hours',
  },
  '/s': {
    '/min':
      'bpm|beats/min|beats per minute|per minute|per min|b/min|beats/minute|breaths/min|breaths per minute|br/min|/minute',
  },
  'm/s': { 'mm/h': 'mm/hr|mm/hour|mm in 1 hour|mm 1st hr|mm' },
  'L/s': {
    'mL/min/{1.73_m2}': 'mL/min/1.73m2|mL/min/1.73 m2|mL/min/1.73m²|mL/min/1.73m^2|mL/min per 1.73 m2',
    'mL/min': '',
    'L/min': 'lpm',
    'mL/h': 'mL/hr|cc/hr|mls/hr|mL/hour',
  },
  'osm/kg': { 'mosm/kg': 'mosmol/kg|mosm/kg H2O|mosmol/kg H2O|mosmoles/kg|mmol/kg' },
  'osm/L': { 'mosm/L': 'mosmol/L' },
  'kg/m2': { 'kg/m2': 'kg/m²|kg/m^2|kg per m2' },
};

/**
 * Dimensions that are one and the same once the substance is known: powers of its molar mass and of its charge by which a base
 * is multiplied to come to grams.
 */
const bySubstance: Readonly<Record<string, { readonly root: string; readonly mass: number; readonly charge: number }>> =
  {
    'g/L': { root: 'g/L', mass: 0, charge: 0 },
    'mol/L': { root: 'g/L', mass: 1, charge: 0 },
    'eq/L': { root: 'g/L', mass: 1, charge: -1 },
    'g/g': { root: 'g/g', mass: 0, charge: 0 },
    'g/mol': { root: 'g/g', mass: -1, charge: 0 },
  };

/** The form in which a reader compares units: lower case, without blanks and the degree sign, micro as "u", times as "x". */
export const writtenForm = (unit: string): string =>
  unit
    .toLowerCase()
    .replace(/[µμ]/g, 'u')
    .replace(/×/g, 'x')
    .replace(/[\s°º]/g, '');

const spellings = new Map<string, readonly string[]>();
const codesByForm = new Map<string, string[]>();
for (const codes of Object.values(dimensions)) {
  for (const [code, more] of Object.entries(codes)) {
    const forms = [...new Set([code, ...more.split('|')].map(writtenForm).filter((form) => form !== ''))];
    spellings.set(code, forms);
    for (const form of forms) {
      codesByForm.set(form, [...(codesByForm.get(form) ?? []), code]);
    }
  }
}

/** The UCUM codes that a measure may name. */
export const unitCodes = [...spellings.keys()];

/** How notes write a code, in the reader's form; empty for a code that is not known. */
export const spellingsOf = (code: string): readonly string[] => spellings.get(code) ?? [];

/** The codes that a unit as written may stand for ("IU/L" is one of enzymes and one of hormones). */
export const codesOf = (written: string): readonly string[] => codesByForm.get(writtenForm(written)) ?? [];

/**
 * What every code is of the base of its dimension, by a function that converts a value between two UCUM codes (null where it
 * cannot). Throws where a code of the table above is none, or of another dimension.
 */
export function scalesBy(convert: (from: string, value: number, to: string) => number | null): UnitScales {
  const scales: Record<string, readonly [string, number, number]> = {};
  for (const [base, codes] of Object.entries(dimensions)) {
    for (const code of Object.keys(codes)) {
      // An international unit is a different thing of each substance: only its prefix and its volume are converted.
      const [from, to] = [code, base].map((one) => one.replace('[IU]', 'g')) as [string, string];
      const zero = convert(from, 0, to);
      const one = convert(from, 1, to);
      if (zero === null || one === null) {
        throw new Error(`The unit "${code}" cannot be converted to "${base}".`);
      }
      scales[code] = [base, exact(one - zero), exact(zero)];
    }
  }
  return scales;
}

/** Ten digits: what lies beyond is the arithmetic's and not the unit's. */
const exact = (value: number): number => Number(value.toPrecision(10));

/** From one code to another; null where they are of different things, or the substance does not say what it takes. */
export function conversion(scales: UnitScales, from: string, to: string, substance: Substance): Conversion | null {
  const source = scales[from];
  const target = scales[to];
  if (source === undefined || target === undefined) {
    return null;
  }
  let bases = 1;
  if (source[0] !== target[0]) {
    const [a, b] = [bySubstance[source[0]], bySubstance[target[0]]];
    if (a === undefined || b === undefined || a.root !== b.root) {
      return null;
    }
    const mass = power(substance.molarMass, a.mass - b.mass);
    const charge = power(substance.charge, a.charge - b.charge);
    if (mass === null || charge === null) {
      return null;
    }
    bases = mass * charge;
  }
  return [exact((source[1] * bases) / target[1]), exact((source[2] - target[2]) / target[1])];
}

const power = (base: number | null, exponent: number): number | null =>
  exponent === 0 ? 1 : base === null ? null : base ** exponent;
