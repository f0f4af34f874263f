import { strict as assert } from 'node:assert';
import { indexKnowledge } from '#server/knowledge/base.js';
import { criticalLimit } from '#server/knowledge/measures.js';
import { unbounded } from '#server/knowledge/types.js';
import { compiled, file, row } from './sample.js';

const findings = file(
  'findings.yaml',
  `
schema: findings/1
defaults: {kind: symptom, import: 2}
findings:
  pain: {base: 20, import: 1}
  chest-pain:
    is: pain
    say: [cp]
    base: 5
    import: 4
    complaint: true
    takes: [quality, radiation]
    group: thoracic
    narrow:
      tearing: {when: quality=tearing, base: 0.1}
  fever: {base: 6, group: infection}
  chills: {base: 4, group: infection}
  pulse-deficit: {kind: sign, base: 0.2, ask: Are the pulses equal on both sides?}
  pallor: {kind: sign, skin: true}
  anticoagulant-use: {kind: history, drugs: [anticoagulants], section: medications}
  hypertension-measured: {kind: sign}
  hyperkalaemia-measured: {kind: result}
  cough: {}
  st-elevation: {kind: result}
normals:
  pulses equal: [pulse-deficit]
`,
);
const attributes = file(
  'attributes.yaml',
  'schema: attributes/1\nattributes: {quality: {tearing: [tearing, ripping]}}\n',
);
const conditions = file(
  'conditions.yaml',
  `
schema: conditions/1
defaults: {source: estimate, review: 2028-11-01}
sources:
  klompas2002: {cite: Klompas 2002, where: page 2262, opened: 2026-11-22, population: 21 studies}
conditions:
  aortic-disease: {name: Aortic disease, icd10: I77.9, prior: {clinic: 5}, findings: {chest-pain: 30 1}}
  hypertension: {name: Hypertension, icd10: I10, chronic: true, prior: {clinic: 900}, findings: {hypertension-measured: 88 3}}
  aortic-dissection:
    name: Aortic dissection
    icd10: I71.0
    is: aortic-disease
    cantMiss: {why: mortality rises by the hour}
    urgency: immediate
    prior: {clinic: 1, ed: 30, ward: 10}
    age: {0-39: 0.2, 40+: 1, 60+: 2}
    sex: {male: 1.3, female: 0.7}
    pregnancy: 2
    onset: 85
    duration: {hours: 75, days: 22}
    course: {constant: 70}
    findings:
      chest-pain: 75 2
      chest-pain.tearing: 40 5 @klompas2002
    risks: {hypertension: 2.5, anticoagulants: 1.2}
    against: {cough: 0.5}
    measured: {d-dimer: {0-500: 0.05, 500+: 2}}
    requires: {age: 10-99, organs: [aorta], anyOf: [chest-pain, pain]}
    excludes: [st-elevation]
    mistakenFor: {hypertension: [pulse-deficit]}
    treatedBy: [anticoagulants]
    firstTests: [CT angiography of the aorta, "ECG, 12 leads"]
    firstActions: [Surgical opinion]
`,
);
const drugs = file(
  'drugs.yaml',
  `
schema: drugs/1
classes:
  antithrombotics: {}
  anticoagulants: {is: [antithrombotics], causes: {pallor: 3}}
  penicillins: {crossReacts: {cephalosporins: possible}}
  cephalosporins: {}
drugs:
  warfarin: {say: [Coumadin], class: [anticoagulants], causes: {pallor: 5}}
  amoxicillin: {class: [penicillins]}
  co-amoxiclav: {contains: [amoxicillin], treats: [aortic-disease]}
`,
);
const measures = file(
  'measures.yaml',
  `
schema: measures/1
measures:
  systolic: {say: [sbp, bp], unit: mmHg, plausible: 30-300, pair: diastolic,
    critical: {below: 80, above: 220}, critical-by-age: {0-1: {below: 60}, 1-17: {below: 70}},
    critical-in-pregnancy: {below: 85, above: 160},
    intervals: [
      {finding: hypertension-measured, from: 140, age: 18+, pregnant: false},
      {finding: hypertension-measured, from: 135, pregnant: true, sex: female}]}
  diastolic: {say: [dbp], unit: mmHg, plausible: 10-200}
  potassium: {say: [k], unit: mmol/L, units: {mEq/L: 1}, plausible: 1-12, intervals: [{finding: hyperkalaemia-measured, from: 5.5}]}
  temperature: {say: [temp], unit: C, units: {F: [0.5556, -17.778]}, plausible: 20-45}
  d-dimer: {say: [d-dimer], unit: ng/mL, plausible: 0-99999}
`,
);
const rules = file(
  'rules.yaml',
  `
schema: rules/1
sources: {klompas2002: {cite: Klompas 2002, where: page 2262, opened: 2026-11-22}}
cantMiss:
  - id: tearing-and-pulses
    condition: aortic-dissection
    when: [chest-pain.tearing | pain, pulse-deficit]
    unless: [age<28d]
    ask: [pallor]
    source: klompas2002
    review: 2028-11-01
questions:
  - id: who-and-what
    when: [age>=12, age<6m | sex=female, pregnant | pregnancy-possible | postpartum, drug:warfarin | class:anticoagulants]
    ask: anticoagulant-use
    because: Changes bleeding risk.
    source: klompas2002
`,
);
const terms = file(
  'terms.yaml',
  'schema: terms/1\ntests: {ct-aorta: {say: [CTA], for: [aortic-dissection]}}\norganisms: {staphylococcus: {}}\n',
);
const knowledge = compiled([findings, attributes, conditions, drugs, measures, rules, terms]);
const base = indexKnowledge(knowledge);
const dissection = row(knowledge.conditions, 'aortic-dissection');

