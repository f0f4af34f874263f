/**
 * Pushed diagnostics. What can wait (a gap, an opinion on the assessment) waits until the typing pauses, so that nothing flickers
 * under a half-written line; what is dangerous does not wait. Equal sets are not sent again, and nothing stale clears them.
 */
import type { Diagnostic } from 'vscode-languageserver/node';
import { DiagnosticSeverity } from 'vscode-languageserver/node';
import type { Alert, AlertCode } from '../reasoning/types.js';
import { diagnosticOf, diagnosticSource } from './convert.js';
import type { Later } from './pause.js';
import type { Reviewed, Session, SessionListener } from './session.js';

/** Pause in typing, in milliseconds, after which the alerts that can wait show. */
const settle = 800;

const canWait: ReadonlySet<AlertCode> = new Set(['missing-finding', 'unaddressed', 'unsupported']);

/** What stands in the editor for one open note. */
interface Published {
  /** The diagnostics as they were last sent. */
  sent: string;
  /** What they are about. */
  subjects: ReadonlySet<string>;
  version: number;
  /** Takes back the sending that waits for a pause; null where none waits. */
  cancel: (() => void) | null;
}

export class DiagnosticsPublisher implements SessionListener {
  readonly #session: Session;
  readonly #later: Later;
  readonly #published = new Map<string, Published>();

  constructor(session: Session, later: Later) {
    this.#session = session;
    this.#later = later;
  }

  reviewed(reviewed: Reviewed): void {
    const { uri, version } = reviewed;
    const known = this.#published.get(uri);
    const isTyping = known !== undefined && (known.version !== version || known.cancel !== null);
    // A step of the model is no typing: the pause that runs for this version goes on.
    const isWaiting = known?.version === version && known.cancel !== null;
    const entry = isWaiting ? known : this.#entry(uri, version);
    const shown = isTyping
      ? reviewed.shown.filter((alert) => !canWait.has(alert.code) || entry.subjects.has(subjectOf(alert)))
      : reviewed.shown;
    this.#sendAlerts(reviewed, shown, entry);
    if (shown.length < reviewed.shown.length && entry.cancel === null) {
      entry.cancel = this.#later(() => {
        entry.cancel = null;
        // Asked anew: dismissals and settings may have changed since.
        const latest = this.#session.reviewed(uri);
        if (latest?.version === version) {
          this.#sendAlerts(latest, latest.shown, entry);
        }
      }, settle);
    }
  }

  /** The reason takes the place of the diagnostics of an older version, at the note's beginning. */
  unreadable(uri: string, version: number, reason: string): void {
    const entry = this.#entry(uri, version);
    const start = { line: 0, character: 0 };
    const diagnostic: Diagnostic = {
      range: { start, end: start },
      severity: DiagnosticSeverity.Information,
      source: diagnosticSource,
      message: reason,
    };
    entry.subjects = new Set();
    this.#send(uri, version, [diagnostic], entry);
  }

  /** The note was closed: its diagnostics go. */
  closed(uri: string): void {
    const entry = this.#published.get(uri);
    if (entry !== undefined) {
      entry.cancel?.();
      this.#published.delete(uri);
      void this.#session.connection.sendDiagnostics({ uri, diagnostics: [] });
    }
  }

  dispose(): void {
    for (const entry of this.#published.values()) {
      entry.cancel?.();
    }
    this.#published.clear();
  }

  /** The entry of a note, brought to this version; what waited for an older one waits no more. */
  #entry(uri: string, version: number): Published {
    const entry = this.#published.get(uri) ?? { sent: '', subjects: new Set(), version, cancel: null };
    this.#published.set(uri, entry);
    entry.cancel?.();
    entry.cancel = null;
    entry.version = version;
    return entry;
  }

  #sendAlerts(reviewed: Reviewed, alerts: readonly Alert[], entry: Published): void {
    const { uri, version, lines } = reviewed;
    entry.subjects = new Set(alerts.map(subjectOf));
    this.#send(
      uri,
      version,
      alerts.map((alert) => diagnosticOf(alert, uri, lines)),
      entry,
    );
  }

  #send(uri: string, version: number, diagnostics: Diagnostic[], entry: Published): void {
    const sent = JSON.stringify(diagnostics);
    if (sent !== entry.sent) {
      entry.sent = sent;
      void this.#session.connection.sendDiagnostics({ uri, version, diagnostics });
    }
  }
}

/** The same while the text around an alert changes. */
const subjectOf = (alert: Alert): string => `${alert.code} ${alert.finding ?? alert.condition ?? ''}`;
