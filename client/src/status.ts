/** The status item: whether DxLens works, with which knowledge and model, where notes go, and a menu to act on it. */
import * as vscode from 'vscode';
import type { StatusParams } from '../../server/src/lsp/messages.js';
import { activeNote } from './notes.js';
import type { Server, ServerState } from './server.js';
import { statusLook } from './statusWords.js';
import { orTellWhy } from './tell.js';
import { serverCommands } from './wire.js';

/** Work that takes less than this is not announced. */
const quietMs = 5000;

export function registerStatus(server: Server): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('dxlens.status', vscode.StatusBarAlignment.Right, 100);
  item.name = 'DxLens';
  item.command = 'dxlens.menu';
  let busyTimer: NodeJS.Timeout | null = null;
  let longBusy = false;

  const draw = () => {
    const { health, text, lines, accessible, notesLeave } = statusLook(server.state, server.status, longBusy);
    item.text = text;
    item.tooltip = lines.join('\n');
    item.accessibilityInformation = { label: accessible };
    item.backgroundColor =
      health === 'warning' || health === 'error'
        ? new vscode.ThemeColor(`statusBarItem.${health}Background`)
        : undefined;
    if (activeNote() === null && health !== 'error' && !notesLeave) {
      item.hide();
    } else {
      item.show();
    }
  };
  const update = () => {
    const busy = isBusy(server.state, server.status);
    if (busy && busyTimer === null) {
      busyTimer = setTimeout(() => {
        longBusy = true;
        draw();
      }, quietMs);
    } else if (!busy) {
      clearTimeout(busyTimer ?? undefined);
      busyTimer = null;
      longBusy = false;
    }
    draw();
  };
  draw();
  return vscode.Disposable.from(
    item,
    new vscode.Disposable(() => clearTimeout(busyTimer ?? undefined)),
    server.onStatus(update),
    server.onState(update),
    vscode.window.onDidChangeActiveTextEditor(draw),
    vscode.commands.registerCommand('dxlens.menu', () =>
      openMenu(server, statusLook(server.state, server.status, longBusy).title),
    ),
    vscode.commands.registerCommand('dxlens.showLog', () => server.log.show()),
    vscode.commands.registerCommand('dxlens.restartServer', () => orTellWhy(server.restart())),
    vscode.commands.registerCommand('dxlens.restartModel', () =>
      orTellWhy(server.execute(serverCommands.restartModel)),
    ),
    vscode.commands.registerCommand('dxlens.stopServer', () => orTellWhy(server.stop())),
  );
}

function isBusy(state: ServerState, status: StatusParams | null): boolean {
  const model = status?.model?.state;
  return state === 'starting' || model === 'loading' || model === 'working';
}

/** @param title says where notes go, too */
async function openMenu(server: Server, title: string): Promise<void> {
  const runs = server.state === 'running' || server.state === 'starting';
  const entries = [
    { label: '$(output) Show Log', command: 'dxlens.showLog' },
    { label: runs ? '$(debug-restart) Restart Server' : '$(play) Start Server', command: 'dxlens.restartServer' },
    ...(runs
      ? [
          { label: '$(refresh) Restart Model', command: 'dxlens.restartModel' },
          { label: '$(debug-stop) Stop Server', command: 'dxlens.stopServer' },
        ]
      : []),
  ];
  const chosen = await vscode.window.showQuickPick(entries, { title });
  if (chosen !== undefined) {
    await vscode.commands.executeCommand(chosen.command);
  }
}
