/** Compiled knowledge -> the indexed base that a review asks. Built once a process; what is stored packed is unpacked when it is first asked for. */
import type { Lexicon } from '../note/types.js';
import { buildLexicon } from './lexicon.js';
import { push } from './multimap.js';
import { rowsOf } from './stored.js';
import type { ConditionHead, Rows, StoredKnowledge } from './stored.js';
import type {
  CantMissRule,
  CompiledKnowledge,
  Condition,
  Drug,
  DrugClass,
  Finding,
  Link,
  Measure,
  NamedTerm,
  QuestionRule,
} from './types.js';

/** What a first look asks of a condition. */
export interface IndexedHead extends ConditionHead {
  /** Position in `KnowledgeBase.heads`. */
  readonly index: number;
  /** Share of its patients who are pregnant, 0 to 1. */
  readonly pregnant: number;
}

/** A condition with what its score needs at hand. */
export interface IndexedCondition extends Condition, IndexedHead {
  readonly linkOf: ReadonlyMap<string, Link>;
}

/** Remembers what `make` made of each key. */
function remembering<K, V>(make: (key: K) => V): (key: K) => V {
  const made = new Map<K, V>();
  return (key) => {
    let value = made.get(key);
    if (value === undefined) {
      value = make(key);
      made.set(key, value);
    }
    return value;
  };
}

/** The conditions that list a finding, of those that are `indexed`. */
function listingOf(finding: string, rows: Rows, indexed: ReadonlyMap<string, number>): Listing {
  const listed = rows.listed(finding).flatMap(({ condition, frequency, evokes }) => {
    const index = indexed.get(condition);
    return index === undefined ? [] : [{ index, frequency, evokes }];
  });
  return {
    conditions: Int32Array.from(listed, ({ index }) => index),
    frequency: Float32Array.from(listed, ({ frequency }) => frequency ?? NaN),
    evokes: Uint8Array.from(listed, ({ evokes }) => evokes),
  };
}

/** The conditions that list one finding, in columns. */
export interface Listing {
  /** Places in `KnowledgeBase.heads`. */
  readonly conditions: Int32Array;
  /** 0 to 1; not a number where the finding only speaks against the condition. */
  readonly frequency: Float32Array;
  readonly evokes: Uint8Array;
}

export interface KnowledgeBase {
  readonly version: string;
  readonly lexicon: Lexicon;
  /** All conditions, as a first look sees them. */
  readonly heads: readonly IndexedHead[];
  /** All conditions in full, unpacked anew whenever it is asked for: no review of the fast pass does. */
  readonly conditions: readonly IndexedCondition[];
  readonly findingCount: number;
  readonly cantMiss: readonly CantMissRule[];
  readonly questions: readonly QuestionRule[];
  finding(id: string): Finding | undefined;
  condition(id: string): IndexedCondition | undefined;
  /** The condition at a place in `heads`. */
  conditionAt(index: number): IndexedCondition;
  drug(id: string): Drug | undefined;
  drugClass(id: string): DrugClass | undefined;
  measure(id: string): Measure | undefined;
  term(id: string): NamedTerm | undefined;
  /** Parents of a finding, nearest first, without itself. */
  ancestors(finding: string): readonly string[];
  /** All narrower findings, at any depth. */
  descendants(finding: string): readonly string[];
  /** The conditions that list a finding, for or against. */
  listing(finding: string): Listing;
  /** Conditions below this one, and those above it. */
  conditionFamily(condition: string): { readonly children: readonly string[]; readonly ancestors: readonly string[] };
  /** All classes of a drug or class, with their parents and those of the drugs it contains. */
  classesOf(drugOrClass: string): ReadonlySet<string>;
  /** The drug and the drugs it contains. */
  ingredients(drug: string): ReadonlySet<string>;
  /** Findings that a drug or condition in the note makes present. */
  madeBy(drugClassOrCondition: string): readonly string[];
  /** Whether a site silenced a condition, a rule, or the gap of a finding. */
  silenced(id: string): boolean;
}

const placesOf = (rows: readonly { readonly id: string }[]): ReadonlyMap<string, number> =>
  new Map(rows.map(({ id }, place) => [id, place]));

