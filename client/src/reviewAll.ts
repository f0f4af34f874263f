/** "DxLens: Review All Notes in Workspace": each note once, with progress and cancel, then a readable summary. */
import * as vscode from 'vscode';
import type { ReviewTextParams, ReviewTextResult } from '../../server/src/lsp/messages.js';
import { noteExtensions } from './notes.js';
import type { Server } from './server.js';
import { summarise, type NoteOutcome, type SummaryLink } from './summary.js';
import { orTellWhy, reasonOf, tell } from './tell.js';
import { methods } from './wire.js';

const scheme = 'dxlens-summary';
const summaryUri = vscode.Uri.from({ scheme, path: '/DxLens Review Summary' });

/** A file beyond this is no note that anyone wrote; it is not even read. */
const largestBytes = 20 * 1024 * 1024;

export function registerReviewAll(server: Server): vscode.Disposable {
  const document = new SummaryDocument();
  return vscode.Disposable.from(
    document,
    vscode.workspace.registerTextDocumentContentProvider(scheme, document),
    vscode.languages.registerDocumentLinkProvider({ scheme }, document),
    vscode.commands.registerCommand('dxlens.reviewAll', () => orTellWhy(reviewAll(server, document))),
  );
}

async function reviewAll(server: Server, document: SummaryDocument): Promise<void> {
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
  const progress = {
    location: vscode.ProgressLocation.Notification,
    title: 'DxLens: reviewing notes',
    cancellable: true,
  };
  const outcomes = await vscode.window.withProgress(progress, async (report, token) => {
    await server.start();
    const done: NoteOutcome[] = [];
    for (const uri of notes) {
      report.report({ message: `${done.length + 1} of ${notes.length}`, increment: 100 / notes.length });
      const result = await reviewOne(server, uri, token);
      if (token.isCancellationRequested) {
        break;
      }
      done.push({ path: vscode.workspace.asRelativePath(uri), result });
    }
    return done;
  });
  document.set(summarise(outcomes, notes.length), notes);
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(summaryUri), { preview: false });
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

/** The last summary, held in memory alone, with its lines linked to the notes. */
class SummaryDocument implements vscode.TextDocumentContentProvider, vscode.DocumentLinkProvider, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.changed.event;
  private text = '';
  private links: readonly SummaryLink[] = [];
  private notes: readonly vscode.Uri[] = [];
  private readonly closing = vscode.workspace.onDidCloseTextDocument((document) => {
    if (document.uri.scheme === scheme) {
      this.set({ text: '', links: [] }, []);
    }
  });

  set(summary: { readonly text: string; readonly links: readonly SummaryLink[] }, notes: readonly vscode.Uri[]): void {
    this.text = summary.text;
    this.links = summary.links;
    this.notes = notes;
    this.changed.fire(summaryUri);
  }

  provideTextDocumentContent(): string {
    return this.text;
  }

  provideDocumentLinks(document: vscode.TextDocument): vscode.DocumentLink[] {
    return this.links.flatMap((link) => {
      const note = this.notes[link.note];
      const range = new vscode.Range(document.positionAt(link.start), document.positionAt(link.end));
      const fragment = `L${link.line + 1},${link.character + 1}`;
      return note === undefined ? [] : [new vscode.DocumentLink(range, note.with({ fragment }))];
    });
  }

  dispose(): void {
    this.closing.dispose();
    this.changed.dispose();
  }
}
