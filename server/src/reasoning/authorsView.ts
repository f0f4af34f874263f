/** Where an author says what they think and do, and whether they name something there. */
import type { Note, SectionKind } from '../note/types.js';

/** Assessment, plan, and the course that an author tells. */
export const authorsView: ReadonlySet<SectionKind> = new Set(['assessment', 'plan', 'course']);

/** Whether one of the phrases stands in assessment, plan or course, as whole words. */
export function authorNames(note: Note, phrases: readonly string[]): boolean {
  const wanted = phrases.filter((phrase) => phrase.length > 1).map((phrase) => ` ${plain(phrase)} `);
  return note.sections.some((section) => {
    if (!authorsView.has(section.kind)) {
      return false;
    }
    const words = ` ${plain(note.text.slice(section.body.start, section.body.end))} `;
    return wanted.some((phrase) => words.includes(phrase));
  });
}

const plain = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}+]+/gu, ' ');
