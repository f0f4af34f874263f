import { strict as assert } from 'node:assert';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { indexKnowledge } from '#server/knowledge/base.js';
import { buildKnowledge, faultLine } from '#server/knowledge/build.js';
import { KnowledgeUnreadable, loadKnowledge } from '#server/knowledge/files.js';
import type { Loaded } from '#server/knowledge/files.js';
import { restoreKnowledge, storeKnowledge } from '#server/knowledge/stored.js';
import type { CompiledKnowledge } from '#server/knowledge/types.js';
import { compiled, conditions, file, findings, row } from './sample.js';

const cited = file(
  'cited.yaml',
  `
schema: conditions/1
sources:
  smith2001: {cite: Smith 2001, where: page 3, opened: 2026-11-02}
conditions:
  flu:
    name: Influenza
    icd10: J10.1
    prior: {clinic: 100, ed: 200}
    age: {0-4: 2}
    findings:
      fever: 90 3 @smith2001
      cough: 80 2
`,
);
const base = [findings, conditions, cited];
const overlaid = (text: string): ReturnType<typeof compiled> => compiled(base, [file('site.yaml', text)]);

describe("a site's overlay", () => {
  it('adds rows', () => {
    const knowledge = overlaid('schema: findings/1\nfindings: {hoarseness: {say: [husky voice]}}\n');
    assert.deepEqual(row(knowledge.findings, 'hoarseness').say, ['husky voice']);
    assert.equal(knowledge.findings.length, compiled(base).findings.length + 1);
  });

  it('changes the fields it gives and no others, and keeps what the base cites', () => {
    const knowledge = overlaid('schema: conditions/1\nconditions: {flu: {urgency: soon, prior: {clinic: 400}}}\n');
    const flu = row(knowledge.conditions, 'flu');
    assert.deepEqual([flu.urgency, flu.prior.clinic, flu.prior.emergency], ['soon', 0.004, 0.004]);
    assert.deepEqual([flu.name, flu.age.length, flu.links.length], ['Influenza', 1, 2]);
    assert.equal(flu.links[0]?.source, 'Smith 2001');
  });

  it('changes one link, adds one, and leaves the others', () => {
    const { links } = row(
      overlaid('schema: conditions/1\nconditions: {flu: {findings: {cough: 60 1, crackles: 5 0}}}\n').conditions,
      'flu',
    );
    assert.deepEqual(
      links.map(({ finding, frequency, evokes }) => [finding, frequency, evokes]),
      [
        ['fever', 0.9, 3],
        ['cough', 0.6, 1],
        ['crackles', 0.05, 0],
      ],
    );
  });

  it('changes a narrower finding', () => {
    const tearing = file(
      'narrow.yaml',
      'schema: findings/1\nfindings: {back-pain: {narrow: {tearing: {say: [ripping back pain], base: 0.1}}}}\n',
    );
    const site = file('site.yaml', 'schema: findings/1\nfindings: {back-pain: {narrow: {tearing: {import: 5}}}}\n');
    const finding = row(compiled([tearing], [site]).findings, 'back-pain.tearing');
    assert.deepEqual([finding.import, finding.base, finding.is], [5, 0.001, 'back-pain']);
  });

  it('changes the version', () => {
    const version = compiled(base).version;
    assert.match(version, /^[0-9a-f]{12}$/);
    assert.equal(compiled(base).version, version);
    assert.notEqual(overlaid('schema: conditions/1\nconditions: {flu: {urgency: soon}}\n').version, version);
  });

  it('silences a condition with the rules that warn of it, a rule, and the questions of a gap', () => {
    const rules = file(
      'rules.yaml',
      `
schema: rules/1
defaults: {source: s, review: 2028-11-01}
sources: {s: {cite: A paper, where: its page, opened: 2026-11-01}}
cantMiss:
  - {id: flu-warning, condition: flu, when: [fever]}
  - {id: pneumonia-warning, condition: pneumonia, when: [fever, cough]}
  - {id: bronchitis-warning, condition: bronchitis, when: [cough]}
questions:
  - {id: ask-cough, when: [fever], ask: cough, because: It separates.}
  - {id: ask-crackles, when: [fever], ask: crackles, because: It separates.}
  - {id: ask-pain, when: [cough], ask: chest-pain, because: It separates.}
`,
    );
    const site = file('site.yaml', 'schema: rules/1\nsilence: [flu, pneumonia-warning, ask-cough, crackles]\n');
    const before = indexKnowledge(compiled([...base, rules]));
    const after = indexKnowledge(compiled([...base, rules], [site]));
    assert.equal(before.cantMiss.length + before.questions.length, 6);
    assert.ok(before.condition('flu') !== undefined && after.condition('flu') === undefined);
    assert.deepEqual(
      after.cantMiss.map((rule) => rule.id),
      ['bronchitis-warning'],
    );
    assert.deepEqual(
      after.questions.map((rule) => rule.id),
      ['ask-pain'],
    );
    assert.ok(after.silenced('crackles') && !after.silenced('cough'));
  });

  it('is told of a silenced name that does not exist, with its line', () => {
    const { faults } = buildKnowledge(base, [file('site.yaml', 'schema: rules/1\nsilence:\n  - flu\n  - pnuemonia\n')]);
    assert.deepEqual(faults.map(faultLine), [
      'site.yaml:4: "pnuemonia" is no condition, finding or rule; did you mean "pneumonia"?',
    ]);
  });
});

