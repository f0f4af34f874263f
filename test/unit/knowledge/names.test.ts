import { strict as assert } from 'node:assert';
import { faultsOf, faultsWith, file } from './sample.js';

/** A condition whose rows the tests vary. */
const condition = (fields: string): string =>
  `schema: conditions/1\nconditions:\n  flu:\n    name: Influenza\n    icd10: J10.1\n    prior: {clinic: 100}\n    findings: {fever: 90 3}\n    ${fields}\n`;

describe('names that lead nowhere', () => {
  for (const [fields, message] of [
    ['is: pneumona', '"pneumona" is no condition; did you mean "pneumonia"?'],
    ['risks: {chest-pian: 2}', '"chest-pian" is no finding, condition or drug; did you mean "chest-pain"?'],
    ['against: {crackels: 0.5}', '"crackels" is no finding; did you mean "crackles"?'],
    ['measured: {zzz: {1-2: 3}}', '"zzz" is no measure'],
    ['requires: {anyOf: [feverish]}', '"feverish" is no finding or condition; did you mean "fever"?'],
    ['excludes: [bronchits]', '"bronchits" is no finding or condition; did you mean "bronchitis"?'],
    ['treatedBy: [oseltamivir]', '"oseltamivir" is no drug, class or treatment'],
    ['mistakenFor: {pneumoni: [fever]}', '"pneumoni" is no condition; did you mean "pneumonia"?'],
    ['mistakenFor: {pneumonia: [fevr]}', '"fevr" is no finding; did you mean "fever"?'],
  ] as const) {
    it(`finds the one in "${fields}"`, () => {
      assert.deepEqual(faultsWith(file('flu.yaml', condition(fields))), [`flu.yaml:8: ${message}`]);
    });
  }

  it('finds them in links, each on its own line', () => {
    const text = condition('').replace('{fever: 90 3}', '\n      fever: 90 3\n      caugh: 80 2');
    assert.deepEqual(faultsWith(file('flu.yaml', text)), ['flu.yaml:9: "caugh" is no finding; did you mean "cough"?']);
  });

  it('finds them in findings, normals and attributes', () => {
    const text = `
schema: findings/1
findings:
  rales: {is: crackels}
  on-steroids: {drugs: [steroids]}
  old-tb: {conditions: [tuberculosis]}
  wet-cough: {is: cough, narrow: {green: {when: quality=green}}}
normals:
  lungs clear: [crackles, wheeze]
`;
    assert.deepEqual(faultsWith(file('a.yaml', text)), [
      'a.yaml:3: "crackels" is no finding; did you mean "crackles"?',
      'a.yaml:4: "steroids" is no drug or class',
      'a.yaml:5: "tuberculosis" is no condition',
      'a.yaml:6: attributes.yaml has no quality "green"',
      'a.yaml:8: "wheeze" is no finding',
    ]);
  });

  it('finds them in a template normal that several files share, in the file that wrote it', () => {
    assert.deepEqual(
      faultsWith(
        file('a.yaml', 'schema: findings/1\nnormals:\n  chest normal: [crakcles]\n'),
        file('b.yaml', 'schema: findings/1\nnormals:\n\n  chest normal: [crackles]\n'),
      ).map((line) => line.slice(0, 8)),
      ['a.yaml:3'],
    );
  });

  it('finds them in drugs, classes, measures and terms', () => {
    const drugs = `
schema: drugs/1
classes:
  penicillins: {is: [betalactams], crossReacts: {cephalosporins: possible}, causes: {rash: 5}}
drugs:
  amoxicillin: {class: [penicilins], contains: [clavulanate], treats: [otitis], causes: {nausea: 5}}
`;
    const measures = `
schema: measures/1
measures:
  heart-rate:
    say: [hr]
    unit: /min
    plausible: 20-300
    pair: hart-rate
    intervals:
      - {finding: tachycardia, from: 100}
`;
    const terms = 'schema: terms/1\ntests:\n  chest-film: {for: [pnuemonia]}\n';
    assert.deepEqual(
      faultsWith(file('d.yaml', drugs), file('m.yaml', measures), file('t.yaml', terms)).map((line) =>
        line.replace(/;.*/, ''),
      ),
      [
        'd.yaml:3: "betalactams" is no class',
        'd.yaml:3: "cephalosporins" is no class',
        'd.yaml:3: "rash" is no finding or condition',
        'd.yaml:5: "penicilins" is no class',
        'd.yaml:5: "clavulanate" is no drug',
        'd.yaml:5: "otitis" is no condition',
        'd.yaml:5: "nausea" is no finding or condition',
        'm.yaml:7: "hart-rate" is no measure',
        'm.yaml:9: "tachycardia" is no finding',
        't.yaml:3: "pnuemonia" is no condition',
      ],
    );
  });

  it('finds them in rules, and says which term cannot be read', () => {
    const text = `
schema: rules/1
sources: {s: {cite: A paper, where: its page, opened: 2026-11-01}}
cantMiss:
  - id: one
    condition: pneumonai
    when:
      - fever | class:penicillin
      - drug:warfarin
      - age >= 60
    unless: [cuogh]
    ask: [crackle]
    source: s
    review: 2028-11-01
`;
    assert.deepEqual(
      faultsWith(file('r.yaml', text)).map((line) => line.replace(/;.*/, '')),
      [
        'r.yaml:4: cannot read the term "age >= 60"',
        'r.yaml:5: "pneumonai" is no condition',
        'r.yaml:11: "crackle" is no finding',
        'r.yaml:7: "penicillin" is no class',
        'r.yaml:8: "warfarin" is no drug',
        'r.yaml:10: "cuogh" is no finding or condition',
      ],
    );
  });
});

