/** What the status item says, in words: pure, and the same for the eye and for a screen reader. */
import type { StatusParams } from '../../server/src/lsp/messages.js';
import { plainLabel } from './escape.js';
import type { ServerState } from './server.js';

export type Health = 'ok' | 'busy' | 'warning' | 'error' | 'stopped';

const icons: Readonly<Record<Health, string>> = {
  ok: 'check',
  busy: 'sync~spin',
  warning: 'warning',
  error: 'error',
  stopped: 'circle-slash',
};

export interface StatusLook {
  readonly health: Health;
  /** Of the item itself, with the icon of its health. */
  readonly text: string;
  /** Lines of the tooltip. */
  readonly lines: readonly string[];
  /** What a screen reader says. */
  readonly accessible: string;
  /** Title of the menu. */
  readonly title: string;
  /** Where notes leave this machine the item is shown whatever is open. */
  readonly notesLeave: boolean;
}

/**
 * @param status what the server said last; null where it has not said anything or does not run
 * @param longBusy whether it has been at work for so long that this is worth telling
 */
export function statusLook(state: ServerState, status: StatusParams | null, longBusy: boolean): StatusLook {
  const health = healthOf(state, status, longBusy);
  // A server that does not run sends nothing.
  const model = state === 'running' || state === 'starting' ? (status?.model ?? null) : null;
  const where = whereNotesGo(model);
  const lines = linesOf(state, status);
  const name = where === null ? 'DxLens' : `DxLens: ${where.short}`;
  const icon = where === null ? '' : `$(${where.icon}) `;
  return {
    health,
    text: `$(${icons[health]}) ${icon}${name}`,
    lines: where === null ? lines : [where.sentence, ...lines],
    accessible: [`${name},`, ...lines].join(' '),
    title: name,
    notesLeave: model?.notesLeave ?? false,
  };
}

interface Where {
  readonly short: string;
  readonly sentence: string;
  readonly icon: string;
}

/** Null where the model runs in a process of DxLens, or there is none. */
function whereNotesGo(model: StatusParams['model']): Where | null {
  if (model === null || model.host === null) {
    return null;
  }
  const host = plainLabel(model.host);
  return model.notesLeave
    ? {
        short: `notes go to ${host}`,
        sentence: `Notes are sent to ${host} for the second opinion.`,
        icon: 'cloud-upload',
      }
    : {
        short: 'asks a server on this machine',
        sentence: `Notes are given to a server on this machine (${host}) for the second opinion.`,
        icon: 'server-process',
      };
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

function linesOf(state: ServerState, status: StatusParams | null): string[] {
  if (state === 'failed' || state === 'stopped') {
    const words = state === 'failed' ? 'The server does not run; its log says why.' : 'The server is stopped.';
    return [words, 'Click for the menu.'];
  }
  if (status === null) {
    return ['Starting.'];
  }
  const { model } = status;
  // The message may have told the reason already.
  const reason = model?.reason == null || model.reason === status.message ? '' : `: ${model.reason}`;
  const told =
    model === null ? 'No model is configured.' : `Model: ${model.name}, ${modelStates[model.state]}${reason}`;
  return [status.message, `Knowledge: ${status.knowledge}.`, /[.?!]$/.test(told) ? told : `${told}.`].map(plainLabel);
}
