import { strict as assert } from 'node:assert';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { noModelSettings, readSettings } from '#server/lsp/settings.js';
import { withServers } from './client.js';
import { address, dissection, dogBite } from './samples.js';

const silent = 'schema: conditions/1\nsilence: [aortic-dissection]\n';
const broken = 'schema: conditions/1\nconditions:\n  flu-like: {name: Flu-like, icd10: 7, prior: many}\n';

describe('settings', () => {
  it(
    'switch the alerts in the text off and on; the review keeps them',
    withServers(async ({ start }) => {
      const client = await start();
      const diagnostics = await client.open(address, dissection);
      await client.configure({ alerts: { enabled: false } });
      assert.deepEqual((await client.reviewed(address, 1))?.diagnostics, []);
      const { range } = diagnostics[0]!;
      assert.deepEqual(await client.ask('textDocument/codeAction', address, { range, context: { diagnostics } }), []);
      assert.ok((await client.review(address)).review.alerts.length > 0);
      const { summary } = await client.request<{ summary: { alerts: unknown[] } }>('dxlens/reviewText', {
        uri: 'file:///b.note',
        text: dogBite,
      });
      assert.ok(summary.alerts.length > 0);
      await client.configure({ alerts: { enabled: true } });
      assert.deepEqual((await client.reviewed(address, 1))?.diagnostics, diagnostics);
    }),
  );

  it(
    'of another program, or none, change nothing',
    withServers(async ({ start }) => {
      const client = await start();
      await client.open(address, dissection);
      await client.notify('workspace/didChangeConfiguration', { settings: { editor: { tabSize: 7 } } });
      await client.notify('workspace/didChangeConfiguration', { settings: null });
      await client.review(address);
      assert.equal(client.takeNow('dxlens/reviewed'), null);
    }),
  );

  it(
    'that do not fit are named in one sentence, and the others hold',
    withServers(async ({ start }) => {
      const client = await start();
      await client.open(address, dissection);
      await client.configure({ alerts: { enabled: false }, differential: { show: 'never' } });
      assert.deepEqual((await client.reviewed(address, 1))?.diagnostics, []);
      const { health, message } = await client.take('dxlens/status');
      assert.equal(health, 'warning');
      assert.equal(
        message,
        'The setting dxlens.differential.show takes after-assessment or always or on-request; its default is in force.',
      );
      await client.configure({ alerts: { enabled: false } });
      await client.reviewed(address, 1);
      assert.equal((await client.take('dxlens/status')).health, 'ok');
    }),
  );

  it('are complete whatever was sent', () => {
    const defaults = {
      model: noModelSettings,
      showDifferential: 'after-assessment',
      overlays: [],
      alertsEnabled: true,
    };
    for (const sent of [
      undefined,
      null,
      7,
      'x',
      [],
      {},
      { model: [] },
      { knowledge: null },
      { model: { threads: 0 } },
    ]) {
      assert.deepEqual(readSettings(sent), { settings: defaults, warnings: [] }, JSON.stringify(sent));
    }
    const odd = {
      model: {
        file: 7,
        threads: -1,
        contextSize: 1.5,
        endpoint: ['http://localhost'],
        endpointModel: 7,
        adapters: ['a.gguf'],
        unloadAfterMinutes: -1,
        opinion: 'always',
        offline: 'no',
      },
      knowledge: { overlays: 'x' },
      alerts: { enabled: 1 },
    };
    const { settings, warnings } = readSettings(odd);
    assert.deepEqual(settings, defaults);
    assert.equal(warnings.length, 11);
  });

  it('of a model are taken as they were sent', () => {
    const model = {
      file: '/models/m.gguf',
      threads: 4,
      contextSize: 4096,
      endpoint: 'http://localhost:11434',
      endpointModel: 'm',
      adapters: [{ file: '/models/a.gguf', scale: 0.5 }],
      unloadAfterMinutes: 0,
      opinion: 'on-request',
      offline: true,
    };
    assert.deepEqual(readSettings({ model }), { settings: { ...readSettings({}).settings, model }, warnings: [] });
    const { settings } = readSettings({ model: { adapters: [{ file: 'a.gguf' }], endpoint: ' http://localhost ' } });
    assert.deepEqual(settings.model.adapters, [{ file: 'a.gguf', scale: 1 }]);
    assert.equal(settings.model.endpoint, 'http://localhost');
  });
});

