/** The custom requests `dxlens/review` and `dxlens/reviewText`. */
import { reviewNote } from '../review/review.js';
import { mayShowDifferential } from './codeLens.js';
import { diagnosticOf, Lines } from './convert.js';
import type { ReviewParams, ReviewResult, ReviewTextParams, ReviewTextResult } from './messages.js';
import type { Session } from './session.js';

/** The review of an open note with its places as ranges; null where it is not open or the knowledge did not load. */
export async function reviewRequest(session: Session, params: ReviewParams): Promise<ReviewResult | null> {
  await session.ready;
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

/** One note of a batch. Its diagnostics are published unless the note is open, where they stand already. */
export async function reviewTextRequest(session: Session, params: ReviewTextParams): Promise<ReviewTextResult> {
  const { uri, text } = params;
  try {
    const review = await session.reviewOnce((base) => reviewNote(text, base, uri, null));
    const lines = new Lines(text);
    const alerts = review.alerts.filter((alert) => alert.inText && !session.isDismissed(uri, text, alert));
    if (!session.documents.has(uri)) {
      const diagnostics = alerts.map((alert) => diagnosticOf(alert, uri, lines));
      void session.connection.sendDiagnostics({ uri, diagnostics });
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
    return { summary: null, error: error instanceof Error ? error.message : String(error) };
  }
}