describe('what belongs together in the knowledge base', () => {
  it('finds circles of parents, and blames only those in the circle', () => {
    const findings = 'schema: findings/1\nfindings:\n  a: {is: b}\n  b: {is: c}\n  c: {is: b}\n';
    assert.deepEqual(faultsOf(file('f.yaml', findings)), [
      'f.yaml:4: finding "b" is its own ancestor',
      'f.yaml:5: finding "c" is its own ancestor',
    ]);
    assert.deepEqual(faultsWith(file('flu.yaml', condition('is: flu'))), [
      'flu.yaml:8: condition "flu" is its own ancestor',
    ]);
    const classes = 'schema: drugs/1\nclasses:\n  x: {is: [y]}\n  y: {is: [x]}\n';
    assert.deepEqual(faultsOf(file('d.yaml', classes)), [
      'd.yaml:3: drug class "x" is its own ancestor',
      'd.yaml:4: drug class "y" is its own ancestor',
    ]);
  });

  it('finds an id that is defined twice: in one file, in two, and for two kinds of thing', () => {
    assert.deepEqual(
      faultsOf(file('f.yaml', 'schema: findings/1\nfindings:\n  rash: {}\n  itch: {}\n  rash: {base: 2}\n')),
      ['f.yaml:5: "rash" stands twice in the same place'],
    );
    assert.deepEqual(faultsWith(file('f.yaml', 'schema: findings/1\nfindings:\n  fever: {}\n')), [
      'f.yaml:3: "fever" is defined twice, also at findings.yaml:3',
    ]);
    assert.deepEqual(faultsWith(file('f.yaml', 'schema: findings/1\nfindings:\n  pneumonia: {name: lung fever}\n')), [
      'conditions.yaml:4: "pneumonia" is both a finding and a condition',
      'conditions.yaml:4: "pneumonia" already stands for finding pneumonia',
      'conditions.yaml:4: "Pneumonia" already stands for finding pneumonia',
    ]);
  });

  it('finds a phrase with two meanings, also when only plural, case or fillers differ', () => {
    const text = 'schema: findings/1\nfindings:\n  thoracic-pain: {say: [Pains in chest]}\n';
    assert.deepEqual(faultsWith(file('f.yaml', text)), [
      'f.yaml:3: "Pains in chest" already stands for finding chest-pain',
    ]);
  });

  it('lets a template normal share the phrase of a finding', () => {
    const text =
      'schema: findings/1\nfindings: {clear-lungs: {say: [lungs clear]}}\nnormals: {lungs clear: [crackles]}\n';
    assert.deepEqual(faultsWith(file('f.yaml', text)), []);
  });

  it('finds brackets of age that begin together', () => {
    assert.deepEqual(faultsWith(file('flu.yaml', condition('age: {0-4: 2, 0-9: 1}'))), [
      'flu.yaml:8: the ages 0-4 and 0-9 begin together',
    ]);
  });
});