describe("a site's overlays", () => {
  const isRaised = (diagnostics: readonly { readonly message: unknown }[] | undefined): boolean =>
    (diagnostics ?? []).some(({ message }) => String(message).startsWith('Consider aortic dissection'));

  it(
    'take force at once for every open note, and go again',
    withServers(async ({ start, folder }) => {
      const file = join(folder, 'site.yaml');
      writeFileSync(file, silent);
      const client = await start();
      assert.ok(isRaised(await client.open(address, dissection)));
      await client.configure({ knowledge: { overlays: [file] } });
      // Once for the settings, once for the knowledge.
      await client.reviewed(address, 1);
      assert.ok(!isRaised((await client.reviewed(address, 1))?.diagnostics));
      await client.status(({ knowledge }) => knowledge !== 'loading');
      await client.configure({ knowledge: { overlays: [] } });
      await client.reviewed(address, 1);
      assert.ok(isRaised((await client.reviewed(address, 1))?.diagnostics));
      await client.status(({ knowledge }) => knowledge !== 'loading');
    }),
  );

  it(
    'hold from the start where they were set',
    withServers(async ({ start, folder }) => {
      const file = join(folder, 'site.yaml');
      writeFileSync(file, silent);
      const client = await start({ settings: { knowledge: { overlays: [file] } } });
      assert.ok(!isRaised(await client.open(address, dissection)));
    }),
  );

  for (const [title, content, sentence] of [
    ['with a fault', broken, /site\.yaml:\d+/],
    ['that is not there', null, /site\.yaml.* cannot be (read|found)/],
  ] as const) {
    it(
      `${title}: one clear warning, and the base stays in force`,
      withServers(async ({ startAtOnce, folder }) => {
        const file = join(folder, 'site.yaml');
        if (content !== null) {
          writeFileSync(file, content);
        }
        const client = await startAtOnce({ settings: { knowledge: { overlays: [file] } } });
        const { health, message } = await client.status(({ knowledge }) => knowledge !== 'loading');
        assert.equal(health, 'warning');
        assert.match(message, sentence);
        assert.ok(!message.includes('\n'));
        assert.ok(isRaised(await client.open(address, dissection)));
      }),
    );
  }

  it(
    'changed twice at once: the last ones hold',
    withServers(async ({ start, folder }) => {
      const file = join(folder, 'site.yaml');
      writeFileSync(file, silent);
      const client = await start();
      client.notifyTogether(
        [[file], []].map((overlays) => ({
          method: 'workspace/didChangeConfiguration',
          params: { settings: { dxlens: { knowledge: { overlays } } } },
        })),
      );
      // A request waits for the knowledge of the latest settings.
      const { summary } = await client.request<{ summary: { leading: string[] } }>('dxlens/reviewText', {
        uri: 'file:///a.note',
        text: dissection,
      });
      assert.ok(summary.leading.includes('Aortic dissection'));
      await client.take('textDocument/publishDiagnostics');
      while (client.takeNow('dxlens/status') !== null);
    }),
  );

  it(
    'are loaded while a note is reviewed, typed and closed, and nothing is lost',
    withServers(async ({ start, folder }) => {
      const file = join(folder, 'site.yaml');
      writeFileSync(file, silent);
      const client = await start();
      await client.open(address, dogBite);
      await client.open('untitled:closed', dissection);
      await client.configure({ knowledge: { overlays: [file] } });
      await client.type(address, 0, '\n');
      await client.close('untitled:closed');
      const { version, review } = await client.review(address);
      assert.equal(version, 2);
      assert.ok(review.alerts.some(({ code }) => code === 'allergy-conflict'));
      assert.equal(await client.ask('dxlens/review', 'untitled:closed'), null);
      // How often each was reviewed meanwhile is not promised; what stands at the end is.
      const last = new Map<string, number>();
      for (;;) {
        const published = client.takeNow('textDocument/publishDiagnostics');
        if (published === null) {
          break;
        }
        last.set(published.uri, published.diagnostics.length);
      }
      assert.equal(last.get('untitled:closed'), 0);
      assert.ok(last.get(address)! > 0);
      while (client.takeNow('dxlens/reviewed') !== null);
      while (client.takeNow('dxlens/status') !== null);
    }),
  );
});
