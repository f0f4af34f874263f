/** Hovers, from what the last review says: hovering computes nothing. */
import * as vscode from 'vscode';
import type { Explanation, ExplainParams } from '../../server/src/lsp/messages.js';
import { renderExplanation } from './explanation.js';
import { noteSelector, toRange } from './notes.js';
import type { Server } from './server.js';
import { methods } from './wire.js';

/** Hovers for clinical notes and the languages that are opted in now. */
export function registerHover(server: Server): vscode.Disposable {
  const register = () => vscode.languages.registerHoverProvider(noteSelector(), hoverProvider(server));
  let registered = register();
  const listener = vscode.workspace.onDidChangeConfiguration((change) => {
    if (change.affectsConfiguration('dxlens.languages')) {
      registered.dispose();
      registered = register();
    }
  });
  return new vscode.Disposable(() => {
    listener.dispose();
    registered.dispose();
  });
}

function hoverProvider(server: Server): vscode.HoverProvider {
  return {
    async provideHover(document, position, token) {
      if (server.state !== 'running') {
        return null;
      }
      const uri = document.uri.toString();
      const params: ExplainParams = {
        textDocument: { uri },
        position: { line: position.line, character: position.character },
      };
      const explanation = await server.request<Explanation | null>(methods.explain, params, token);
      if (explanation === null || explanation.parts.length === 0) {
        return null;
      }
      const shown = vscode.languages
        .getDiagnostics(document.uri)
        .filter((diagnostic) => diagnostic.range.contains(position))
        .map((diagnostic) => diagnostic.message);
      return new vscode.Hover(renderExplanation(explanation, uri, shown), toRange(explanation.range));
    },
  };
}
