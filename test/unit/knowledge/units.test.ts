/** Units of measures: UCUM codes, how notes write them, and the factors between them. */
import { strict as assert } from 'node:assert';
import { buildKnowledge, faultLine } from '#server/knowledge/build.js';
import { indexKnowledge } from '#server/knowledge/base.js';
import { ucumScales } from '#server/knowledge/ucum.js';
import { codesOf, conversion, spellingsOf, unitCodes, writtenForm } from '#server/knowledge/units.js';
import { readNote } from '#server/note/read.js';
import { row } from './sample.js';

const scales = ucumScales();

/** From, to, molar mass and charge where they are needed, factor and offset; null where there is none. */
const conversions: readonly [string, string, number | null, number | null, readonly [number, number] | null][] = [
  ['mg/dL', 'g/L', null, null, [0.01, 0]],
  ['g/L', 'g/dL', null, null, [0.1, 0]],
  ['ng/mL', 'ug/L', null, null, [1, 0]],
  ['pg/mL', 'ng/L', null, null, [1, 0]],
  ['umol/L', 'mg/dL', 113.12, null, [0.011312, 0]],
  ['mg/dL', 'umol/L', 113.12, null, [88.4016973, 0]],
  ['mmol/L', 'mg/dL', 180.156, null, [18.0156, 0]],
  ['mmol/L', 'mg/dL', 28.014, null, [2.8014, 0]],
  ['meq/L', 'mmol/L', null, 1, [1, 0]],
  ['meq/L', 'mmol/L', null, 2, [0.5, 0]],
  ['meq/L', 'mg/dL', 40.078, 2, [2.0039, 0]],
  ['meq/L', 'mmol/L', null, null, null],
  ['mmol/L', 'mg/dL', null, null, null],
  ['10*3/uL', '10*9/L', null, null, [1, 0]],
  ['/uL', '10*9/L', null, null, [0.001, 0]],
  ['10*6/L', '/uL', null, null, [1, 0]],
  ['[degF]', 'Cel', null, null, [0.5555555556, -17.77777778]],
  ['Cel', '[degF]', null, null, [1.8, 32]],
  ['kPa', 'mm[Hg]', null, null, [7.500637554, 0]],
  ['cm[H2O]', 'mm[H2O]', null, null, [10, 0]],
  ['ukat/L', 'U/L', null, null, [60, 0]],
  ['u[IU]/mL', 'm[IU]/L', null, null, [1, 0]],
  ['[IU]/L', 'm[IU]/mL', null, null, [1, 0]],
  ['mg/mmol', 'mg/g', 113.12, null, [8.84016973, 0]],
  ['[lb_av]', 'kg', null, null, [0.45359237, 0]],
  ['[stone_av]', 'kg', null, null, [6.35029318, 0]],
  ['L/L', '%', null, null, [100, 0]],
  ['s', 'ms', null, null, [1000, 0]],
  ['U/L', '[IU]/L', null, null, null],
  ['mg/dL', 'mm[Hg]', null, null, null],
];

describe('conversion of units', () => {
  for (const [from, to, molarMass, charge, expected] of conversions) {
    it(`${from} to ${to}${molarMass === null ? '' : `, ${String(molarMass)} g/mol`}`, () => {
      const made = conversion(scales, from, to, { molarMass, charge });
      if (expected === null) {
        assert.equal(made, null);
      } else {
        assert.ok(made !== null);
        assert.ok(Math.abs(made[0] / expected[0] - 1) < 1e-6, String(made[0]));
        assert.ok(Math.abs(made[1] - expected[1]) < 1e-6, String(made[1]));
      }
    });
  }

  it('is known of every code, and undone by the way back', () => {
    const plain = { molarMass: null, charge: null };
    for (const code of unitCodes) {
      for (const other of unitCodes.filter((one) => scales[one]?.[0] === scales[code]?.[0])) {
        const there = conversion(scales, code, other, plain);
        const back = conversion(scales, other, code, plain);
        assert.ok(there !== null && back !== null, `${code} ${other}`);
        assert.ok(Math.abs(there[0] * back[0] - 1) < 1e-6, `${code} ${other}`);
      }
    }
  });
});

