import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CodeAction, Diagnostic } from 'vscode-languageserver/node';
import type { Client } from './client.js';
import { withServers } from './client.js';
import { address, dissection, dogBite } from './samples.js';

const has = (diagnostics: readonly Diagnostic[] | undefined, code: string): boolean => {
  assert.ok(diagnostics !== undefined, 'diagnostics were sent');
  return diagnostics.some((one) => one.code === code);
};

/** Dismisses the alert with this code through its code action, and gives the diagnostics that are left. */
async function dismiss(
  client: Client,
  diagnostics: readonly Diagnostic[],
  code: string,
  words: string,
): Promise<readonly Diagnostic[]> {
  const diagnostic = diagnostics.find((one) => one.code === code)!;
  const actions = await client.ask<CodeAction[]>('textDocument/codeAction', address, {
    range: diagnostic.range,
    context: { diagnostics: [diagnostic] },
  });
  const action = actions.find(
    ({ title, diagnostics: answered }) =>
      /^Dismiss\b/.test(title) && title.endsWith(`: ${words}`) && answered?.[0]?.code === code,
  );
  assert.ok(action?.command !== undefined, words);
  assert.equal(await client.request('workspace/executeCommand', action.command), true);
  return (await client.reviewed(address))!.diagnostics;
}

const undo = (client: Client): Promise<boolean> =>
  client.request('workspace/executeCommand', { command: 'dxlens.server.undoDismissal', arguments: [address] });

describe('a dismissed alert', () => {
  for (const words of [
    'not relevant to this patient',
    'already addressed',
    'known and stable',
    'the note was read wrongly',
    'I disagree',
  ]) {
    it(
      `goes: ${words}`,
      withServers(async ({ start }) => {
        const client = await start();
        const left = await dismiss(client, await client.open(address, dogBite), 'allergy-conflict', words);
        assert.ok(!has(left, 'allergy-conflict'));
        const { review, dismissed } = await client.review(address);
        const alert = review.alerts.find(({ code }) => code === 'allergy-conflict');
        assert.deepEqual(dismissed, [alert?.id]);
      }),
    );
  }

  it(
    'has no hover and no code action but its undoing',
    withServers(async ({ start }) => {
      const client = await start();
      const diagnostics = await client.open(address, dissection);
      const { range } = diagnostics.find(({ code }) => code === 'cant-miss')!;
      const left = await dismiss(client, diagnostics, 'cant-miss', 'already addressed');
      const hover = JSON.stringify(await client.ask('textDocument/hover', address, { position: range.start }));
      assert.doesNotMatch(hover, /Consider aortic dissection/);
      const actions = await client.ask<CodeAction[]>('textDocument/codeAction', address, {
        range,
        context: { diagnostics: left },
      });
      assert.ok(actions.every(({ title }) => !title.includes('aortic dissection')));
      assert.equal(actions.at(-1)?.title, 'DxLens: undo the last dismissal in this note');
    }),
  );

  it(
    'stays away when the note is edited elsewhere',
    withServers(async ({ start }) => {
      const client = await start();
      await dismiss(client, await client.open(address, dogBite), 'allergy-conflict', 'I disagree');
      await client.type(address, 0, 'Seen with the registrar.\n\n');
      const published = await client.reviewed(address, 2);
      assert.ok(!has(published?.diagnostics ?? [], 'allergy-conflict'));
      assert.equal((await client.review(address)).dismissed.length, 1);
    }),
  );

  it(
    'stays away after the server was started again',
    withServers(async ({ start }) => {
      const first = await start();
      await dismiss(first, await first.open(address, dogBite), 'allergy-conflict', 'I disagree');
      await first.finish();
      const second = await start();
      assert.ok(!has(await second.open(address, dogBite), 'allergy-conflict'));
    }),
  );

  it(
    'comes back with new evidence',
    withServers(async ({ start }) => {
      const client = await start();
      const diagnostics = await client.open(address, dissection);
      assert.ok(!has(await dismiss(client, diagnostics, 'cant-miss', 'not relevant to this patient'), 'cant-miss'));
      await client.edit(address, [
        { range: client.find(address, 'Chest wall: not tender'), newText: 'Absent radial pulse' },
      ]);
      assert.ok(has((await client.reviewed(address, 2))?.diagnostics, 'cant-miss'));
    }),
  );

  it(
    'comes back when it is undone, the last one first',
    withServers(async ({ start }) => {
      const client = await start();
      const diagnostics = await client.open(address, dissection);
      const others = diagnostics.filter(({ code }) => code !== 'cant-miss');
      await dismiss(client, diagnostics, 'cant-miss', 'known and stable');
      assert.equal(await undo(client), true);
      assert.deepEqual((await client.reviewed(address))?.diagnostics, diagnostics);
      assert.ok(others.length < diagnostics.length);
      assert.equal(await undo(client), false);
      assert.equal(await client.reviewed(address), null);
    }),
  );

  it(
    'is dismissed in its own note alone',
    withServers(async ({ start }) => {
      const client = await start();
      await dismiss(client, await client.open(address, dogBite), 'allergy-conflict', 'I disagree');
      assert.ok(has(await client.open('file:///another.note', dogBite), 'allergy-conflict'));
    }),
  );

  it(
    'stays away from the review of a whole folder too',
    withServers(async ({ start }) => {
      const client = await start();
      await dismiss(client, await client.open(address, dogBite), 'allergy-conflict', 'I disagree');
      await client.close(address);
      await client.take('textDocument/publishDiagnostics');
      const result = JSON.stringify(await client.request('dxlens/reviewText', { uri: address, text: dogBite }));
      assert.doesNotMatch(result, /allergy-conflict/);
      assert.ok(!has((await client.take('textDocument/publishDiagnostics')).diagnostics, 'allergy-conflict'));
    }),
  );
});