describe('what the knowledge base can say of findings', () => {
  it('gives the three numbers: frequency and evoking strength by link, import by finding', () => {
    assert.deepEqual(dissection.links, [
      { finding: 'chest-pain', frequency: 0.75, evokes: 2, source: 'estimate' },
      { finding: 'chest-pain.tearing', frequency: 0.4, evokes: 5, source: 'Klompas 2002' },
    ]);
    assert.equal(row(knowledge.findings, 'chest-pain').import, 4);
    assert.equal(row(knowledge.findings, 'chest-pain').base, 0.05);
  });

  it('makes a tree of them', () => {
    assert.deepEqual(base.ancestors('chest-pain.tearing'), ['chest-pain', 'pain']);
    assert.deepEqual(base.descendants('pain'), ['chest-pain', 'chest-pain.tearing']);
  });

  it('makes narrower findings of attributes, which inherit kind, place, group and skin alone', () => {
    const tearing = row(knowledge.findings, 'chest-pain.tearing');
    assert.deepEqual(tearing.when, { kind: 'quality', value: 'tearing' });
    assert.deepEqual([tearing.group, tearing.base, tearing.import], ['thoracic', 0.001, 2]);
    assert.deepEqual([tearing.complaint, tearing.takes], [false, []]);
    assert.equal(base.lexicon.narrow('chest-pain', 'quality', 'tearing'), 'chest-pain.tearing');
    assert.ok(base.lexicon.takes('chest-pain', 'radiation') && !base.lexicon.takes('fever', 'radiation'));
  });

  it('groups those that go together, and marks those that dark skin hides', () => {
    assert.deepEqual(
      knowledge.findings.filter(({ group }) => group === 'infection').map(({ id }) => id),
      ['fever', 'chills'],
    );
    assert.deepEqual([row(knowledge.findings, 'pallor').skin, row(knowledge.findings, 'fever').skin], [true, false]);
  });

  it('makes them present by drugs, and absent by template normals', () => {
    assert.deepEqual(base.madeBy('anticoagulants'), ['anticoagulant-use']);
    assert.deepEqual(knowledge.normals, { 'pulses equal': ['pulse-deficit'] });
  });

  it('fills in every default', () => {
    assert.deepEqual(row(knowledge.findings, 'cough'), {
      id: 'cough',
      name: 'cough',
      kind: 'symptom',
      say: [],
      is: null,
      base: 0.01,
      import: 2,
      group: null,
      complaint: false,
      takes: [],
      when: null,
      section: 'hpi',
      ask: 'Is there cough?',
      drugs: [],
      conditions: [],
      skin: false,
    });
    assert.equal(row(knowledge.findings, 'pulse-deficit').section, 'exam');
    assert.equal(row(knowledge.findings, 'anticoagulant-use').section, 'medications');
  });
});

