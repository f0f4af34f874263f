/** "DxLens: Review All Notes in Workspace": each note once, with progress and cancel, then a readable summary. */
import * as vscode from 'vscode';
import type { ReviewTextParams, ReviewTextResult } from '../../server/src/lsp/messages.js';
import { MemoryDocument, placeIn } from './memoryDocument.js';
import { noteExtensions } from './notes.js';
import { reviewNotes } from './reviewNotes.js';
import type { Server } from './server.js';
import { summarise } from './summary.js';
import { orTellWhy, reasonOf, tell } from './tell.js';
import { methods } from './wire.js';

/** A file beyond this is no note that anyone wrote; it is not even read. */
const largestBytes = 20 * 1024 * 1024;

export function registerReviewAll(server: Server): vscode.Disposable {
  const document = new MemoryDocument('dxlens-summary', 'DxLens Review Summary');
  return vscode.Disposable.from(
    document,
    vscode.commands.registerCommand('dxlens.reviewAll', () => orTellWhy(reviewAll(server, document))),
  );
}

async function reviewAll(server: Server, document: MemoryDocument): Promise<void> {
  const extensions = noteExtensions.map((extension) => `.${extension}`).join(', ');
  if ((vscode.workspace.workspaceFolders ?? []).length === 0) {
    tell(`Open a folder with clinical notes (${extensions}) to review them all.`);
    return;
  }
  const notes = await vscode.workspace.findFiles(`**/*.{${noteExtensions.join(',')}}`);
  notes.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  if (notes.length === 0) {
    tell(`There are no clinical notes in this workspace: DxLens looks for files that end in ${extensions}.`);
    return;
  }
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: 'DxLens: reviewing notes',
    cancellable: true,
  };
  const results = await vscode.window.withProgress(options, (progress, token) => {
    let before = 0;
    const steps = {
      prepare: () => server.start(),
      review: (uri: vscode.Uri) => reviewOne(server, uri, token),
      report: (done: number) => {
        progress.report({
          message: `${done + 1} of ${notes.length}`,
          increment: ((done - before) * 100) / notes.length,
        });
        before = done;
      },
      now: Date.now,
    };
    return reviewNotes(notes, steps, token);
  });
  const paths = notes.map((uri) => vscode.workspace.asRelativePath(uri));
  const summary = summarise(paths, results);
  const targets = summary.links.map((link) => ({ ...link, target: placeIn(notes[link.note]!, link) }));
  await document.show(summary.text, targets);
}

/** One note; whatever goes wrong with it is its outcome and stops no other. */
async function reviewOne(server: Server, uri: vscode.Uri, token: vscode.CancellationToken): Promise<ReviewTextResult> {
  try {
    const params: ReviewTextParams = { uri: uri.toString(), text: await readNote(uri) };
    return await server.request<ReviewTextResult>(methods.reviewText, params, token);
  } catch (error) {
    return { summary: null, error: reasonOf(error) };
  }
}

/** The text as the editor has it, changes that are not saved included. */
async function readNote(uri: vscode.Uri): Promise<string> {
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  if (open !== undefined) {
    return open.getText();
  }
  const { size } = await vscode.workspace.fs.stat(uri);
  if (size > largestBytes) {
    throw new Error(`The file has ${Math.round(size / 1024 / 1024)} MB: split it into single notes.`);
  }
  const bytes = await vscode.workspace.fs.readFile(uri);
  try {
    return await vscode.workspace.decode(bytes, { uri });
  } catch {
    throw new Error('The file is not text: save the note as UTF-8 text.');
  }
}
