import { strict as assert } from 'node:assert';
import { describe as describeRow } from '#server/knowledge/describe.js';
import type { DescribedTable, Description } from '#server/knowledge/describe.js';
import { namedRows } from '#server/knowledge/search.js';
import { compiled, conditions, file, findings } from './sample.js';

const more = file(
  'more.yaml',
  `
schema: conditions/1
sources:
  doe2001: {cite: Doe J. 2001, where: page 1, opened: 2026-01-01}
conditions:
  embolism:
    name: Pulmonary embolism
    say: [lung clot]
    icd10: I26.99
    cantMiss: {why: it kills}
    urgency: immediate
    prior: {clinic: 20, ed: 150}
    age: {0-39: 0.5, 40+: 2}
    sex: {female: 1.2}
    onset: 40
    duration: {days: 80, weeks: 20}
    requires: {age: 12+, anyOf: [chest-pain, cough]}
    findings:
      cough: 20 1
      chest-pain: 60 3 @doe2001
      fever: 3 0
    risks: {pneumonia: 1.5, bronchitis: 4}
    against: {crackles: 0.5}
    mistakenFor: {pneumonia: [chest-pain]}
    firstTests: [CT angiography]
    firstActions: [Anticoagulation]
    review: 2028-01-01
`,
);
const others = [
  file(
    'drugs.yaml',
    'schema: drugs/1\nclasses:\n  penicillins: {}\ndrugs:\n  amoxicillin: {class: [penicillins], treats: [pneumonia], causes: {fever: 2}}\n',
  ),
  file(
    'measures.yaml',
    'schema: measures/1\nmeasures:\n  temperature: {say: [temp], unit: C, plausible: 25-45, critical: {above: 41}, intervals: [{finding: fever, from: 38, age: 1+}]}\n',
  ),
  file(
    'rules.yaml',
    'schema: rules/1\nquestions:\n  - {id: old-cough, when: [cough | chest-pain, age>=60, "class:penicillins"], ask: fever, because: It tells.}\n',
  ),
  file('terms.yaml', 'schema: terms/1\ntests: {chest-film: {say: [CXR], for: [pneumonia]}}\n'),
];
const knowledge = compiled([findings, conditions, more, ...others]);

/** The frequency alone weighs, in percent. */
const told = (name: string): Description => {
  const [row] = namedRows(knowledge, name);
  return describeRow(knowledge, row!, ({ frequency }) => 100 * frequency);
};
const fact = (description: Description, label: string): string | undefined =>
  description.parts.flatMap((part) => ('head' in part ? [] : part)).find(([one]) => one === label)?.[1];
const table = (description: Description, title: string): DescribedTable['rows'] =>
  description.parts.flatMap((part) => ('head' in part && part.title.startsWith(title) ? [part] : []))[0]!.rows;

describe('a condition described', () => {
  const embolism = told('embolism');

  it('has its figures as people write them', () => {
    for (const [label, text] of [
      ['also called', 'lung clot'],
      ['ICD-10-CM', 'I26.99'],
      ["can't miss", 'it kills'],
      ['new cases', 'per 100,000 encounters: clinic 20, emergency 150, ward 150'],
      ['age', '0 to below 40 ×0.5, 40 and above ×2'],
      ['sex', 'female ×1.2'],
      ['onset', 'sudden in 40 %'],
      ['duration', 'days 80 %, weeks 20 %'],
      ['requires', 'age 12 and above; one of chest pain, cough'],
      ['first tests', 'CT angiography'],
      ['source', 'estimate'],
      ['review', '2028-01-01'],
    ] as const) {
      assert.equal(fact(embolism, label), text, label);
    }
  });

  it('has its findings by weight, with frequency, base rate, evoking strength and source', () => {
    assert.deepEqual(table(embolism, 'Findings'), [
      ['chest pain', '60 %', '1 %', '3', '60.0', 'Doe J. 2001'],
      ['cough', '20 %', '8 %', '1', '20.0', 'estimate'],
      ['fever', '3 %', '6 %', '0', '3.0', 'estimate'],
    ]);
  });

  it('has the strongest risk first, and what speaks against it', () => {
    assert.deepEqual(table(embolism, 'Risks'), [
      ['Bronchitis', '×4'],
      ['Pneumonia', '×1.5'],
    ]);
    assert.deepEqual(table(embolism, 'Against'), [['crackles', '×0.5']]);
  });

  it('sets what separates it beside the other condition, at the base rate where that has no link', () => {
    assert.deepEqual(table(embolism, 'Mistaken'), [['Pneumonia', 'chest pain', '60 %', '1 %']]);
  });

  it('gives machines the row and its evidence', () => {
    assert.equal((embolism.row as { id: string }).id, 'embolism');
    assert.deepEqual(embolism.related['evidence']?.[0], {
      finding: 'chest-pain',
      frequency: 0.6,
      evokes: 3,
      source: 'Doe J. 2001',
      base: 0.01,
      bits: 60,
    });
  });
});

describe('a finding described', () => {
  it('has the conditions that list it, strongest first, and what measures it', () => {
    assert.deepEqual(
      table(told('cough'), 'Conditions').map(([name]) => name),
      ['Bronchitis', 'Pneumonia', 'Pulmonary embolism (embolism)'],
    );
    assert.equal(fact(told('fever'), 'also said'), 'febrile');
    assert.equal(fact(told('fever'), 'base'), '6 % of patients without a listed cause');
    assert.equal(fact(told('fever'), 'measured by'), 'temperature');
    assert.deepEqual(told('crackles').related['against'], [{ id: 'embolism', ratio: 0.5 }]);
  });
});

describe('another row described', () => {
  it('of a drug names its classes, what it treats and may cause', () => {
    assert.equal(fact(told('amoxicillin'), 'classes'), 'penicillins');
    assert.equal(fact(told('amoxicillin'), 'treats'), 'Pneumonia');
    assert.deepEqual(table(told('amoxicillin'), 'May cause'), [['fever', '2']]);
    assert.equal(fact(told('penicillins'), 'drugs'), 'amoxicillin');
  });

  it('of a measure tells its limits and what a value is', () => {
    assert.equal(fact(told('temperature'), 'plausible'), '25 to 45 C');
    assert.deepEqual(table(told('temperature'), 'Critical'), [['', '41', 'all others']]);
    assert.deepEqual(table(told('temperature'), 'What a value'), [['fever', '38 and above', 'age 1 and above']]);
  });

  it('of a rule says when it holds in words', () => {
    assert.equal(fact(told('old-cough'), 'when'), 'cough or chest pain; and age 60 and above; and takes penicillins');
    assert.equal(fact(told('old-cough'), 'asks'), 'fever');
  });

  it('of a test names what it looks for', () => {
    assert.equal(fact(told('CXR'), 'looks for'), 'Pneumonia');
  });
});
