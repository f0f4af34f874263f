import { strict as assert } from 'node:assert';
import type { CodeAction, Diagnostic, Range, TextEdit } from 'vscode-languageserver/node';
import type { Client } from './client.js';
import { withServers } from './client.js';
import { Pauses } from './pauses.js';
import { address, dissection, dogBite, headStrike, refill } from './samples.js';

/** The code actions at a diagnostic with this code. */
async function actionsAt(client: Client, diagnostics: readonly Diagnostic[], code: string): Promise<CodeAction[]> {
  const diagnostic = diagnostics.find((one) => one.code === code);
  assert.ok(diagnostic !== undefined, `there is an alert ${code}`);
  return actionsIn(client, diagnostic.range, [diagnostic]);
}

function actionsIn(
  client: Client,
  range: Range,
  diagnostics: readonly Diagnostic[],
  only?: string[],
): Promise<CodeAction[]> {
  return client.ask('textDocument/codeAction', address, { range, context: { diagnostics, only } });
}

function editOf(action: CodeAction | undefined): TextEdit[] {
  const [change] = action?.edit?.documentChanges ?? [];
  assert.ok(change !== undefined && 'edits' in change && 'textDocument' in change);
  assert.equal(change.textDocument.uri, address);
  return change.edits as TextEdit[];
}

describe('a code action for a condition that must not be missed', () => {
  it(
    'adds it to the assessment first, and inserts a prompt for each finding that the alert names',
    withServers(async ({ start }) => {
      const client = await start();
      const diagnostics = await client.open(address, dissection);
      const actions = await actionsAt(client, diagnostics, 'cant-miss');
      const titles = actions.map(({ title }) => title);
      assert.equal(titles[0], 'Add “Consider aortic dissection: ***” to the assessment');
      const prompt = actions.find(({ title }) => title === 'Insert prompt “focal neurological deficit: ***”');
      assert.deepEqual(
        editOf(prompt).map(({ newText }) => newText),
        ['\nFocal neurological deficit: ***'],
      );
    }),
  );
});

describe('a code action for an undocumented finding', () => {
  it(
    'inserts a prompt, and nothing else, in the section where the answer belongs',
    withServers(async ({ start }) => {
      const client = await start();
      const diagnostics = await client.open(address, headStrike);
      const actions = await actionsAt(client, diagnostics, 'missing-finding');
      const action = actions.find(({ title }) => title === 'Insert prompt “anticoagulant use: ***”');
      const edits = editOf(action);
      assert.deepEqual(
        edits.map(({ newText }) => newText),
        ['\nAnticoagulant use: ***'],
      );
      assert.equal(action?.isPreferred, true);
      assert.equal(action.kind, 'quickfix');
      await client.edit(address, edits);
      // There is no section of drugs, so it goes with the past history.
      assert.match(client.text(address), /PMH: .*prostate trouble\nAnticoagulant use: \*\*\*\n\nSH:/);
      await client.reviewed(address, 2);
    }),
  );

  it(
    'is not asked for again while its prompt stands, and is when the prompt goes unanswered',
    withServers(async ({ start }) => {
      const pauses = new Pauses();
      const client = await start({ overrides: { later: pauses.later } });
      const isAsked = async (): Promise<boolean> =>
        (await client.review(address)).review.alerts.some(({ finding }) => finding === 'anticoagulant-use');
      const diagnostics = await client.open(address, headStrike);
      assert.ok(await isAsked());
      const actions = await actionsAt(client, diagnostics, 'missing-finding');
      await client.edit(address, editOf(actions.find(({ title }) => /anticoagulant/.test(title))));
      await client.reviewed(address, 2);
      assert.ok(!(await isAsked()), 'with the prompt');
      await client.edit(address, [{ range: client.find(address, 'Anticoagulant use: ***'), newText: '' }]);
      await client.reviewed(address, 3);
      assert.ok(await isAsked(), 'without the prompt');
      pauses.elapse();
      await client.take('textDocument/publishDiagnostics');
    }),
  );

  it(
    'keeps the line ends of the note',
    withServers(async ({ start }) => {
      const client = await start();
      const diagnostics = await client.open(address, headStrike.replaceAll('\n', '\r\n'));
      const actions = await actionsAt(client, diagnostics, 'missing-finding');
      await client.edit(address, editOf(actions.find(({ title }) => /^Insert/.test(title))));
      assert.doesNotMatch(client.text(address), /[^\r]\n/);
      await client.reviewed(address, 2);
    }),
  );
});

