/** Every row of the knowledge under one form: what it is, its id, its name and the phrases that it is read by. Plus phrases that stand alone. */
import { push } from './multimap.js';
import type { CompiledKnowledge } from './types.js';

export const rowKinds = [
  'condition',
  'finding',
  'drug',
  'drug class',
  'measure',
  'test',
  'treatment',
  'organism',
  "can't-miss rule",
  'question',
  'normal phrase',
  'attribute',
] as const;
export type RowKind = (typeof rowKinds)[number];

export interface KnownRow {
  readonly kind: RowKind;
  readonly id: string;
  readonly name: string;
  /** What it is read by, its name among them; a rule has only the words of its id. */
  readonly phrases: readonly string[];
  /** The row as compiled. */
  readonly row: object;
}

/** All rows, kind by kind in the order of `rowKinds`, each kind in the order of the files. */
export function rowsOf(knowledge: CompiledKnowledge): KnownRow[] {
  const letters = lettersOf(knowledge);
  const known = (
    kind: RowKind,
    row: { readonly id: string; readonly name?: string; readonly say?: readonly string[] },
    ...more: readonly string[]
  ): KnownRow => {
    const name = row.name ?? spacedId(row.id);
    const phrases = [name, spacedId(row.id), ...(row.say ?? []), ...more, ...(letters.get(row.id) ?? [])];
    return { kind, id: row.id, name, phrases: [...new Set(phrases)], row };
  };
  return [
    ...knowledge.conditions.map((row) => known('condition', row, ...row.reads)),
    ...knowledge.findings.map((row) => known('finding', row)),
    ...knowledge.drugs.map((row) => known('drug', row)),
    ...knowledge.classes.map((row) => known('drug class', row)),
    ...knowledge.measures.map((row) => known('measure', row)),
    ...(['test', 'treatment', 'organism'] as const).flatMap((kind) =>
      knowledge.terms.filter((row) => row.kind === kind).map((row) => known(kind, row)),
    ),
    ...knowledge.cantMiss.map((row) => known("can't-miss rule", row)),
    ...knowledge.questions.map((row) => known('question', row)),
    ...Object.entries(knowledge.normals).map(([phrase, denies]): KnownRow => ({
      kind: 'normal phrase',
      id: phrase,
      name: phrase,
      phrases: [phrase],
      row: { id: phrase, denies },
    })),
    ...Object.entries(knowledge.attributes).flatMap(([attribute, values]) =>
      Object.entries(values).map(([value, say]): KnownRow => ({
        kind: 'attribute',
        id: `${attribute}=${value}`,
        name: value,
        phrases: say,
        row: { id: `${attribute}=${value}`, say },
      })),
    ),
  ];
}

/** "chest-pain.tearing" -> "chest pain tearing". */
const spacedId = (id: string): string => id.replace(/[-.]/g, ' ');

/** Letters and phrases that mean a row among other things, by its id. */
function lettersOf(knowledge: CompiledKnowledge): Map<string, string[]> {
  const letters = new Map<string, string[]>();
  for (const [phrase, meanings] of Object.entries(knowledge.abbreviations)) {
    meanings.forEach(({ means }) => {
      if (means !== null) {
        push(letters, means.id, phrase);
      }
    });
  }
  for (const [phrase, findings] of Object.entries(knowledge.several)) {
    findings.forEach((id) => {
      push(letters, id, phrase);
    });
  }
  return letters;
}
