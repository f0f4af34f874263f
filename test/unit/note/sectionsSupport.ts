/** What the tests of sections share: a table of texts with their sections, and what holds of the sections of any text. */
import { strict as assert } from 'node:assert';
import { findSections } from '#server/note/structure/sections.js';

/** A text and "kind|heading|body" of every section, the body trimmed. */
export type Row = readonly [text: string, ...sections: string[]];

export const sectionsOf = (text: string): string[] =>
  findSections(text).map(
    ({ kind, heading, body }) =>
      `${kind}|${heading === null ? '' : text.slice(heading.start, heading.end)}|${text.slice(body.start, body.end).trim()}`,
  );

/** Sections cover the text without gaps, and each holds its heading and body. */
export function checkCover(text: string): void {
  const sections = findSections(text);
  assert.equal(sections[0]?.start ?? 0, 0);
  assert.equal(sections.at(-1)?.end ?? 0, text.length);
  sections.forEach(({ start, end, heading, body }, index) => {
    assert.equal(start, index === 0 ? 0 : sections[index - 1]!.end, text);
    assert.ok(body.start >= start && body.start <= body.end && body.end === end, text);
    assert.ok(heading === null || (heading.start >= start && heading.end > heading.start && heading.end <= body.start));
  });
}

/** One test a row, and one that the sections of every row cover its text, with either line end. */
export function describeTables(tables: Readonly<Record<string, readonly Row[]>>): void {
  for (const [name, rows] of Object.entries(tables)) {
    describe(name, () => {
      for (const [text, ...expected] of rows) {
        it(JSON.stringify(text), () => {
          assert.deepEqual(sectionsOf(text), expected);
          checkCover(text);
          const windows = text.replaceAll('\n', '\r\n');
          checkCover(windows);
          assert.deepEqual(
            sectionsOf(windows).map((section) => section.replaceAll('\r\n', '\n')),
            expected,
          );
        });
      }
    });
  }
}