describe('units as they are written', () => {
  for (const [written, code] of [
    ['mg/dL', 'mg/dL'],
    ['MG/DL', 'mg/dL'],
    ['µmol/L', 'umol/L'],
    ['μmol/l', 'umol/L'],
    ['micromol/L', 'umol/L'],
    ['mcmol/L', 'umol/L'],
    ['mEq/L', 'meq/L'],
    ['mmol/l', 'mmol/L'],
    ['10^9/L', '10*9/L'],
    ['x10*9/l', '10*9/L'],
    ['× 10⁹/L', '10*9/L'],
    ['K/uL', '10*3/uL'],
    ['K/µL', '10*3/uL'],
    ['10^3/mm3', '10*3/uL'],
    ['g/dl', 'g/dL'],
    ['mmHg', 'mm[Hg]'],
    ['mm Hg', 'mm[Hg]'],
    ['kPa', 'kPa'],
    ['°F', '[degF]'],
    ['° C', 'Cel'],
    ['mL/min/1.73 m²', 'mL/min/{1.73_m2}'],
    ['µIU/mL', 'u[IU]/mL'],
  ] as const) {
    it(`${written}: ${code}`, () => {
      assert.ok(codesOf(written).includes(code), codesOf(written).join(', '));
      assert.ok(spellingsOf(code).includes(writtenForm(written)));
    });
  }

  it('may be of two dimensions, or of none', () => {
    assert.deepEqual(codesOf('IU/L'), ['U/L', '[IU]/L']);
    assert.deepEqual(codesOf('points'), []);
  });
});

const measures = (text: string): string => `schema: measures/1
measures:
  creatinine: {say: [cr, creatinine], plausible: 0.1-26, ${text}}
`;
const built = (text: string): ReturnType<typeof buildKnowledge> =>
  buildKnowledge([{ path: 'm.yaml', text: measures(text) }], [], scales);

