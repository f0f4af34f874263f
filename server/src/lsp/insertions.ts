/** Where a prompt or a diagnosis goes in a note, in the note's own line ends. Nothing here writes a finding or a denial. */
import type { Note, Section, SectionKind } from '../note/types.js';

export interface Insertion {
  readonly at: number;
  readonly text: string;
}

/** Sections that may take what belongs in a section the note does not have. */
const instead: Partial<Record<SectionKind, readonly SectionKind[]>> = {
  hpi: ['hpi', 'chief-complaint', 'other'],
  ros: ['ros', 'hpi'],
  pmh: ['pmh', 'hpi'],
  medications: ['medications', 'pmh', 'hpi'],
  social: ['social', 'pmh', 'hpi'],
  family: ['family', 'pmh', 'hpi'],
  vitals: ['vitals', 'exam'],
  exam: ['exam', 'vitals'],
  results: ['results', 'exam'],
};

/** `NAME: ***` on a line of its own, in the section where the finding belongs, else at the note's end. */
export function promptLine(note: Note, name: string, section: string): Insertion {
  return lineIn(
    note,
    `${name.charAt(0).toUpperCase()}${name.slice(1)}: ***`,
    instead[section as SectionKind] ?? [section as SectionKind],
  );
}

/** `Consider NAME: ***` in the assessment, which is made where there is none. */
export function assessmentLine(note: Note, name: string): Insertion {
  const line = `Consider ${name}: ***`;
  if (note.sections.some((section) => section.kind === 'assessment')) {
    return lineIn(note, line, ['assessment']);
  }
  const eol = lineEnd(note.text);
  const end = note.text.trimEnd().length;
  return { at: end, text: `${eol}${eol}Assessment:${eol}${line}` };
}

function lineIn(note: Note, line: string, kinds: readonly SectionKind[]): Insertion {
  const eol = lineEnd(note.text);
  for (const kind of kinds) {
    const found = note.sections.findLast((section) => section.kind === kind);
    if (found !== undefined) {
      const at = contentEnd(note.text, found);
      return { at, text: `${at === 0 ? '' : eol}${line}` };
    }
  }
  const at = note.text.trimEnd().length;
  return { at, text: `${at === 0 ? '' : eol}${line}` };
}

/** End of a section's last line that has words; of its heading where it has none. */
function contentEnd(text: string, section: Section): number {
  const words = text.slice(section.body.start, section.body.end).trimEnd().length;
  return words > 0 ? section.body.start + words : section.body.start;
}

const lineEnd = (text: string): string => (text.includes('\r\n') ? '\r\n' : '\n');
