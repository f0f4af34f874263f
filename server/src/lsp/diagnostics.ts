/**
 * Pushed diagnostics. What can wait (a gap, an opinion on the assessment) waits until the typing pauses, so that nothing flickers
 * under a half-written line; what is dangerous does not wait. Equal sets are not sent again, and nothing stale clears them.
 */
import type { Diagnostic } from 'vscode-languageserver/node';
import type { AlertCode } from '../reasoning/types.js';
import { diagnosticOf } from './convert.js';
import type { Reviewed, Session } from './session.js';

const waiting: ReadonlySet<AlertCode> = new Set(['missing-finding', 'unaddressed', 'unsupported']);

interface Published {
  sent: string;
  /** Ids of the alerts that stand in the editor. */
  shown: ReadonlySet<string>;
  version: number;
  timer: NodeJS.Timeout | null;
}

export class DiagnosticsPublisher {
  readonly #session: Session;
  readonly #published = new Map<string, Published>();
  readonly #settle: number;

  /** `settle` is the pause in typing, in milliseconds, after which waiting alerts show. */
  constructor(session: Session, settle: number) {
    this.#session = session;
    this.#settle = settle;
  }

  reviewed(reviewed: Reviewed): void {
    const known = this.#published.get(reviewed.uri);
    const entry: Published = known ?? { sent: '', shown: new Set(), version: reviewed.version, timer: null };
    this.#published.set(reviewed.uri, entry);
    if (entry.timer !== null) {
      clearTimeout(entry.timer);
      entry.timer = null;
    }
    const isTyping = known !== undefined && reviewed.version !== entry.version;
    entry.version = reviewed.version;
    if (!isTyping) {
      this.#send(reviewed, entry, true);
      return;
    }
    this.#send(reviewed, entry, false);
    entry.timer = setTimeout(() => {
      entry.timer = null;
      const latest = this.#session.reviewed(reviewed.uri);
      if (latest?.version === entry.version) {
        this.#send(latest, entry, true);
      }
    }, this.#settle);
  }

  /** The note was closed: its diagnostics go. */
  closed(uri: string): void {
    const entry = this.#published.get(uri);
    if (entry === undefined) {
      return;
    }
    if (entry.timer !== null) {
      clearTimeout(entry.timer);
    }
    this.#published.delete(uri);
    void this.#session.connection.sendDiagnostics({ uri, diagnostics: [] });
  }

  dispose(): void {
    for (const entry of this.#published.values()) {
      if (entry.timer !== null) {
        clearTimeout(entry.timer);
      }
    }
  }

  #send(reviewed: Reviewed, entry: Published, settled: boolean): void {
    const enabled = this.#session.settings.alerts?.enabled ?? true;
    const alerts = reviewed.review.alerts.filter(
      (alert) =>
        enabled &&
        alert.inText &&
        !reviewed.dismissed.has(alert.id) &&
        (settled || !waiting.has(alert.code) || entry.shown.has(alert.code + (alert.finding ?? alert.condition ?? ''))),
    );
    const diagnostics: Diagnostic[] = alerts.map((alert) => diagnosticOf(alert, reviewed.uri, reviewed.lines));
    const sent = JSON.stringify(diagnostics);
    if (sent === entry.sent) {
      return;
    }
    entry.sent = sent;
    entry.shown = new Set(alerts.map((alert) => alert.code + (alert.finding ?? alert.condition ?? '')));
    void this.#session.connection.sendDiagnostics({ uri: reviewed.uri, version: reviewed.version, diagnostics });
  }
}
