import { strict as assert } from 'node:assert';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { askingFormat } from '#server/model/ask/asking.js';
import { noneOfThese } from '#server/model/ask/prompt.js';
import { ModelServer, tokens, whole, type Heard } from '../../model/modelServer.js';
import { dxlens, objects, root } from './run.js';

interface Row {
  readonly id: string;
  readonly note: string;
  readonly gold: string;
}

interface Report {
  readonly verdict: string;
  readonly recommended: { readonly temperature: number; readonly weight: number };
  readonly answering: { readonly asked: number; readonly unanswered: number };
  readonly systems: { readonly fused: { readonly top1: { readonly of: number } } };
}

/** Printed text without its line breaks. */
const flowing = (text: string): string => text.replaceAll(/\s+/g, ' ');

/** For each option of a question its letter. */
function lettersOf({ body }: Heard): Map<string, string> {
  const asked = body.messages.map(({ content }) => content).join('\n');
  return new Map([...asked.matchAll(/^([A-I])\. (.+)$/gm)].map(([, letter, name]) => [name!, letter!]));
}

describe('dxlens model weigh', function () {
  this.timeout(120_000);
  let folder: string;
  let cases: string;
  let rows: Row[];
  let server: ModelServer;
  let flags: readonly string[];

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dxlens-weigh-'));
    cases = join(folder, 'cases.jsonl');
    const text = await readFile(join(root, 'test/fixtures/vignettes/common-held.jsonl'), 'utf8');
    const lines = text.split('\n').slice(0, 115);
    rows = lines.map((line) => JSON.parse(line) as Row);
    await writeFile(cases, lines.join('\n'));
    server = await ModelServer.start((response, heard) => {
      const letters = lettersOf(heard);
      const asked = heard.body.messages.map(({ content }) => content).join('\n');
      const row = rows.find(({ note }) => asked.includes(`| ${note.split('\n')[0]!}`));
      const letter = (row && letters.get(row.gold)) ?? letters.get(noneOfThese)!;
      const others = [...letters.values()].filter((one) => one !== letter);
      whole(
        response,
        tokens({ [letter]: 0.7, ...Object.fromEntries(others.map((one) => [one, 0.3 / others.length])) }),
      );
    });
    flags = ['--endpoint', `http://127.0.0.1:${server.port}`];
  });
  after(async () => {
    await server.stop();
    await rm(folder, { recursive: true });
  });

  it('gives a model that knows a weight, and a line for the catalogue', async () => {
    const { code, out } = await dxlens(['model', 'weigh', 'knowing', cases, ...flags, '--out', join(folder, 'out')]);
    assert.equal(code, 0);
    assert.match(
      flowing(out),
      /^knowing on 127\.0\.0\.1:\d+, asked to choose on \d+ cases of cases\.jsonl, knowledge [0-9a-f]{12}\./,
    );
    assert.match(flowing(out), /It answered them all\./);
    assert.match(out, /The model helps\.\nFor models\/catalog\.yaml:\n/);
    const report = JSON.parse(await readFile(join(folder, 'out', 'weigh.json'), 'utf8')) as Report;
    assert.equal(report.verdict, 'helps');
    const line = out.trimEnd().split('\n').at(-1)!;
    const { asking } = parse(line) as { asking: unknown };
    const { temperature, weight } = askingFormat.parse(asking);
    assert.deepEqual({ temperature, weight }, report.recommended);
    assert.ok(weight > 0);
    assert.equal(report.systems.fused.top1.of, report.answering.asked);
  });

  it('writes figures and no words of a note', async () => {
    const lines = await readFile(join(folder, 'out', 'cases.jsonl'), 'utf8');
    const written = objects(lines) as Record<string, unknown>[];
    assert.ok(written.length > 100);
    for (const one of written) {
      assert.deepEqual(Object.keys(one), ['set', 'id', 'known', 'said', 'right', 'next']);
      assert.equal(one['set'], 'cases.jsonl');
    }
    const figures = lines.replaceAll(/"(?:set|id)":"[^"]*"/g, '');
    assert.ok(
      !/[a-z]{3}/.test(
        figures.replaceAll(/"(?:known|said|right|next|shares|none|probability|isRight)"|true|false|null/g, ''),
      ),
    );
  });

  it('gives none on a few cases', async () => {
    const few = join(folder, 'few.jsonl');
    await writeFile(
      few,
      rows
        .slice(0, 4)
        .map((row) => `${JSON.stringify(row)}\n`)
        .join(''),
    );
    const ended = await dxlens(['model', 'weigh', 'knowing', few, few, ...flags]);
    assert.equal(ended.code, 0);
    assert.match(flowing(ended.out), /on 8 cases of few\.jsonl, few\.jsonl, /);
    assert.match(flowing(ended.out), /Fewer than 100 cases were answered, too few to choose a weight by, so it is 0;/);
    assert.match(ended.out, / weight: 0 \} # measured on 8 cases \(few\.jsonl, few\.jsonl\)\n$/);
  });

  it('says what is wrong with a file before it asks anything', async () => {
    const { code, out, err } = await dxlens(['model', 'weigh', 'gone.gguf', cases]);
    assert.deepEqual([code, out], [1, '']);
    assert.match(err, /^dxlens: .*gone\.gguf/);
  });

  it('says why where the model answers nothing', async () => {
    const silent = await ModelServer.start((response) => whole(response, { choices: [{}] }));
    try {
      const ended = await dxlens(['model', 'weigh', 'm', cases, '--endpoint', `http://127.0.0.1:${silent.port}`]);
      assert.deepEqual([ended.code, ended.out], [1, '']);
      assert.match(ended.err, /gives no probabilities/);
      assert.equal(silent.heard.length, 1);
    } finally {
      await silent.stop();
    }
  });

  it('names a case set that cannot be read', async () => {
    const { code, err } = await dxlens(['model', 'weigh', 'm', 'gone.jsonl', ...flags]);
    assert.deepEqual([code, err], [2, 'error: gone.jsonl cannot be read; check the path\n']);
  });
});
