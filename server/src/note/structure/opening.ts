/** Where sections begin: what is known of each opening while the note is gone through, and what its neighbours ask of it. */
import type { SectionKind, Span } from '../types.js';

/** How a heading is marked off from its line. */
export type MarkStyle = 'none' | 'hash' | 'number' | 'letter' | 'bullet' | 'box' | 'ruled';

/** What stands before the words of a heading: "2. ", "- ", "## ". */
export interface Marks {
  readonly style: MarkStyle;
  /** Number of a numbered heading, level of a Markdown one; 0 for the others. */
  readonly rank: number;
  readonly bold: boolean;
  /** Where the words begin. */
  readonly at: number;
}

/** Where a section begins. A label ("ECG:", "Lungs:") opens one without being a heading, and stays in its body. */
export interface Opening {
  readonly kind: SectionKind;
  readonly start: number;
  readonly heading: Span | null;
  /** Where the body begins: after the colon or mark. */
  readonly after: number;
  readonly marks: Marks;
  /** Columns before the line's first sign. */
  readonly indent: number;
  /** Holds for its own sentence and what clearly goes on with it: "PMH asthma.", "Family history is notable for …". */
  readonly brief: boolean;
  /** What goes on after a history within a line: of the kind of the text before any heading. */
  readonly story: boolean;
}

const noMarks: Marks = { style: 'none', rank: 0, bold: false, at: 0 };

/** An opening whose words stay in the body. */
export function label(kind: SectionKind, start: number, brief = false, indent = 0): Opening {
  return { kind, start, heading: null, after: start, marks: noMarks, indent, brief, story: false };
}

/** An opening whose words, `start` to `end`, are a heading. */
export function heading(
  kind: SectionKind,
  start: number,
  end: number,
  after: number,
  more: Partial<Pick<Opening, 'marks' | 'indent' | 'brief'>> & { readonly from?: number } = {},
): Opening {
  const { marks = noMarks, indent = 0, brief = false, from = start } = more;
  return { kind, start: from, heading: { start, end }, after, marks, indent, brief, story: false };
}

const backgrounds: ReadonlySet<SectionKind> = new Set([
  'pmh',
  'psh',
  'medications',
  'allergies',
  'family',
  'social',
] as const);
/** The parts of a history that are not the present illness. */
export const isBackground = (kind: SectionKind): boolean => backgrounds.has(kind);

/** Where the author weighs and orders: what is named there is not reported. */
export const isVerdict = (kind: SectionKind): boolean => kind === 'assessment' || kind === 'plan' || kind === 'course';

/** How far back a note is looked through: a file of a hundred thousand headings is no note. */
export const recent = 60;

/** Whether one of the openings of late is so. */
export function anyRecent(openings: readonly Opening[], isSo: (opening: Opening) => boolean): boolean {
  for (let i = openings.length - 1; i >= 0 && i >= openings.length - recent; i--) {
    if (isSo(openings[i]!)) {
      return true;
    }
  }
  return false;
}

/** What goes on at `start` when a history, or a line of values, within the text has come to its end. */
export function resumed(openings: readonly Opening[], start: number): Opening {
  const ended = openings.at(-1)?.kind ?? 'other';
  for (let i = openings.length - 1; i >= 0 && i >= openings.length - 12; i--) {
    const { kind, story } = openings[i]!;
    if (isBackground(kind) || kind === ended || kind === 'vitals') {
      continue;
    }
    if (kind === 'hpi' || kind === 'chief-complaint') {
      return label('hpi', start);
    }
    if (kind === 'course' || (!isBackground(ended) && (kind === 'exam' || kind === 'ros'))) {
      return label(kind, start);
    }
    if (story || kind !== 'other') {
      break;
    }
  }
  return { ...label('other', start), story: true };
}
