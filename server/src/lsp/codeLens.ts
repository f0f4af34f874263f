/** A lens at the assessment with the top of the differential, once the author's own words stand there (against anchoring). */
import type { CodeLens, CodeLensParams } from 'vscode-languageserver/node';
import type { Reviewed, Session } from './session.js';

/** The client's command that opens the side view; another editor shows the lens as text. */
const showCommand = 'dxlens.showDifferential';
const namesShown = 3;

/** Whether the differential may be shown now, by the setting and the note. */
export function mayShowDifferential(session: Session, reviewed: Reviewed): boolean {
  const { showDifferential } = session.settings;
  return showDifferential === 'after-assessment'
    ? (assessmentOf(reviewed)?.hasWords ?? false)
    : showDifferential === 'always';
}

export function codeLenses(session: Session, params: CodeLensParams): CodeLens[] {
  const reviewed = session.reviewed(params.textDocument.uri);
  if (reviewed === null || reviewed.review.record.status !== 'reviewed' || !mayShowDifferential(session, reviewed)) {
    return [];
  }
  const names = (band: string): string[] =>
    reviewed.review.record.differential
      .filter((one) => one.band === band && one.source !== 'model')
      .slice(0, namesShown)
      .map((one) => (one.cantMiss ? `${one.name} (!)` : one.name));
  const leading = names('leading');
  const plausible = names('plausible').slice(0, Math.max(1, namesShown + 1 - leading.length));
  const parts = [
    leading.length > 0 ? `leading: ${leading.join(', ')}` : '',
    plausible.length > 0 ? `plausible: ${plausible.join(', ')}` : '',
  ];
  const words = parts.filter((part) => part !== '').join(' · ');
  const at = assessmentOf(reviewed)?.start ?? 0;
  return words === ''
    ? []
    : [
        {
          range: reviewed.lines.rangeOf({ start: at, end: at }),
          command: { title: `To consider, ${words}`, command: session.options.clientHovers ? showCommand : '' },
        },
      ];
}

/** The last assessment of the note and whether anything stands in it. */
function assessmentOf(reviewed: Reviewed): { start: number; hasWords: boolean } | null {
  const { note } = reviewed.review;
  const section = note.sections.findLast((one) => one.kind === 'assessment');
  if (section === undefined) {
    return null;
  }
  const body = note.text.slice(section.body.start, section.body.end);
  return { start: section.start, hasWords: /\p{L}{2}/u.test(body.replaceAll('***', '')) };
}