describe('what a row owes its reader', () => {
  it('has first tests, first actions and an urgency where the condition must not be missed', () => {
    assert.deepEqual(faultsWith(file('flu.yaml', condition('cantMiss: {why: it may kill the frail}'))), [
      'flu.yaml:3: can\'t-miss condition "flu" needs firstTests and firstActions',
      'flu.yaml:3: can\'t-miss condition "flu" needs an urgency above routine',
    ]);
  });

  it('has a source and a review date where a rule warns of what must not be missed', () => {
    const rule = (fields: string): string =>
      `schema: rules/1\ncantMiss:\n  - id: one\n    condition: pneumonia\n    when: [fever]\n${fields}`;
    assert.deepEqual(faultsWith(file('r.yaml', rule(''))), [
      'r.yaml:3: can\'t-miss rule "one" needs a source that was opened and read',
      'r.yaml:3: can\'t-miss rule "one" needs a review date',
    ]);
    assert.deepEqual(faultsWith(file('r.yaml', rule('    source: estimate\n    review: 2028-11-01\n'))), [
      'r.yaml:6: can\'t-miss rule "one" needs a source that was opened and read',
    ]);
    assert.deepEqual(faultsWith(file('r.yaml', rule('    source: nobody2001\n    review: 2028-11-01\n'))), [
      'r.yaml:6: the file\'s sources have no "nobody2001"',
    ]);
    const withDefaults = rule('').replace(
      'cantMiss',
      'defaults: {source: s, review: 2028-11-01}\nsources: {s: {cite: A, where: B, opened: 2026-01-01}}\ncantMiss',
    );
    assert.deepEqual(faultsWith(file('r.yaml', withDefaults)), []);
  });

  it('names a source that the file has', () => {
    const unknown = (path: string, line: number): string =>
      `${path}:${String(line)}: the file's sources have no "nobody2001"`;
    assert.deepEqual(faultsWith(file('flu.yaml', condition('source: nobody2001'))), [unknown('flu.yaml', 8)]);
    const link = condition('').replace('90 3', '90 3 @nobody2001');
    assert.deepEqual(faultsWith(file('flu.yaml', link)), [unknown('flu.yaml', 7)]);
    assert.deepEqual(
      faultsWith(
        file('f.yaml', 'schema: findings/1\nfindings:\n  rash: {source: nobody2001}\n'),
        file('d.yaml', 'schema: drugs/1\ndrugs:\n  aspirin: {source: nobody2001}\n'),
        file(
          'm.yaml',
          'schema: measures/1\nmeasures:\n  hr: {say: [hr], unit: x, plausible: 1-2, source: nobody2001}\n',
        ),
        file(
          'r.yaml',
          'schema: rules/1\nquestions:\n  - {id: q, when: [fever], ask: cough, because: B., source: nobody2001}\n',
        ),
      ),
      [unknown('f.yaml', 3), unknown('d.yaml', 3), unknown('m.yaml', 3), unknown('r.yaml', 3)],
    );
  });
});
