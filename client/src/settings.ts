/** The settings as the server takes them. */
import * as vscode from 'vscode';
import type { Settings } from '../../server/src/lsp/messages.js';

type Model = NonNullable<Settings['model']>;
type Show = NonNullable<NonNullable<Settings['differential']>['show']>;

/**
 * Reads the `dxlens` section. What decides which files are loaded and where notes go (`model.*`, `knowledge.overlays`) is
 * taken from the user or the machine alone: a folder that was only opened must not choose a model, send a note anywhere,
 * nor silence alerts by an overlay.
 */
export function readSettings(): Settings {
  const section = vscode.workspace.getConfiguration('dxlens');
  const model: { readonly [Key in keyof Required<Model>]: Model[Key] | undefined } = {
    file: ofMachine(section, 'model.file'),
    threads: ofMachine(section, 'model.threads'),
    contextSize: ofMachine(section, 'model.contextSize'),
    endpoint: ofMachine(section, 'model.endpoint'),
    endpointModel: ofMachine(section, 'model.endpointModel'),
    adapters: ofMachine(section, 'model.adapters'),
    unloadAfterMinutes: ofMachine(section, 'model.unloadAfterMinutes'),
    opinion: ofMachine(section, 'model.opinion'),
    offline: ofMachine(section, 'model.offline'),
  };
  return {
    // What was not set is left out: the server has the defaults.
    model: Object.fromEntries(Object.entries(model).filter(([, value]) => value !== undefined)),
    differential: { show: section.get<Show>('differential.show', 'after-assessment') },
    knowledge: { overlays: ofMachine<string[]>(section, 'knowledge.overlays') ?? [] },
    alerts: { enabled: section.get<boolean>('alerts.enabled', true) },
  };
}

/** What the user set for this machine; undefined where nothing is set, whatever a workspace says. */
function ofMachine<T>(section: vscode.WorkspaceConfiguration, key: string): T | undefined {
  return section.inspect<T>(key)?.globalValue;
}
