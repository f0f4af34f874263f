/** The status item: whether DxLens works, with which knowledge and model, and a menu to act on it. */
import * as vscode from 'vscode';
import type { StatusParams } from '../../server/src/lsp/messages.js';
import { plainLabel } from './escape.js';
import { activeNote } from './notes.js';
import type { Server, ServerState } from './server.js';
import { orTellWhy } from './tell.js';
import { serverCommands } from './wire.js';

/** Work that takes less than this is not announced. */
const quietMs = 5000;

type Health = 'ok' | 'busy' | 'warning' | 'error' | 'stopped';
const icons: Readonly<Record<Health, string>> = {
  ok: 'check',
  busy: 'sync~spin',
  warning: 'warning',
  error: 'error',
  stopped: 'circle-slash',
};

export function registerStatus(server: Server): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('dxlens.status', vscode.StatusBarAlignment.Right, 100);
  item.name = 'DxLens';
  item.command = 'dxlens.menu';
  let status: StatusParams | null = null;
  let busyTimer: NodeJS.Timeout | null = null;
  let longBusy = false;

  const draw = () => {
    const health = healthOf(server.state, status, longBusy);
    const lines = linesOf(server.state, status);
    item.text = `$(${icons[health]}) DxLens`;
    item.tooltip = lines.join('\n');
    item.accessibilityInformation = { label: `DxLens, ${lines.join(' ')}` };
    item.backgroundColor =
      health === 'warning' || health === 'error'
        ? new vscode.ThemeColor(`statusBarItem.${health}Background`)
        : undefined;
    if (activeNote() === null && health !== 'error') {
      item.hide();
    } else {
      item.show();
    }
  };
  const update = () => {
    const busy = isBusy(server.state, status);
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
    server.onStatus((params) => {
      status = params;
      update();
    }),
    server.onState((state) => {
      status = state === 'running' ? status : null;
      update();
    }),
    vscode.window.onDidChangeActiveTextEditor(draw),
    vscode.commands.registerCommand('dxlens.menu', () => openMenu(server)),
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

function healthOf(state: ServerState, status: StatusParams | null, longBusy: boolean): Health {
  if (state === 'failed') {
    return 'error';
  }
  if (state === 'stopped') {
    return 'stopped';
  }
  if (status !== null && status.health !== 'ok') {
    return status.health;
  }
  return longBusy ? 'busy' : 'ok';
}

const modelStates = { loading: 'loading', idle: 'ready', working: 'reading', down: 'not running' } as const;

/** The tooltip, which is what a screen reader says too. */
function linesOf(state: ServerState, status: StatusParams | null): string[] {
  if (state === 'failed' || state === 'stopped') {
    const words = state === 'failed' ? 'The server does not run; its log says why.' : 'The server is stopped.';
    return [words, 'Click for the menu.'];
  }
  if (status === null) {
    return ['Starting.'];
  }
  const { model } = status;
  const reason = model?.reason == null ? '' : ` (${model.reason})`;
  return [
    status.message,
    `Knowledge: ${status.knowledge}.`,
    model === null ? 'No model is configured.' : `Model: ${model.name}, ${modelStates[model.state]}${reason}.`,
  ].map(plainLabel);
}

async function openMenu(server: Server): Promise<void> {
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
  const chosen = await vscode.window.showQuickPick(entries, { title: 'DxLens' });
  if (chosen !== undefined) {
    await vscode.commands.executeCommand(chosen.command);
  }
}
