import { strict as assert } from 'node:assert';
import { faultsOf, faultsWith, file } from './sample.js';

describe('faults of form in a knowledge file', () => {
  it('has none in the sample', () => {
    assert.deepEqual(faultsWith(), []);
  });

  it('names the line of YAML that cannot be read', () => {
    const [fault, ...more] = faultsOf(file('a.yaml', 'schema: findings/1\nfindings:\n  fever: {say: [a, b}\n'));
    assert.match(fault ?? '', /^a\.yaml:3: not valid YAML: /);
    assert.deepEqual(more, []);
  });

  it('names an alias without an anchor instead of failing', () => {
    assert.deepEqual(faultsOf(file('a.yaml', 'schema: findings/1\nfindings:\n  fever: *common\n')), [
      'a.yaml:3: not valid YAML: "*common" names nothing above it',
    ]);
  });

  it('names the line of an unknown field, and every one of several', () => {
    assert.deepEqual(
      faultsWith(file('a.yaml', 'schema: findings/1\nfindings:\n  rash:\n    improt: 3\n    base: 2\n    sya: [x]\n')),
      ['a.yaml:4: findings > rash: unknown field "improt"', 'a.yaml:6: findings > rash: unknown field "sya"'].map(
        (line) => line.replace('findings > ', ''),
      ),
    );
  });

  it('asks for the schema where it is missing, misspelt, or a name of the language itself', () => {
    const asked = /: begin the file with "schema:" and one of findings\/1, conditions\/1/;
    assert.match(faultsOf(file('a.yaml', 'findings: {}\n'))[0] ?? '', asked);
    assert.match(faultsOf(file('a.yaml', '# x\nschema: finding/1\n'))[0] ?? '', /^a\.yaml:2: begin/);
    assert.match(faultsOf(file('a.yaml', 'schema: toString\n'))[0] ?? '', asked);
    assert.match(faultsOf(file('a.yaml', ''))[0] ?? '', asked);
    assert.match(faultsOf(file('a.yaml', '- 1\n'))[0] ?? '', asked);
  });

  for (const [written, why] of [
    ['75', 'no evoking strength'],
    ['"75 6"', 'an evoking strength above 5'],
    ['"175 2"', 'a frequency above 100'],
    ['75 2 klompas', 'a source without @'],
    ['often', 'a word'],
  ] as const) {
    it(`says the form of a link with ${why}`, () => {
      const text = `
schema: conditions/1
conditions:
  flu:
    name: Influenza
    icd10: J10.1
    prior: {clinic: 100}
    findings:
      fever: 90 3
      cough: ${written}
`;
      assert.deepEqual(faultsWith(file('flu.yaml', text)), [
        'flu.yaml:9: flu > findings > cough: not of the form "FREQUENCY EVOKES [@source]" (0 to 100, 0 to 5), such as "75 2"',
      ]);
    });
  }

  for (const [field, message] of [
    ['import: 7', 'expected at most 5'],
    ['import: 1.5', 'expected a whole number'],
    ['base: 0', 'expected more than 0'],
    ['base: .inf', 'expected a number'],
    ['kind: smyptom', 'not one of symptom, sign, result, history, risk'],
    ['say: rash', 'expected a list in [ ]'],
    ['say: [{red: spots}]', 'not a word or phrase; quote one that holds a colon'],
    ['skin: dark', 'expected true or false'],
    ['is: Skin_Finding', 'not an id: lower case, digits and hyphens'],
  ] as const) {
    it(`says what is wrong with "${field}"`, () => {
      const faults = faultsWith(
        file('a.yaml', `schema: findings/1\nfindings:\n  rash:\n    group: skin\n    ${field}\n`),
      );
      assert.equal(faults.length, 1, faults.join('\n'));
      assert.match(faults[0] ?? '', /^a\.yaml:5: rash > /);
      assert.ok(faults[0]?.endsWith(message), faults[0]);
    });
  }

  for (const [field, message] of [
    ['icd10: 486', 'icd10: expected a text'],
    ['icd10: pneumonia', 'icd10: not an ICD-10-CM code'],
    ['age: {60-40: 2}', 'age > 60-40: the range ends before it begins'],
    ['age: {old: 2}', 'age > old: not a range such as 0-39 or 60+'],
    ['measured: {spo2: {5-1: 2}}', 'measured > spo2 > 5-1: the interval ends before it begins'],
    ['against: {fever: 2}', 'against > fever: a ratio against is below 1'],
    ['prior: {ed: 10}', 'prior > clinic: missing'],
    ['review: 2028-13-01', 'review: not a date such as 2028-11-01'],
    ['duration: {fortnights: 10}', 'duration: unknown field "fortnights"'],
    ['cantMiss: {why: it kills, quickly}', 'cantMiss: unknown field "quickly"'],
    ['urgency: now', 'urgency: not one of immediate, same-day, soon, routine'],
  ] as const) {
    it(`says what is wrong with "${field}"`, () => {
      const whole = ['name: Influenza', 'icd10: J10.1', 'prior: {clinic: 100}', 'findings: {fever: 90 3}'];
      const lines = whole.filter((line) => line.split(':')[0] !== field.split(':')[0]);
      const text = `schema: conditions/1\nconditions:\n  flu:\n    ${field}\n${lines.map((line) => `    ${line}\n`).join('')}`;
      assert.equal(faultsWith(file('flu.yaml', text))[0], `flu.yaml:4: flu > ${message}`);
    });
  }

  it('names the fields that a condition must have', () => {
    assert.deepEqual(faultsWith(file('flu.yaml', 'schema: conditions/1\nconditions:\n\n  flu: {name: Influenza}\n')), [
      'flu.yaml:4: flu: icd10, prior, findings missing',
    ]);
  });

  it('names the line of an id that is no id', () => {
    assert.deepEqual(faultsWith(file('a.yaml', 'schema: findings/1\nfindings:\n  rash: {}\n  Red Eye: {}\n')), [
      'a.yaml:4: Red Eye: not an id: lower case, digits and hyphens',
    ]);
  });

  it('says what a unit factor is', () => {
    const text =
      'schema: measures/1\nmeasures:\n  glucose:\n    say: [bg]\n    unit: mmol/L\n    plausible: 0-99\n    units: {mg/dL: low}\n';
    assert.deepEqual(faultsOf(file('m.yaml', text)), [
      'm.yaml:7: glucose > units > mg/dL: not a factor such as 18, or [factor, offset]',
    ]);
  });
});