describe('stored dismissals', () => {
  it(
    'hold no words of the note, and only the user can read them',
    withServers(async ({ start, folder }) => {
      const client = await start();
      await dismiss(client, await client.open(address, dissection), 'cant-miss', 'already addressed');
      const storage = join(folder, 'storage');
      const names = readdirSync(storage).sort();
      assert.deepEqual(names, ['dismissals.json', 'key']);
      const words = new Set(dissection.toLowerCase().match(/[a-z]{5,}/g));
      for (const name of names) {
        const content = readFileSync(join(storage, name), 'latin1').toLowerCase();
        // The reasons are a fixed list, and no words of the note.
        const clear = content.replaceAll('already-addressed', '').match(/[a-z]{5,}/g) ?? [];
        assert.deepEqual(
          clear.filter((word) => words.has(word)),
          [],
        );
        assert.ok(!content.includes('aortic') && !content.includes('untitled'));
        if (process.platform !== 'win32') {
          assert.equal(statSync(join(storage, name)).mode & 0o077, 0);
        }
      }
    }),
  );

  it(
    'that cannot be read are set aside, with one warning, and alerts show again',
    withServers(async ({ start, startAtOnce, folder }) => {
      const first = await start();
      await dismiss(first, await first.open(address, dogBite), 'allergy-conflict', 'I disagree');
      await first.finish();
      const file = join(folder, 'storage', 'dismissals.json');
      writeFileSync(file, '[{"half": ');
      const second = await startAtOnce();
      const { health, message } = await second.status(({ knowledge }) => knowledge !== 'loading');
      assert.equal(health, 'warning');
      assert.match(message, /could not be read and was set aside as .*dismissed alerts show again\.$/);
      assert.equal(readFileSync(`${file}.unreadable`, 'utf8'), '[{"half": ');
      assert.ok(has(await second.open(address, dogBite), 'allergy-conflict'));
    }),
  );

  it(
    'that cannot be written last until the server ends, with one warning',
    withServers(async ({ startAtOnce, folder }) => {
      const storageFolder = join(folder, 'occupied');
      writeFileSync(storageFolder, 'not a folder');
      const client = await startAtOnce({ storageFolder });
      const { health, message } = await client.status(({ knowledge }) => knowledge !== 'loading');
      assert.equal(health, 'warning');
      assert.match(message, /^Dismissals cannot be stored in .*occupied \(E[A-Z]+\) and last until the server ends/);
      const left = await dismiss(client, await client.open(address, dogBite), 'allergy-conflict', 'I disagree');
      assert.ok(!has(left, 'allergy-conflict'));
    }),
  );
});

describe('a command', () => {
  const execute = (client: Client, command: string, args?: unknown): Promise<unknown> =>
    client.request('workspace/executeCommand', { command, arguments: args });

  for (const [command, args, sentence] of [
    [
      'dxlens.server.dismiss',
      undefined,
      /^dxlens\.server\.dismiss takes an address, an alert and one of not-relevant, /,
    ],
    ['dxlens.server.dismiss', [address, 'x', 'because'], /takes an address, an alert and one of/],
    ['dxlens.server.dismiss', [address, 7, 'disagree'], /takes an address, an alert and one of/],
    ['dxlens.server.undoDismissal', [], /^dxlens\.server\.undoDismissal takes the address of a note\.$/],
    ['dxlens.server.undoDismissal', [{ uri: address }], /takes the address of a note/],
    ['dxlens.server.format', [], /^There is no command dxlens\.server\.format\.$/],
  ] as const) {
    it(
      `with bad arguments is refused in one sentence: ${command} ${JSON.stringify(args)}`,
      withServers(async ({ start }) => {
        const client = await start();
        await assert.rejects(execute(client, command, args), { code: -32602, message: sentence });
      }),
    );
  }

  it(
    'for an alert or a note that is not there changes nothing',
    withServers(async ({ start, folder }) => {
      const client = await start();
      assert.equal(await execute(client, 'dxlens.server.dismiss', ['file:///no.note', 'x', 'disagree']), false);
      await client.open(address, dogBite);
      assert.equal(await execute(client, 'dxlens.server.dismiss', [address, 'x', 'disagree']), false);
      assert.deepEqual(readdirSync(join(folder, 'storage')), ['key']);
      assert.deepEqual((await client.review(address)).dismissed, []);
    }),
  );

  it(
    'to restart the model does nothing where none is configured',
    withServers(async ({ start }) => {
      const client = await start();
      assert.equal(await execute(client, 'dxlens.server.restartModel'), true);
    }),
  );
});
