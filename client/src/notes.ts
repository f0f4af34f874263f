/** Which documents are notes, and where in them. */
import * as vscode from 'vscode';
import type { TextRange } from '../../server/src/lsp/messages.js';

export const noteLanguage = 'clinical-note';

/** File name extensions of clinical notes, as the manifest gives them. */
export const noteExtensions = ['note', 'soap', 'hpi', 'cnote'] as const;

/** Languages that a user may opt in by `dxlens.languages`. */
const optionalLanguages = ['markdown', 'plaintext'] as const;

/** A filter that both the editor and the language client understand. */
export type NoteFilter = { readonly language: string; readonly scheme?: string };

/**
 * Clinical notes of every scheme; Markdown and plain text where the settings opt in, and then only of files and of
 * untitled documents, because logs and outputs are plain text too.
 */
export function noteSelector(): NoteFilter[] {
  const chosen = vscode.workspace.getConfiguration('dxlens').get<unknown>('languages');
  const languages = optionalLanguages.filter((language) => Array.isArray(chosen) && chosen.includes(language));
  return [
    { language: noteLanguage },
    ...languages.flatMap((language) => ['file', 'untitled'].map((scheme) => ({ language, scheme }))),
  ];
}

export function isNote(document: vscode.TextDocument): boolean {
  return vscode.languages.match(noteSelector(), document) > 0;
}

/** The note in the active editor, or null where there is none. */
export function activeNote(): vscode.TextEditor | null {
  const editor = vscode.window.activeTextEditor;
  return editor !== undefined && isNote(editor.document) ? editor : null;
}

export function toRange(range: TextRange): vscode.Range {
  return new vscode.Range(range.start.line, range.start.character, range.end.line, range.end.character);
}