describe('one fault does not hide the others', () => {
  it('reports the faults of all files, rows and fields', () => {
    const faults = faultsWith(
      file(
        'a.yaml',
        'schema: findings/1\nfindings:\n  rash: {improt: 1, is: skn-finding}\n  itch: {is: rsh}\n  skin-finding: {}\n',
      ),
      file('b.yaml', 'schema: conditions/1\nconditions: [\n'),
      file('c.yaml', 'schema: findings/1\nfindings:\n  hives: {base: 900}\n  wheal: {is: hive-mind}\n'),
    );
    assert.equal(faults.length, 6, faults.join('\n'));
    assert.ok(faults.includes('a.yaml:3: rash: unknown field "improt"'));
    assert.ok(faults.includes('a.yaml:3: "skn-finding" is no finding; did you mean "skin-finding"?'));
    assert.ok(faults.includes('a.yaml:4: "rsh" is no finding; did you mean "rash"?'));
    assert.ok(faults.some((line) => line.startsWith('b.yaml:') && line.includes('not valid YAML')));
    assert.ok(faults.includes('c.yaml:3: hives > base: expected at most 100'));
    assert.ok(faults.some((line) => line.startsWith('c.yaml:4: "hive-mind" is no finding')));
  });

  it('blames no other row for naming what a fault took out', () => {
    const faults = faultsWith(
      file('a.yaml', 'schema: findings/1\nfindings:\n  rash: 3\n  itch: {is: rash}\n'),
      file('b.yaml', 'schema: findings/1\nfindings:\n  ankle-pain: {say: [a, b}\n'),
      file('c.yaml', 'schema: findings/1\nfindings:\n  limp: {is: ankle-pain}\n'),
    );
    assert.equal(faults.length, 2, faults.join('\n'));
    assert.equal(faults[0], 'a.yaml:3: rash: expected fields');
    assert.match(faults[1] ?? '', /^b\.yaml:/);
  });

  it('keeps the lines of rules after one that was taken out', () => {
    const faults = faultsWith(
      file(
        'rules.yaml',
        `
schema: rules/1
questions:
  - {id: one, when: [], ask: cough, because: It matters.}
  - id: two
    when: [fever]
    ask: cuogh
    because: It matters.
`,
      ),
    );
    assert.deepEqual(faults, [
      'rules.yaml:3: 0 > when: must not be empty',
      'rules.yaml:6: "cuogh" is no finding; did you mean "cough"?',
    ]);
  });
});
