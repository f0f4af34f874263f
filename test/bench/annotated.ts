/** The annotated sentences of test/fixtures/reading: their form, and how a reading is scored on them. */
import { readFileSync } from 'node:fs';
import type { KnowledgeBase } from '#server/knowledge/base.js';
import { readNote } from '#server/note/read.js';
import { assertionOfSpan } from '#server/note/assertion/spans.js';
import type { Assertion, Concept, Experiencer, Mention, Note, Polarity, Span } from '#server/note/types.js';

/** A problem as the annotator marked it. Offsets are those of the text without marks. */
export interface Mark extends Span {
  readonly names: readonly string[];
  readonly polarity: Polarity;
  readonly isPast: boolean;
  /** Everything is denied at once: its name stands for no one problem. */
  readonly isBlanket: boolean;
  /** Denied as templates do. */
  readonly isTemplate: boolean;
  readonly experiencer: Experiencer;
}

export interface Annotated {
  readonly id: string;
  readonly text: string;
  readonly marks: readonly Mark[];
}

const head = /^# ([a-z]-\d+); .*$/;
const polarities: readonly string[] = ['present', 'absent', 'possible', 'hypothetical'];

/** The records of one file of the form that GUIDE.md describes. Throws an error that names the record where it is not of that form. */
export function parseAnnotated(source: string): Annotated[] {
  const records: { id: string; lines: string[] }[] = [];
  for (const line of source.split('\n')) {
    const id = head.exec(line)?.[1];
    if (id !== undefined) {
      records.push({ id, lines: [] });
    } else {
      records.at(-1)?.lines.push(line);
    }
  }
  return records.map(({ id, lines }) => parseRecord(id, lines.join('\n').trim()));
}

function parseRecord(id: string, source: string): Annotated {
  let text = '';
  const marks: Mark[] = [];
  let at = 0;
  for (const match of source.matchAll(/\{([^{}|]+)\|([^{}|]+)\|([^{}|]+)\}/g)) {
    text += source.slice(at, match.index);
    const [, words = '', names = '', codes = ''] = match;
    const [polarity = '', ...rest] = codes.trim().split(/\s+/);
    const unknown = rest.find((code) => !/^(?:past|family|other|template|blanket)$/.test(code));
    if (!polarities.includes(polarity) || unknown !== undefined) {
      throw new Error(`${id}: "${codes}" is no assertion`);
    }
    marks.push({
      start: text.length,
      end: text.length + words.length,
      names: names.split(' + ').map((name) => name.trim()),
      polarity: polarity as Polarity,
      isPast: rest.includes('past'),
      isBlanket: rest.includes('blanket'),
      isTemplate: rest.includes('template'),
      experiencer: rest.includes('family') ? 'family' : rest.includes('other') ? 'other' : 'patient',
    });
    text += words;
    at = match.index + match[0].length;
  }
  text += source.slice(at);
  if (/[{}]/.test(text) || text === '') {
    throw new Error(`${id}: a mark is not closed, or the record is empty`);
  }
  return { id, text, marks };
}

/** The records of one file of test/fixtures/reading. */
export const annotatedFile = (name: string): Annotated[] =>
  parseAnnotated(readFileSync(new URL(`../../../test/fixtures/reading/${name}`, import.meta.url), 'utf8'));

export interface Counts {
  right: number;
  /** Read and not marked. */
  extra: number;
  /** Marked and not read. */
  missed: number;
}

export const precision = ({ right, extra }: Counts): number => (right + extra === 0 ? 1 : right / (right + extra));
export const recall = ({ right, missed }: Counts): number => (right + missed === 0 ? 1 : right / (right + missed));
export const f1 = ({ right, extra, missed }: Counts): number =>
  right + extra + missed === 0 ? 1 : (2 * right) / (2 * right + extra + missed);

/** What a reader made of the records, by row of the table; `faults` names each difference for whoever mends it. */
export interface Score {
  readonly rows: ReadonlyMap<string, Counts>;
  readonly faults: readonly string[];
}

const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

/**
 * Scores the reading of the records. `found`: a finding or condition is read where one is marked, whatever its name; `named`: and it
 * is the one that the marked name stands for, or a narrower or wider form of it. The classes of assertion are those of every mark,
 * by the mention that was read there, else by the words around it alone.
 */