describe('what the knowledge base can say of conditions', () => {
  it('makes a tree of them', () => {
    assert.deepEqual(base.conditionFamily('aortic-disease').children, ['aortic-dissection']);
    assert.deepEqual(base.conditionFamily('aortic-dissection').ancestors, ['aortic-disease']);
  });

  it('has priors by setting, age, sex and pregnancy', () => {
    assert.deepEqual(dissection.prior, { clinic: 0.00001, emergency: 0.0003, ward: 0.0001 });
    assert.deepEqual(dissection.age, [
      { from: 0, to: 40, factor: 0.2 },
      { from: 40, to: 60, factor: 1 },
      { from: 60, to: unbounded, factor: 2 },
    ]);
    assert.deepEqual(dissection.sex, { male: 1.3, female: 0.7 });
    assert.equal(dissection.pregnancy, 2);
    assert.deepEqual(row(knowledge.conditions, 'hypertension').prior, { clinic: 0.009, emergency: 0.009, ward: 0.009 });
  });

  it('has onset, duration and course', () => {
    assert.equal(dissection.onset, 0.85);
    assert.deepEqual(dissection.duration, { hours: 0.75, days: 0.22 });
    assert.deepEqual(dissection.course, { constant: 0.7 });
  });

  it('has measured intervals, risks, and findings against', () => {
    assert.deepEqual(dissection.measured, [
      {
        measure: 'd-dimer',
        intervals: [
          { from: 0, below: 500, ratio: 0.05 },
          { from: 500, below: unbounded, ratio: 2 },
        ],
      },
    ]);
    assert.deepEqual(dissection.risks, { hypertension: 2.5, anticoagulants: 1.2 });
    assert.deepEqual(dissection.against, { cough: 0.5 });
  });

  it('has hard constraints', () => {
    assert.deepEqual(dissection.requires, {
      sex: null,
      ageFrom: 10,
      ageTo: 100,
      organs: ['aorta'],
      anyOf: ['chest-pain', 'pain'],
    });
    assert.deepEqual(dissection.excludes, ['st-elevation']);
  });

  it('says why it must not be missed, how urgent it is, and what comes first', () => {
    assert.equal(dissection.cantMiss, 'mortality rises by the hour');
    assert.equal(dissection.urgency, 'immediate');
    assert.deepEqual(dissection.firstTests, ['CT angiography of the aorta', 'ECG, 12 leads']);
    assert.deepEqual(dissection.firstActions, ['Surgical opinion']);
    assert.deepEqual(dissection.mistakenFor, { hypertension: ['pulse-deficit'] });
  });

  it('says what is standing and what treats', () => {
    assert.equal(row(knowledge.conditions, 'hypertension').chronic, true);
    assert.deepEqual(dissection.treatedBy, ['anticoagulants']);
  });

  it('says where it comes from and when it is to be looked at again', () => {
    assert.deepEqual([dissection.source, dissection.review], ['estimate', '2028-11-01']);
  });

  for (const [bracket, holds, not] of [
    ['0-39', 39.9, 40],
    ['0-1', 0.99, 1],
    ['1-2', 1.99, 2],
    ['0-2', 2.99, 3],
    ['0-0.08', 0.07, 0.08],
    ['16+', 120, 15.99],
  ] as const) {
    it(`reads the ages ${bracket}: ${String(holds)} in, ${String(not)} out`, () => {
      const text = `schema: conditions/1\nconditions:\n  x: {name: X, icd10: A00, prior: {clinic: 1}, findings: {}, requires: {age: ${bracket}}}\n`;
      const [condition] = compiled([file('x.yaml', text)]).conditions;
      const { ageFrom, ageTo } = condition!.requires!;
      assert.ok(holds >= ageFrom && holds < ageTo);
      assert.ok(!(not >= ageFrom && not < ageTo));
    });
  }
});

