/** The model pass in the real editor, with a server on this machine in the place of a model. */
import { strict as assert } from 'node:assert';
import type { ServerResponse } from 'node:http';
import * as vscode from 'vscode';
import type { Tested } from '../../client/src/extension.js';
import { statusLook } from '../../client/src/statusWords.js';
import { event, ModelServer, tokens, whole } from '../model/modelServer.js';
import { closeAll, openNote, ours, stableDiagnostics, until } from './editor.js';

const note = 'pelvic-pain-syncope.note';
const diagnosis = (name: string, line: number, quote: string, against: readonly object[] = []) =>
  JSON.stringify({ evidence: [{ line, quote }], against, diagnosis: name });
/** An answer in the pieces that it comes in: each ends a statement. */
const pieces = [
  `{"diagnoses":[${diagnosis('Ectopic pregnancy', 5, 'left-sided pelvic pain')}`,
  `,${diagnosis('Ovarian torsion', 22, 'L adnexal fullness', [{ line: 8, quote: 'no fever' }])}`,
  `,${diagnosis('Burst spleen', 7, 'Pain in the tip of')}`,
  ',{"evidence":[{"line":5,"quote":"words of nobody"}],"against":[],"diagnosis":"Invented"}],"missing":[',
  '{"evidence":{"line":7,"quote":"Some vaginal spotting"},"finding":"Date of the last period"}]}',
];

/** Sends a piece of a stream. */
function write(response: ServerResponse, content: string): void {
  if (!response.headersSent) {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
  }
  response.write(event({ choices: [{ index: 0, delta: { content } }] }));
}

async function configure(settings: Readonly<Record<string, unknown>>): Promise<void> {
  for (const [key, value] of Object.entries(settings)) {
    await vscode.workspace.getConfiguration('dxlens').update(`model.${key}`, value, vscode.ConfigurationTarget.Global);
  }
}

describe('the model pass in the editor', () => {
  let extension: Tested;
  let server: ModelServer;
  /** Written answers that have begun, in order; a test writes them. */
  let writing: ServerResponse[];

  beforeEach(async () => {
    const found = vscode.extensions.getExtension<Tested>('dxlens.dxlens');
    assert.ok(found);
    extension = await found.activate();
    writing = [];
    server = await ModelServer.start((response, { body }) => {
      const prompt = body.messages[1]?.content ?? '';
      if (!body.stream) {
        whole(response, tokens({ A: 0.6, B: 0.3, C: 0.1 }));
      } else if (prompt.includes('Fainted in the restroom') && !prompt.includes('serum hCG')) {
        writing.push(response);
      } else {
        // The editor keeps notes of other tests open for a while.
        whole(response, { choices: [{ message: { content: '{"diagnoses":[],"missing":[]}' } }] });
      }
    });
    await configure({ endpoint: `http://localhost:${server.port}/v1`, endpointModel: 'ward', opinion: 'on-request' });
  });
  afterEach(async () => {
    await closeAll();
    await configure({ endpoint: undefined, endpointModel: undefined, opinion: undefined });
    await until('the model to go', () => extension.server.status?.model === null);
    await server.stop();
  });

  /** What a screen reader says of the second opinion, line by line, as the view draws it. */
  const lines = (): string[] => {
    const { view } = extension;
    const below = (id: string): string[] =>
      view
        .getChildren(id)
        .flatMap((child) => [view.getTreeItem(child).accessibilityInformation?.label ?? '', ...below(child)]);
    const group = view.getChildren().find((id) => view.getTreeItem(id).label === 'Second opinion');
    return group === undefined ? [] : below(group);
  };
  const says = async (words: string) => {
    await until(`"${words}"`, () => lines().includes(words)).catch(() => {
      assert.ok(lines().includes(words), `"${words}" is none of ${JSON.stringify(lines())}`);
    });
  };
  const look = () => statusLook(extension.server.state, extension.server.status, false);
  const ask = () => vscode.commands.executeCommand('dxlens.secondOpinion');
  const written = (count = 1) => until('a written opinion to be asked for', () => writing[count - 1]);
  const chosen = () => says('No written opinion yet, Enter asks for one');

  it('chooses first, then shows each statement as it is written, and changes no alert', async () => {
    await configure({ opinion: 'when-idle' });
    const { document } = await openNote(note);
    const before = await stableDiagnostics(document.uri);
    await chosen();
    assert.ok(lines().includes('Asked to choose, not shown to help, so it does not change the order'));
    const response = await written();
    await says(`ward, model on localhost:${server.port}, writing`);
    await says('Nothing yet.');
    const named = [
      'Ectopic pregnancy, model, 1 for',
      'Ovarian torsion, model, 1 for, 1 against',
      'Burst spleen, model, 1 for, not in the list it was shown',
      '1 left out: no words of the note support it.',
    ];
    for (const [index, words] of named.entries()) {
      write(response, pieces[index]!);
      await says(words);
      assert.deepEqual(
        named.filter((one) => lines().includes(one)),
        named.slice(0, index + 1),
      );
    }
    assert.ok(lines().includes('Argues against'));
    write(response, pieces.at(-1)!);
    response.end('data: [DONE]\n\n');
    await says('Not documented: Date of the last period, model');
    await says(`ward, model on localhost:${server.port}`);
    assert.ok(!lines().some((line) => line.includes('Invented')));
    assert.deepEqual(
      ours(document.uri).map(({ message }) => message),
      before.map(({ message }) => message),
    );
  });

  it('ends with the next change of the note, and nothing that was said of the old words stays', async () => {
    const editor = await openNote(note);
    await chosen();
    await ask();
    write(await written(), pieces[2]!.replace(/^,/, '{"diagnoses":['));
    await says('Burst spleen, model, 1 for, not in the list it was shown');
    const { closed } = server.heard.findLast(({ body }) => body.stream)!;
    const end = editor.document.positionAt(editor.document.getText().length);
    assert.ok(await editor.edit((edit) => edit.insert(end, '\nHusband informed.')));
    await closed;
    assert.equal(writing[0]?.writableFinished, false);
    await until('the old words to go', () => !lines().some((line) => line.includes('Burst spleen')));
    await chosen();
    assert.equal(writing.length, 1);
  });

  it('writes when a command asks for it, where the settings want it so', async () => {
    await openNote(note);
    await chosen();
    assert.equal(writing.length, 0);
    await ask();
    const response = await written();
    write(response, pieces.join(''));
    response.end('data: [DONE]\n\n');
    await says(`ward, model on localhost:${server.port}`);
    assert.ok(lines().includes('Ectopic pregnancy, model, 1 for'));
  });

  it('is told by the status item: where the model runs, and why it does not', async () => {
    await openNote(note);
    await chosen();
    const host = `localhost:${server.port}`;
    assert.match(look().text, /DxLens: asks a server on this machine$/);
    assert.ok(look().lines[0]?.includes(host));
    assert.equal(look().health, 'ok');
    await server.stop();
    await ask();
    const reason = `No model server answers at ${host}; start it or correct its address.`;
    await until('the model to be down', () => extension.server.status?.model?.state === 'down');
    assert.equal(look().health, 'warning');
    assert.ok(look().accessible.includes(reason));
    await says(`ward on ${host}: unavailable. ${reason} Enter asks again.`);
  });

  it('without a model is one line', async () => {
    await configure({ endpoint: undefined });
    await openNote(note);
    await until('the model to go', () => extension.server.status?.model === null);
    await says('No model is configured, Enter chooses one');
  });
});