describe('a code action for a diagnosis that is not addressed', () => {
  const isRaised = (diagnostics: readonly Diagnostic[]): boolean =>
    diagnostics.some(({ message }) => String(message).startsWith('Consider aortic dissection'));

  it(
    'adds it to the assessment, to be considered, and the alert goes',
    withServers(async ({ start }) => {
      const client = await start();
      const diagnostics = await client.open(address, dissection);
      const [action] = await actionsAt(client, diagnostics, 'cant-miss');
      assert.equal(action?.title, 'Add “Consider aortic dissection: ***” to the assessment');
      await client.edit(address, editOf(action));
      assert.match(client.text(address), /unstable angina vs NSTEMI\.\nConsider aortic dissection: \*\*\*\n\nPLAN/);
      assert.ok(!isRaised((await client.reviewed(address, 2))?.diagnostics ?? diagnostics));
    }),
  );

  it(
    'makes an assessment where the note has none',
    withServers(async ({ start }) => {
      const client = await start();
      const text = dissection.slice(0, dissection.indexOf('ASSESSMENT'));
      const diagnostics = await client.open(address, text);
      const [action] = await actionsAt(client, diagnostics, 'cant-miss');
      await client.edit(address, editOf(action));
      assert.ok(client.text(address).startsWith(`${text.trimEnd()}\n\nAssessment:\nConsider aortic dissection: ***`));
      assert.ok(!isRaised((await client.reviewed(address, 2))?.diagnostics ?? diagnostics));
    }),
  );
});

describe('code actions', () => {
  it(
    'name the version that they were made for, where the editor understands it',
    withServers(async ({ start }) => {
      const client = await start();
      const diagnostics = await client.open(address, dissection, 12);
      const [action] = await actionsAt(client, diagnostics, 'cant-miss');
      const [change] = action?.edit?.documentChanges ?? [];
      assert.ok(change !== undefined && 'textDocument' in change);
      assert.equal(change.textDocument.version, 12);
    }),
  );

  it(
    'give plain changes to an editor that knows no versions',
    withServers(async ({ start }) => {
      const client = await start({ capabilities: {} });
      const diagnostics = await client.open(address, dissection);
      const [action] = await actionsAt(client, diagnostics, 'cant-miss');
      assert.equal(action?.edit?.documentChanges, undefined);
      assert.equal(action?.edit?.changes?.[address]?.[0]?.newText, '\nConsider aortic dissection: ***');
    }),
  );

  it(
    'carry the diagnostic that they answer',
    withServers(async ({ start }) => {
      const client = await start();
      const diagnostics = await client.open(address, dogBite);
      for (const action of await actionsAt(client, diagnostics, 'allergy-conflict')) {
        assert.deepEqual(
          action.diagnostics?.map(({ code }) => code),
          ['allergy-conflict'],
        );
      }
    }),
  );

  it(
    'write nothing for an alert that only the clinician can settle',
    withServers(async ({ start }) => {
      const client = await start();
      const diagnostics = await client.open(address, dogBite);
      const actions = await actionsAt(client, diagnostics, 'allergy-conflict');
      assert.deepEqual(
        actions.map(({ title, edit }) => [title, edit]),
        [
          ['Dismiss: not relevant to this patient', undefined],
          ['Dismiss: already addressed', undefined],
          ['Dismiss: known and stable', undefined],
          ['Dismiss: the note was read wrongly', undefined],
          ['Dismiss: I disagree', undefined],
        ],
      );
    }),
  );

  it(
    'say which alert a dismissal means where several meet',
    withServers(async ({ start }) => {
      const client = await start();
      const note =
        'HPI: 62-year-old man with fatigue for 2 weeks.\nAllergies: penicillin (anaphylaxis)\nResults: K 6.9 mmol/L\n' +
        'Assessment: Fatigue.\nPlan: amoxicillin 500 mg TDS.\n';
      await client.open(address, note);
      const all = client.rangeOf(address, 0, note.length);
      const titles = (await actionsIn(client, all, [])).map(({ title }) => title);
      assert.ok(
        titles.some((title) => /^Dismiss \(.+\): not relevant to this patient$/.test(title)),
        titles.join('\n'),
      );
      assert.equal(new Set(titles).size, titles.length);
      const firstDismissal = titles.findIndex((title) => title.startsWith('Dismiss'));
      assert.ok(
        titles.slice(firstDismissal).every((title) => title.startsWith('Dismiss')),
        'edits come first',
      );
    }),
  );

  it(
    'are only of the kinds that were asked for',
    withServers(async ({ start }) => {
      const client = await start();
      const [diagnostic] = await client.open(address, dissection);
      const count = async (...only: string[]): Promise<number> =>
        (await actionsIn(client, diagnostic!.range, [], only)).length;
      assert.ok((await count('quickfix')) > 0);
      assert.ok((await count('source', 'quickfix')) > 0);
      assert.ok((await count('')) > 0);
      assert.equal(await count('refactor', 'source.fixAll'), 0);
      assert.equal(await count('quickfix.other'), 0);
    }),
  );

  it(
    'are none away from an alert, in a quiet note, or in one that is not open',
    withServers(async ({ start }) => {
      const client = await start();
      await client.open(address, dissection);
      const plan = client.find(address, 'Cardiology paged');
      assert.deepEqual(await actionsIn(client, plan, []), []);
      await client.replace(address, refill);
      await client.reviewed(address, 2);
      assert.deepEqual(await actionsIn(client, client.rangeOf(address, 0, refill.length), []), []);
      await client.close(address);
      await client.take('textDocument/publishDiagnostics');
      assert.deepEqual(await actionsIn(client, plan, []), []);
    }),
  );
});
