/** The custom requests `dxlens/review` and `dxlens/reviewText`. */
import { reviewNote } from '../review/review.js';
import { mayShowDifferential } from './codeLens.js';
import { diagnosticOf, Lines } from './convert.js';
import type { ReviewParams, ReviewResult, ReviewTextParams, ReviewTextResult } from './messages.js';
import type { Session } from './session.js';
import { whyUnreadable } from './unreadable.js';

/** The review of an open note with its places as ranges; null where it is not open or cannot be reviewed. */
export function reviewRequest(session: Session, params: ReviewParams): ReviewResult | null {
  const reviewed = session.reviewed(params.textDocument.uri);
  if (reviewed === null) {
    return null;
  }
  const { record } = reviewed.review;
  const { lines } = reviewed;
  return {
    version: reviewed.version,
    review: record,
    alertRanges: record.alerts.map((alert) => lines.rangeOf(alert)),
    gapRanges: record.gaps.map((gap) => lines.rangeOf(gap)),
    evidenceRanges: record.differential.map((one) => ({
      for: one.for.map((piece) => lines.rangeOf(piece)),
      against: one.against.map((piece) => lines.rangeOf(piece)),
    })),
    dismissed: [...reviewed.dismissed],
    showDifferential: mayShowDifferential(session, reviewed),
  };
}

/**
 * One note of a batch, kept nowhere. Its diagnostics are published unless the note is open, where they stand already, or
 * alerts in the text are switched off; the summary, which was asked for, has its alerts either way.
 */
export function reviewTextRequest(session: Session, { uri, text }: ReviewTextParams): ReviewTextResult {
  const { base, connection } = session;
  if (base === null) {
    return { summary: null, error: session.failure };
  }
  try {
    const review = reviewNote(text, base, uri, null);
    const lines = new Lines(text);
    const alerts = review.alerts.filter((alert) => alert.inText && !session.isDismissed(uri, text, alert));
    if (!session.documents.has(uri) && session.settings.alertsEnabled) {
      const diagnostics = alerts.map((alert) => diagnosticOf(alert, uri, lines));
      void connection.sendDiagnostics({ uri, diagnostics });
    }
    return {
      summary: {
        status: review.record.status,
        notices: review.record.notices,
        alerts: alerts.map((alert) => ({ code: alert.code, message: alert.message, range: lines.rangeOf(alert) })),
        leading: review.record.differential.filter((one) => one.band === 'leading').map((one) => one.name),
      },
      error: null,
    };
  } catch (error) {
    return { summary: null, error: whyUnreadable(error) };
  }
}