describe('what the knowledge base can say of drugs and measures', () => {
  it('has classes, cross-reactivity and what drugs cause', () => {
    assert.deepEqual([...base.classesOf('warfarin')].sort(), ['anticoagulants', 'antithrombotics']);
    assert.deepEqual([...base.classesOf('co-amoxiclav')], ['penicillins']);
    assert.deepEqual([...base.ingredients('co-amoxiclav')], ['co-amoxiclav', 'amoxicillin']);
    assert.deepEqual(base.drugClass('penicillins')?.crossReacts, { cephalosporins: 'possible' });
    assert.deepEqual(base.drug('warfarin')?.causes, { pallor: 5 });
    assert.deepEqual(base.drugClass('anticoagulants')?.causes, { pallor: 3 });
  });

  it('has units with factor and offset', () => {
    assert.deepEqual(base.measure('temperature')?.units, { C: [1, 0], F: [0.5556, -17.778] });
    assert.deepEqual(base.lexicon.measure('potassium')?.units.get('meq/l'), { factor: 1, offset: 0 });
  });

  it('has the finding of an interval by age, sex and pregnancy', () => {
    assert.deepEqual(base.lexicon.measure('systolic')?.intervals, [
      {
        finding: 'hypertension-measured',
        from: 140,
        below: unbounded,
        minAgeYears: 18,
        maxAgeYears: unbounded,
        pregnant: false,
        sex: null,
      },
      {
        finding: 'hypertension-measured',
        from: 135,
        below: unbounded,
        minAgeYears: 0,
        maxAgeYears: unbounded,
        pregnant: true,
        sex: 'female',
      },
    ]);
    assert.equal(base.lexicon.measure('systolic')?.pair, 'diastolic');
  });

  for (const [who, age, pregnant, below, above] of [
    ['an infant', 0.5, null, 60, null],
    ['a child', 17.5, null, 70, null],
    ['an adult', 40, false, 80, 220],
    ['nobody whose age is not documented, where limits depend on age', null, null, undefined, undefined],
    ['a pregnant patient', 30, true, 85, 160],
    ['a pregnant patient of 16', 16, true, 85, 160],
  ] as const) {
    it(`has the critical limits of ${who}`, () => {
      const limit = criticalLimit(base.measure('systolic')!, age, pregnant);
      assert.deepEqual([limit?.below, limit?.above], [below, above]);
    });
  }

  it('has no critical limits where none are given', () => {
    assert.equal(criticalLimit(base.measure('potassium')!, 40, null), undefined);
  });
});

describe('what the knowledge base can say in rules', () => {
  it('warns by pairs of findings, with either-or, exceptions, and its source', () => {
    const concept = (id: string): object => ({ kind: 'concept', id });
    assert.deepEqual(knowledge.cantMiss, [
      {
        id: 'tearing-and-pulses',
        condition: 'aortic-dissection',
        when: [[concept('chest-pain.tearing'), concept('pain')], [concept('pulse-deficit')]],
        unless: [{ kind: 'age', from: 0, to: 28 / 365.25 }],
        ask: ['pallor'],
        source: 'Klompas 2002',
        review: '2028-11-01',
      },
    ]);
  });

  it('asks by age, sex, pregnancy, drug and class', () => {
    assert.deepEqual(knowledge.questions[0]?.when, [
      [{ kind: 'age', from: 12, to: unbounded }],
      [
        { kind: 'age', from: 0, to: 0.5 },
        { kind: 'sex', sex: 'female' },
      ],
      [{ kind: 'pregnant' }, { kind: 'pregnancy-possible' }, { kind: 'postpartum' }],
      [
        { kind: 'drug', id: 'warfarin' },
        { kind: 'class', id: 'anticoagulants' },
      ],
    ]);
  });

  it('names tests, treatments and organisms', () => {
    assert.deepEqual(base.term('ct-aorta'), {
      id: 'ct-aorta',
      kind: 'test',
      name: 'CT aorta',
      say: ['CTA'],
      for: ['aortic-dissection'],
      rulesOut: [],
    });
    assert.equal(base.term('staphylococcus')?.kind, 'organism');
  });
});

describe('the compiled form', () => {
  it('goes through JSON unchanged', () => {
    assert.deepEqual(JSON.parse(JSON.stringify(knowledge)), knowledge);
  });
});