export function scoreReading(records: readonly Annotated[], base: KnowledgeBase): Score {
  const rows = new Map<string, Counts>();
  const faults: string[] = [];
  const row = (name: string): Counts => {
    const counts = rows.get(name) ?? { right: 0, extra: 0, missed: 0 };
    rows.set(name, counts);
    return counts;
  };
  for (const { id, text, marks } of records) {
    const note = readNote(text, base.lexicon);
    const read = note.mentions.filter(
      ({ concept, via }) => via === 'text' && (concept.kind === 'finding' || concept.kind === 'condition'),
    );
    for (const mark of marks) {
      const words = text.slice(mark.start, mark.end);
      const here = read.filter((mention) => overlaps(mention, mark));
      row('found')[here.length > 0 ? 'right' : 'missed'] += 1;
      let named: Mention | null = null;
      for (const name of mark.isBlanket ? [] : mark.names) {
        const wanted = conceptsOf(name, base);
        const right = here.find(({ concept }) => wanted.some((one) => isAlike(one, concept, base)));
        named ??= right ?? null;
        if (right !== undefined) {
          row('named').right += 1;
        } else {
          row('named').missed += 1;
          const others = here.map(({ concept }) => concept.id).join(', ');
          faults.push(
            `${id} ${here.length > 0 ? `named ${others}` : 'missed'}: "${words}" is ${name}${wanted.length === 0 ? ' (no such name)' : ''}`,
          );
        }
      }
      if (named === null && here.length > 0 && !mark.isBlanket) {
        row('named').extra += 1;
      }
      // "Sister has lupus" read as a family history of the patient says nothing of whose lupus it is.
      const other = here.find((mention) => isProblem(mention, base));
      const said = (named ?? other)?.assertion ?? assertionOfSpan(text, mark.start, mark.end);
      scoreAssertion(mark, said, row, (fault) =>
        faults.push(`${id} ${fault}: "${words}" in: ${text.replaceAll('\n', ' / ')}`),
      );
    }
    for (const mention of extraOf(
      read.filter((one) => isToBeMarked(one, base)),
      marks,
    )) {
      row('found').extra += 1;
      row('named').extra += 1;
      faults.push(
        `${id} extra ${mention.concept.id}: "${text.slice(mention.start, mention.end)}" in: ${text.replaceAll('\n', ' / ')}`,
      );
    }
  }
  return { rows, faults };
}

/** GUIDE.md leaves habits, exposures, procedures and normal statements unmarked: reading them there is no fault. */
const isToBeMarked = (mention: Mention, base: KnowledgeBase): boolean =>
  isProblem(mention, base) && mention.assertion.asked !== 'template' && mention.assertion.asked !== 'blanket';

function isProblem({ concept }: Mention, base: KnowledgeBase): boolean {
  const kind = base.finding(concept.id)?.kind;
  return kind !== 'risk' && kind !== 'history';
}

/** Mentions where nothing is marked, one a place. */
function extraOf(read: readonly Mention[], marks: readonly Mark[]): Mention[] {
  const extra: Mention[] = [];
  for (const mention of read) {
    if (![...marks, ...extra].some((one) => overlaps(mention, one))) {
      extra.push(mention);
    }
  }
  return extra;
}

function scoreAssertion(
  mark: Mark,
  said: Assertion,
  row: (name: string) => Counts,
  fault: (text: string) => void,
): void {
  const pairs: readonly (readonly [string, boolean, boolean])[] = [
    ...(['present', 'absent', 'possible', 'hypothetical'] as const).map(
      (polarity) => [polarity, mark.polarity === polarity, said.polarity === polarity] as const,
    ),
    ['template', mark.isTemplate, said.asked === 'template'],
    ['blanket', mark.isBlanket, said.asked === 'blanket'],
    ['historical', mark.isPast, said.temporality === 'historical'],
    ['family', mark.experiencer === 'family', said.experiencer === 'family'],
    ['other', mark.experiencer === 'other', said.experiencer === 'other'],
  ];
  for (const [name, wanted, got] of pairs) {
    if (wanted || got) {
      row(name)[wanted && got ? 'right' : wanted ? 'missed' : 'extra'] += 1;
    }
  }
  if (mark.polarity !== said.polarity) {
    fault(`${mark.polarity} read as ${said.polarity}`);
  }
  if (mark.isPast !== (said.temporality === 'historical')) {
    fault(mark.isPast ? 'past read as recent' : 'recent read as past');
  }
  if (mark.experiencer !== said.experiencer) {
    fault(`${mark.experiencer} read as ${said.experiencer}`);
  }
}

const known = new Map<string, Concept[]>();

/** The concepts that a standard name stands for: those whose phrase is the whole of it. */
function conceptsOf(name: string, base: KnowledgeBase): readonly Concept[] {
  let concepts = known.get(name);
  if (concepts === undefined) {
    const note: Note = readNote(name, base.lexicon);
    concepts = note.mentions
      .filter((mention) => mention.end - mention.start >= name.length - 1)
      .map(({ concept }) => concept);
    known.set(name, concepts);
  }
  return concepts;
}

/** The same, or one a form of the other. */
function isAlike(a: Concept, b: Concept, base: KnowledgeBase): boolean {
  return a.id === b.id || ancestors(a.id, base).includes(b.id) || ancestors(b.id, base).includes(a.id);
}

const ancestors = (id: string, base: KnowledgeBase): readonly string[] => [
  ...base.ancestors(id),
  ...base.conditionFamily(id).ancestors,
];
