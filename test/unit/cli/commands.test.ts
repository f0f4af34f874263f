import { strict as assert } from 'node:assert';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { terminalOf } from '#server/cli/terminal.js';
import { dxlens, objects, root } from './run.js';

/** Word for word; a change of it is a change of what DxLens is for. */
const intendedUse =
  'DxLens helps licensed clinicians review their own notes. It lists diagnoses and undocumented findings to consider, with their basis. It does not diagnose, direct treatment, monitor or triage, and is not for patients or for emergencies needing immediate action. No alert does not mean no disease.';

describe('dxlens --help and --version', function () {
  this.timeout(60_000);
  for (const args of [
    [],
    ['review'],
    ['read'],
    ['bench'],
    ['assert'],
    ['lsp'],
    ['model'],
    ['model', 'list'],
    ['model', 'add'],
    ['model', 'weigh'],
  ]) {
    it(`dxlens ${[...args, '--help'].join(' ')} tells the intended use word for word`, async () => {
      const { code, out, err } = await dxlens([...args, '--help']);
      assert.deepEqual([code, err], [0, '']);
      assert.match(out, new RegExp(`^Usage: dxlens ${args.join(' ')}`));
      assert.equal(out.split(intendedUse).length, 2);
    });
  }

  it('names every command', async () => {
    const { out } = await dxlens(['--help']);
    for (const command of ['review', 'read', 'bench', 'assert', 'lsp', 'model']) {
      assert.match(out, new RegExp(`^ {2}${command}\\b`, 'm'));
    }
  });

  it('prints the version of the package', async () => {
    const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string };
    const { code, out } = await dxlens(['--version']);
    assert.deepEqual([code, out], [0, `${version}\n`]);
  });
});

describe('the terminal', () => {
  for (const [columns, width] of [
    [20, 40],
    [40, 40],
    [80, 80],
    [120, 120],
    [300, 120],
  ] as const) {
    it(`of ${String(columns)} columns is written ${String(width)} wide`, () => {
      assert.equal(terminalOf({ isTTY: true, columns }, {}).width, width);
    });
  }

  it('that is none gets 100 columns and no colour', () => {
    const { width, colour } = terminalOf({ columns: 60 }, { FORCE_COLOR: '1' });
    assert.deepEqual([width, colour.level], [100, 0]);
  });

  it('gets no colour under NO_COLOR, unless that is empty', () => {
    assert.equal(terminalOf({ isTTY: true, columns: 80 }, { NO_COLOR: '1' }).colour.level, 0);
    const { level } = terminalOf({ isTTY: true, columns: 80 }, {}).colour;
    assert.equal(terminalOf({ isTTY: true, columns: 80 }, { NO_COLOR: '' }).colour.level, level);
  });
});

describe('dxlens assert', function () {
  this.timeout(60_000);
  it('answers each line, names a bad one, and goes on', async () => {
    const note = 'Denies chest pain.';
    const input = `${JSON.stringify({ id: 1, note, start: 7, end: 17 })}\nno\n${JSON.stringify({ id: 'x', note, start: 7, end: 17 })}\n`;
    const { code, out, err } = await dxlens(['assert'], { input });
    assert.equal(code, 1);
    const answer = { assertion: 'absent', temporality: 'recent', experiencer: 'patient' };
    assert.deepEqual(objects(out), [
      { id: 1, ...answer },
      { id: 'x', ...answer },
    ]);
    assert.equal(err, 'dxlens: standard input:2: not a line of JSON\n');
  });

  it('has nothing to say of nothing', async () => {
    assert.deepEqual(await dxlens(['assert']), { code: 0, out: '', err: '' });
  });
});

describe('dxlens bench', function () {
  this.timeout(60_000);
  let folder: string;
  let cases: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dxlens-bench-'));
    cases = join(folder, 'cases.jsonl');
    const note = await readFile(join(root, 'test/notes/aortic-dissection-missed.note'), 'utf8');
    const rows = [
      { id: 'a', note, gold: 'Aortic dissection', accept: ['Aortic dissection'] },
      { id: 'b', note: 'Refill of lisinopril.', gold: 'Hypertension', accept: [] },
    ];
    await writeFile(cases, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  });
  after(() => rm(folder, { recursive: true }));

  it('prints a table and writes what anyone can score again', async () => {
    const out = join(folder, 'out');
    const ended = await dxlens(['bench', cases, '--out', out]);
    assert.deepEqual([ended.code, ended.err], [0, '']);
    assert.match(ended.out, /^cases\.jsonl, engine knowledge, 2 cases, knowledge [0-9a-f]{12}\n/);
    assert.match(ended.out, /top-1 .* top-3 .* top-5 .* top-10 .* MRR/);
    assert.match(ended.out, /all \(2\) .* \d+\.\d % \(\d+\.\d-\d+\.\d\)/);
    const rows = objects(await readFile(join(out, 'cases.jsonl'), 'utf8')) as Record<string, unknown>[];
    assert.deepEqual(
      rows.map((row) => [row['id'], Object.keys(row)]),
      [
        ['a', ['id', 'ranked', 'rank', 'alerts']],
        ['b', ['id', 'ranked', 'rank', 'alerts']],
      ],
    );
    const summary = JSON.parse(await readFile(join(out, 'summary.json'), 'utf8')) as { all: { top1: { of: number } } };
    assert.equal(summary.all.top1.of, 2);
  });

  it('names the line of a case that cannot be read', async () => {
    const bad = join(folder, 'bad.jsonl');
    await writeFile(bad, `${await readFile(cases, 'utf8')}{"id": "c", "note": 5, "gold": "x"}\n`);
    const { code, out, err } = await dxlens(['bench', bad]);
    assert.deepEqual([code, out], [1, '']);
    assert.ok(err.startsWith(`dxlens: ${bad}:3: note: `), err);
  });

  for (const [args, said] of [
    [['gone.jsonl'], /^error: gone\.jsonl cannot be read; check the path\n$/],
    [['x.jsonl', '--engine', 'model'], /^error: the engine model needs --model FILE or --endpoint ADDRESS\n$/],
    [['x.jsonl', '--engine', 'fused'], /^error: the engine fused needs --model FILE or --endpoint ADDRESS\n$/],
    [['x.jsonl', '--engine', 'magic'], /'magic' is invalid/],
    [['x.jsonl', '--engine', 'fused', '--model', 'm', '--ask', 'choice'], /^error: --ask is for --engine model\n$/],
    [['x.jsonl', '--engine', 'model', '--model', 'm', '--weight', '1'], /^error: --weight is for --engine fused\n$/],
    [['x.jsonl', '--weight', '1.5'], /"1\.5" is not a number from 0 to 1\./],
  ] as const) {
    it(`exits with 2 on "dxlens bench ${args.join(' ')}"`, async () => {
      const { code, out, err } = await dxlens(['bench', ...args]);
      assert.deepEqual([code, out], [2, '']);
      assert.match(err, said);
    });
  }
});

describe('dxlens model list', function () {
  this.timeout(60_000);
  it('lists the models known to work', async () => {
    const { code, out } = await dxlens(['model', 'list']);
    assert.equal(code, 0);
    assert.match(out, /model .* size .* licence .* architecture/);
    assert.ok(out.split('\n').length > 4);
  });

  it('says what is wrong with a file, and exits with 1', async () => {
    const { code, out } = await dxlens(['model', 'list', '--model', 'gone.gguf']);
    assert.equal(code, 1);
    assert.match(out, /gone\.gguf/);
  });
});