describe('loading the knowledge with overlays', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dxlens-knowledge-'));
    await mkdir(join(folder, 'base'));
    await mkdir(join(folder, 'site'));
    for (const one of base) {
      await writeFile(join(folder, 'base', one.path), one.text);
    }
    await writeFile(join(folder, 'knowledge.json'), storeKnowledge(compiled(base)));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const load = async (...overlays: string[]): Promise<Loaded<CompiledKnowledge>> => {
    const { knowledge, warnings } = await loadKnowledge(
      join(folder, 'knowledge.json'),
      join(folder, 'base'),
      overlays.map((path) => join(folder, path)),
    );
    return { knowledge: restoreKnowledge(knowledge), warnings };
  };
  const write = (path: string, text: string): Promise<void> => writeFile(join(folder, path), text);
  const good = 'schema: conditions/1\nconditions: {flu: {urgency: soon}}\n';

  it('takes the compiled base as it is where there are none', async () => {
    const { knowledge, warnings } = await load();
    assert.deepEqual(warnings, []);
    assert.deepEqual(knowledge, compiled(base));
  });

  it('lays files and folders of files over it', async () => {
    await write('site/a.yaml', good);
    await write('site/b.yml', 'schema: rules/1\nsilence: [bronchitis]\n');
    await write('one.yaml', 'schema: conditions/1\nconditions: {pneumonia: {urgency: same-day}}\n');
    const { knowledge, warnings } = await load('site', 'one.yaml');
    assert.deepEqual(warnings, []);
    assert.equal(row(knowledge.conditions, 'flu').urgency, 'soon');
    assert.equal(row(knowledge.conditions, 'pneumonia').urgency, 'same-day');
    assert.deepEqual(knowledge.silenced, ['bronchitis']);
  });

  it('leaves the base and the other overlays in force where one is broken', async () => {
    await write('good.yaml', good);
    await write('broken.yaml', 'schema: conditions/1\nconditions:\n  pneumonia: {urgncy: soon}\n');
    const { knowledge, warnings } = await load('broken.yaml', 'good.yaml');
    assert.deepEqual(warnings, [
      `${join(folder, 'broken.yaml')}:3: pneumonia: unknown field "urgncy"; the knowledge base is used without this overlay`,
    ]);
    assert.equal(row(knowledge.conditions, 'flu').urgency, 'soon');
    assert.equal(row(knowledge.conditions, 'pneumonia').urgency, 'routine');
  });

  it('uses the base alone where the only overlay is broken, missing or an empty folder', async () => {
    await write('broken.yaml', 'schema: conditions/1\nconditions: [\n');
    for (const [path, said] of [
      ['broken.yaml', 'not valid YAML'],
      ['missing.yaml', 'cannot be read'],
      ['site', 'holds no .yaml file'],
    ] as const) {
      const { knowledge, warnings } = await load(path);
      assert.equal(warnings.length, 1);
      assert.ok(warnings[0]?.startsWith(join(folder, path)) && warnings[0].includes(said), warnings[0]);
      assert.deepEqual(knowledge, compiled(base));
    }
  });

  it('says so where the files of the base are gone', async () => {
    await write('good.yaml', good);
    await rm(join(folder, 'base'), { recursive: true });
    const { knowledge, warnings } = await load('good.yaml');
    assert.equal(warnings.length, 1);
    assert.match(warnings[0] ?? '', /no overlay is in force/);
    assert.deepEqual(knowledge, compiled(base));
  });

  it('says what to do where the compiled base is missing or something else', async () => {
    await write('knowledge.json', '{"schema": "another/1"}');
    await assert.rejects(
      load(),
      (error: Error) => error instanceof KnowledgeUnreadable && /npm run build/.test(error.message),
    );
    await rm(join(folder, 'knowledge.json'));
    await assert.rejects(load(), KnowledgeUnreadable);
  });
});
