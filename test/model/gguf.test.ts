import { strict as assert } from 'node:assert';
import { mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import * as library from 'node-llama-cpp';
import { forText, notForText } from '#server/model/gguf/architectures.js';
import { checkModelFile } from '#server/model/gguf/gguf.js';
import { ModelUnavailable } from '#server/model/types.js';
import { makeGguf, type TinyModel } from './makeGguf.js';
import { Bench } from './support.js';

const llama: TinyModel = { architecture: 'llama' };

describe('a model file before it is loaded', function () {
  // Importing the native library takes a second.
  this.timeout(20_000);
  let bench: Bench;
  before(() => {
    bench = new Bench();
  });
  after(() => bench.clean());

  async function problem(file: string): Promise<string> {
    let message = '';
    await assert.rejects(checkModelFile(file), (error: Error) => {
      assert.ok(error instanceof ModelUnavailable);
      message = error.message;
      return true;
    });
    assert.match(message, /^The model file \S.*\.$/, 'one sentence');
    assert.ok(message.includes(file), 'names the file');
    return message;
  }

  it('is accepted when whole, with its name, architecture and size', async () => {
    const file = makeGguf(bench.path('good.gguf'), { architecture: 'gpt-oss', marked: false });
    assert.deepEqual((await checkModelFile(file)).identity, {
      name: 'Tiny gpt-oss',
      architecture: 'gpt-oss',
      sizeBytes: readFileSync(file).length,
      host: null,
      adapters: [],
    });
  });

  it('goes by its file name where it has none, and by one line where its name has several', async () => {
    const unnamed = makeGguf(bench.path('unnamed.gguf'), { ...llama, marked: false, metadata: { 'general.name': '' } });
    assert.equal((await checkModelFile(unnamed)).identity.name, 'unnamed.gguf');
    const odd = { ...llama, marked: false, metadata: { 'general.name': 'A\nB\u202eC' } };
    assert.equal((await checkModelFile(makeGguf(bench.path('odd.gguf'), odd))).identity.name, 'A B C');
  });

  it('is missing, a folder, or empty', async () => {
    assert.match(await problem(bench.path('none.gguf')), /does not exist; check the setting dxlens\.model\.file/);
    mkdirSync(bench.path('folder.gguf'));
    assert.match(await problem(bench.path('folder.gguf')), /is not a file/);
    writeFileSync(bench.path('empty.gguf'), '');
    assert.match(await problem(bench.path('empty.gguf')), /is empty; fetch it again/);
  });

  it('is of another format or version', async () => {
    writeFileSync(bench.path('foreign.gguf'), '{"not": "a model"}');
    assert.match(await problem(bench.path('foreign.gguf')), /is not a GGUF file/);
    writeFileSync(bench.path('short.gguf'), 'GG');
    assert.match(await problem(bench.path('short.gguf')), /is not a GGUF file/);
    writeFileSync(bench.path('old.gguf'), Buffer.from('GGUF\u0001\0\0\0\0\0\0\0'));
    assert.match(await problem(bench.path('old.gguf')), /GGUF version/);
  });

  it('is cut short, wherever it is cut', async () => {
    const whole = readFileSync(makeGguf(bench.path('whole.gguf'), { ...llama, marked: false }));
    for (const length of [4, 10, 30, 500, 4000, whole.length >> 1, whole.length - 1]) {
      writeFileSync(bench.path('cut.gguf'), whole.subarray(0, length));
      assert.match(await problem(bench.path('cut.gguf')), /is cut short; fetch it again/, `${length} bytes`);
    }
  });

  it('is damaged: lengths that no file has are not believed', async () => {
    const whole = readFileSync(makeGguf(bench.path('whole.gguf'), { ...llama, marked: false }));
    const huge = Buffer.from(whole);
    huge.writeBigUInt64LE(2n ** 60n, 8);
    writeFileSync(bench.path('huge.gguf'), huge);
    assert.match(await problem(bench.path('huge.gguf')), /is damaged/);
    const key = Buffer.from(whole);
    key.writeBigUInt64LE(2n ** 60n, 24);
    writeFileSync(bench.path('key.gguf'), key);
    assert.match(await problem(bench.path('key.gguf')), /is damaged/);
    const tensor = Buffer.from(whole);
    tensor.writeBigUInt64LE(64n, whole.indexOf('token_embd.weight') - 8);
    writeFileSync(bench.path('tensor.gguf'), tensor);
    assert.match(await problem(bench.path('tensor.gguf')), /is damaged/);
  });

  it('is damaged: a number of parts that no file name can hold is not believed', async () => {
    const endless = { ...llama, metadata: { 'split.count': { type: 'u32', value: 2 ** 32 - 1 } } } as const;
    assert.match(await problem(makeGguf(bench.path('e-00001-of-00002.gguf'), endless)), /is damaged/);
  });

  it('is of an architecture that is unknown, or that writes no text', async () => {
    const unknown = makeGguf(bench.path('unknown.gguf'), { ...llama, marked: false, claims: 'abacus <b>' });
    assert.match(await problem(unknown), /architecture that this version does not know \(abacus\?b\?\)/);
    const encoder = makeGguf(bench.path('clip.gguf'), { ...llama, marked: false, claims: 'clip' });
    assert.match(await problem(encoder), /architecture clip, which does not write answers/);
    const silent = makeGguf(bench.path('silent.gguf'), { ...llama, marked: false, claims: '' });
    assert.match(await problem(silent), /does not say its architecture/);
  });

  it('is made of random weights', async () => {
    const file = makeGguf(bench.path('random.gguf'), llama);
    assert.match(await problem(file), /made of random weights for tests/);
    assert.equal((await checkModelFile(file, true)).identity.architecture, 'llama');
  });

  it('is in parts, one of which is missing or cut', async () => {
    const split = { ...llama, marked: false, metadata: { 'split.count': { type: 'u32', value: 2 } } } as const;
    const first = makeGguf(bench.path('m-00001-of-00002.gguf'), split);
    await assert.rejects(checkModelFile(first), { message: /m-00002-of-00002\.gguf does not exist/ });
    const second = makeGguf(bench.path('m-00002-of-00002.gguf'), split);
    const size = readFileSync(first).length;
    assert.equal((await checkModelFile(first)).sizeBytes, 2 * size);
    truncateSync(second, size - 10);
    await assert.rejects(checkModelFile(first), { message: /m-00002-of-00002\.gguf is cut short/ });
  });

  it('is of an architecture exactly when the native library knows it', () => {
    // Declared as a constant enumeration, which cannot be listed; at run time it is an object.
    const { GgufArchitectureType } = library as unknown as { GgufArchitectureType: Record<string, string> };
    const known = Object.values(GgufArchitectureType).filter((name) => name !== '(unknown)');
    assert.deepEqual([...forText, ...notForText].sort(), known.sort());
  });

  it('written twice with one seed is the same file, with another seed another', () => {
    const [a, b, c] = [1, 1, 2].map((seed) => readFileSync(makeGguf(bench.path('seed.gguf'), { ...llama, seed })));
    assert.ok(a!.equals(b!));
    assert.ok(!a!.equals(c!));
  });
});