describe('units of a measure', () => {
  it('are computed from its codes, in every spelling', () => {
    const { knowledge, faults } = built('unit: mg/dL, ucum: [mg/dL, umol/L], molar-mass: 113.12');
    assert.deepEqual(faults, []);
    const { units } = row(knowledge.measures, 'creatinine');
    assert.deepEqual(units['mg/dL'], [1, 0]);
    assert.deepEqual(units['umol/l'], [0.011312, 0]);
    assert.deepEqual(units['mcmol/l'], [0.011312, 0]);
    assert.equal(units['mmol/l'], undefined);
  });

  it('stand as they are where a factor is given by hand', () => {
    const { knowledge } = built('unit: mg/dL, units: {µmol/L: 0.01131}, ucum: [mg/dL, umol/L], molar-mass: 113.12');
    const { units } = row(knowledge.measures, 'creatinine');
    assert.deepEqual(units['µmol/L'], [0.01131, 0]);
    assert.equal(units['umol/l'], undefined);
    assert.deepEqual(units['micromol/l'], [0.011312, 0]);
  });

  it('are as before where it names no code', () => {
    const { knowledge, faults } = built('unit: mg/dL, units: {umol/L: 0.0113}');
    assert.deepEqual(faults, []);
    assert.deepEqual(row(knowledge.measures, 'creatinine').units, { 'mg/dL': [1, 0], 'umol/L': [0.0113, 0] });
  });

  it('are what a note is read by', () => {
    const { lexicon } = indexKnowledge(built('unit: mg/dL, ucum: [mg/dL, umol/L], molar-mass: 113.12').knowledge);
    for (const [text, value] of [
      ['Cr 212 µmol/L', 2.398],
      ['Cr 212 umol/l', 2.398],
      ['Cr 212 micromol/L', 2.398],
      ['Cr 212', 2.398],
      ['Cr 2.4 mg/dl', 2.4],
      ['Cr 2.4 MG/DL', 2.4],
    ] as const) {
      assert.deepEqual(
        readNote(text, lexicon).measurements.map((one) => one.value),
        [value],
        text,
      );
    }
  });

  it('go through an overlay by the scales that the build left', () => {
    const base = [{ path: 'm.yaml', text: measures('unit: mg/dL') }];
    const site = {
      path: 's.yaml',
      text: 'schema: measures/1\nmeasures:\n  creatinine: {say: [cr], unit: mg/dL, plausible: 0.1-26, ucum: [mg/dL, mg/L]}\n',
    };
    const left = JSON.parse(JSON.stringify(buildKnowledge(base, [], scales).knowledge.scales)) as typeof scales;
    const { knowledge, faults } = buildKnowledge(base, [site], left);
    assert.deepEqual(faults, []);
    assert.deepEqual(row(knowledge.measures, 'creatinine').units['mg/l'], [0.1, 0]);
  });

  for (const [fields, fault] of [
    ['unit: mg/dL, ucum: mgdL', /^m\.yaml:3: creatinine > ucum: not a UCUM code, or list of codes/],
    [
      'unit: mg/dL, ucum: [mg/dL, umol/L]',
      /^m\.yaml:3: measure "creatinine": umol\/L cannot be converted to mg\/dL; give molar-mass/,
    ],
    ['unit: mg/dL, ucum: [mg/dL, kPa]', /kPa cannot be converted to mg\/dL/],
    ['unit: points, ucum: kPa', /kPa cannot be converted to points/],
    ['unit: mg/dL, ucum: mg/dL, units: {g/L: 10}', /the factor of "g\/L" is 100 by UCUM, not 10/],
    [
      'unit: mg/dL, units: {umol/L: 0.02}, ucum: [mg/dL, umol/L], molar-mass: 113.12',
      /the factor of "umol\/L" is 0\.01131 by UCUM, not 0\.02/,
    ],
    ['unit: mg/dL, molar-mass: -1', /molar-mass/],
    ['unit: °C, ucum: Cel, units: {F: 0.5556}', /the factor of "F" is \[0\.5556, -17\.78\] by UCUM, not 0\.5556/],
    ["unit: 10^9/L, ucum: '10*9/L', units: {/uL: 1}", /the factor of "\/uL" is 0\.001 by UCUM/],
    ['unit: U/L, ucum: U/L, units: {µkat/L: 16.67}', /the factor of "µkat\/L" is 60 by UCUM/],
  ] as const) {
    it(`have a fault: ${fields}`, () => {
      const faults = built(fields).faults.map(faultLine);
      assert.ok(
        faults.some((line) => fault.test(line)),
        faults.join('\n'),
      );
    });
  }

  for (const fields of [
    'unit: mg/dL, units: {umol/L: 0.0113}',
    'unit: mU/L, units: {U/mL: 1}',
    'unit: mg/dL, units: {umol/L: 0.0113}, ucum: [mg/dL, umol/L], molar-mass: 113.12',
    'unit: °C, ucum: [Cel, "[degF]"], units: {F: [0.5556, -17.778]}',
    "unit: '%', ucum: '%', units: {mmol/mol: [0.0915, 2.15]}",
    'unit: U/L, ucum: U/L, units: {IU/L: 1, µkat/L: 60}',
    "unit: mIU/L, ucum: 'm[IU]/L', units: {µIU/mL: 1}",
    'unit: points, units: {/15: 1}',
    'unit: ng/mL, ucum: ng/mL, units: {ng/mL FEU: 1, ng/mL DDU: 2}',
  ]) {
    it(`have none: ${fields}`, () => {
      assert.deepEqual(built(fields).faults.map(faultLine), []);
    });
  }
});
