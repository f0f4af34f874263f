/** A read-only document that is held in memory alone, because it quotes notes, and forgotten when it is closed. */
import * as vscode from 'vscode';

/** A stretch of the text that leads elsewhere; offsets are UTF-16 code units of the text. */
export interface DocumentTarget {
  readonly start: number;
  readonly end: number;
  readonly target: vscode.Uri;
}

export class MemoryDocument
  implements vscode.TextDocumentContentProvider, vscode.DocumentLinkProvider, vscode.Disposable
{
  readonly uri: vscode.Uri;
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.changed.event;
  private text = '';
  private targets: readonly DocumentTarget[] = [];
  private readonly registrations: vscode.Disposable;

  /** `name` is what its tab shows; the manifest may give that name a language. */
  constructor(scheme: string, name: string) {
    this.uri = vscode.Uri.from({ scheme, path: `/${name}` });
    this.registrations = vscode.Disposable.from(
      this.changed,
      vscode.workspace.registerTextDocumentContentProvider(scheme, this),
      vscode.languages.registerDocumentLinkProvider({ scheme }, this),
      vscode.workspace.onDidCloseTextDocument((document) => {
        if (this.is(document)) {
          this.set('', []);
        }
      }),
    );
  }

  is(document: vscode.TextDocument): boolean {
    return document.uri.toString() === this.uri.toString();
  }

  /** Puts a text in place of the last one and opens it, or brings it to the front. */
  async show(text: string, targets: readonly DocumentTarget[]): Promise<void> {
    this.set(text, targets);
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(this.uri), { preview: false });
  }

  provideTextDocumentContent(): string {
    return this.text;
  }

  provideDocumentLinks(document: vscode.TextDocument): vscode.DocumentLink[] {
    return this.targets.map(({ start, end, target }) => {
      const range = new vscode.Range(document.positionAt(start), document.positionAt(end));
      return new vscode.DocumentLink(range, target);
    });
  }

  dispose(): void {
    this.registrations.dispose();
  }

  private set(text: string, targets: readonly DocumentTarget[]): void {
    this.text = text;
    this.targets = targets;
    this.changed.fire(this.uri);
  }
}

/** The address of a place in a document, as links have it; line and character count from 0. */
export function placeIn(uri: vscode.Uri, place: { readonly line: number; readonly character: number }): vscode.Uri {
  return uri.with({ fragment: `L${place.line + 1},${place.character + 1}` });
}
