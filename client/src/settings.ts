/** The settings as the server takes them. */
import * as vscode from 'vscode';
import type { Settings } from '../../server/src/lsp/messages.js';

type Model = NonNullable<Settings['model']>;
type Show = NonNullable<NonNullable<Settings['differential']>['show']>;

/**
 * Reads the `dxlens` section. What decides which files are loaded (`model.*`, `knowledge.overlays`) is taken from the
 * user or the machine alone: a folder that was only opened must not choose a model, nor silence alerts by an overlay.
 */
export function readSettings(): Settings {
  const section = vscode.workspace.getConfiguration('dxlens');
  const model: Model = {
    file: ofMachine(section, 'model.file', ''),
    threads: ofMachine(section, 'model.threads', 0),
    contextSize: ofMachine(section, 'model.contextSize', 0),
  };
  const positive = Object.fromEntries(Object.entries(model).filter(([, value]) => value !== 0 && value !== ''));
  return {
    model: positive,
    differential: { show: section.get<Show>('differential.show', 'after-assessment') },
    knowledge: { overlays: ofMachine<string[]>(section, 'knowledge.overlays', []) },
    alerts: { enabled: section.get<boolean>('alerts.enabled', true) },
  };
}

function ofMachine<T>(section: vscode.WorkspaceConfiguration, key: string, otherwise: T): T {
  const found = section.inspect<T>(key);
  return found?.globalValue ?? found?.defaultValue ?? otherwise;
}