/** Indexes the knowledge. Cost is linear in its size. */
export function indexKnowledge(knowledge: CompiledKnowledge | StoredKnowledge): KnowledgeBase {
  const byId = <T extends { readonly id: string }>(rows: readonly T[]): Map<string, T> =>
    new Map(rows.map((row) => [row.id, row]));
  const silenced = new Set(knowledge.silenced);
  const rows = rowsOf(knowledge);
  const findings = byId(rows.findings);
  const findingPlaces = placesOf(rows.findings);
  const conditionPlaces = placesOf(rows.conditions);
  const shown = rows.conditions.filter(({ id }) => !silenced.has(id));
  const indexed = placesOf(shown);
  const pregnant = new Map(rows.listed('pregnancy').map(({ condition, frequency }) => [condition, frequency ?? 0]));
  const heads = shown.map((head, index) => ({ ...head, index, pregnant: pregnant.get(head.id) ?? 0 }));
  const headById = byId(heads);
  const finding = remembering((id: string): Finding | undefined => {
    const place = findingPlaces.get(id);
    return place === undefined ? undefined : rows.finding(place);
  });
  const unpack = (index: number): IndexedCondition => {
    const row = rows.condition(conditionPlaces.get(heads[index]!.id)!);
    return { ...heads[index]!, ...row, linkOf: new Map(row.links.map((link) => [link.finding, link])) };
  };
  const conditionAt = remembering(unpack);
  const drugs = byId(knowledge.drugs);
  const classes = byId(knowledge.classes);
  const measures = byId(knowledge.measures);
  const terms = byId(knowledge.terms);

  const ancestorsOf = (table: ReadonlyMap<string, { readonly is: string | null }>, id: string): string[] => {
    const found: string[] = [];
    for (let at = table.get(id)?.is ?? null; at !== null && !found.includes(at); at = table.get(at)?.is ?? null) {
      found.push(at);
    }
    return found;
  };
  const ancestors = new Map<string, string[]>();
  const descendants = new Map<string, string[]>();
  for (const finding of rows.findings) {
    const above = ancestorsOf(findings, finding.id);
    ancestors.set(finding.id, above);
    for (const parent of above) {
      push(descendants, parent, finding.id);
    }
  }
  const conditionAncestors = new Map<string, string[]>();
  const conditionChildren = new Map<string, string[]>();
  for (const condition of heads) {
    const above = ancestorsOf(headById, condition.id);
    conditionAncestors.set(condition.id, above);
    for (const parent of above) {
      push(conditionChildren, parent, condition.id);
    }
  }
  const madeBy = new Map<string, string[]>();
  for (const finding of rows.findings) {
    for (const source of finding.drugs) {
      push(madeBy, source, finding.id);
    }
    for (const source of finding.conditions) {
      push(madeBy, source, finding.id);
    }
  }
  const classSets = new Map<string, Set<string>>();
  const classesOf = (id: string): Set<string> => {
    const known = classSets.get(id);
    if (known !== undefined) {
      return known;
    }
    const found = new Set<string>();
    classSets.set(id, found);
    const drug = drugs.get(id);
    const own = drug === undefined ? (classes.has(id) ? [id, ...classes.get(id)!.is] : []) : drug.classes;
    for (const one of own) {
      found.add(one);
      for (const parent of one === id ? [] : classesOf(one)) {
        found.add(parent);
      }
    }
    for (const part of drug?.contains ?? []) {
      for (const one of classesOf(part)) {
        found.add(one);
      }
    }
    return found;
  };
  const none: readonly string[] = [];

  return {
    version: knowledge.version,
    lexicon: buildLexicon(knowledge),
    heads,
    get conditions() {
      return heads.map(({ index }) => unpack(index));
    },
    findingCount: rows.findings.length,
    cantMiss: knowledge.cantMiss.filter((rule) => !silenced.has(rule.id) && !silenced.has(rule.condition)),
    questions: knowledge.questions.filter((rule) => !silenced.has(rule.id) && !silenced.has(rule.ask)),
    finding,
    condition: (id) => {
      const index = indexed.get(id);
      return index === undefined ? undefined : conditionAt(index);
    },
    conditionAt,
    drug: (id) => drugs.get(id),
    drugClass: (id) => classes.get(id),
    measure: (id) => measures.get(id),
    term: (id) => terms.get(id),
    ancestors: (id) => ancestors.get(id) ?? none,
    descendants: (id) => descendants.get(id) ?? none,
    listing: remembering((finding: string) => listingOf(finding, rows, indexed)),
    conditionFamily: (id) => ({
      children: conditionChildren.get(id) ?? none,
      ancestors: conditionAncestors.get(id) ?? none,
    }),
    classesOf,
    ingredients: (id) => new Set([id, ...(drugs.get(id)?.contains ?? [])]),
    madeBy: (id) => madeBy.get(id) ?? none,
    silenced: (id) => silenced.has(id),
  };
}
