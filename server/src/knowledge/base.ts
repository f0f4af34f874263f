/** Compiled knowledge -> the indexed base that a review asks. Built once a process; what is stored packed is unpacked when it is first asked for. */
import type { Lexicon } from '../note/types.js';
import { buildLexicon } from './lexicon.js';
import { push } from './multimap.js';
import { compiledListings, isStored, storedListings, unpackerOf } from './stored.js';
import type { StoredCondition, StoredKnowledge } from './stored.js';
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

/** A condition with what its score needs at hand. */
export interface IndexedCondition extends Condition {
  /** Position in `KnowledgeBase.conditions`. */
  readonly index: number;
  readonly linkOf: ReadonlyMap<string, Link>;
}

/** Gives a condition its place and its links by finding. Links that are stored as a line are unpacked when they are first asked for. */
function indexCondition(
  row: Condition | StoredCondition,
  index: number,
  unpack: (row: StoredCondition) => Link[],
): IndexedCondition {
  let links: readonly Link[] | null = null;
  let linkOf: ReadonlyMap<string, Link> | null = null;
  return {
    ...row,
    index,
    get links() {
      return (links ??= typeof row.links === 'string' ? unpack(row as StoredCondition) : row.links);
    },
    get linkOf() {
      return (linkOf ??= new Map(this.links.map((link) => [link.finding, link])));
    },
  };
}

/** Finding -> the conditions that list it. Those of stored knowledge are unpacked when a finding is first asked for. */
function listingsOf(
  knowledge: CompiledKnowledge | StoredKnowledge,
  conditions: ReadonlyMap<string, IndexedCondition>,
): (finding: string) => Listing {
  const listed = isStored(knowledge) ? storedListings(knowledge) : compiledListings(knowledge);
  const made = new Map<string, Listing>();
  return (finding) => {
    let listing = made.get(finding);
    if (listing === undefined) {
      const rows = listed(finding).flatMap(({ condition, frequency, evokes }) => {
        const index = conditions.get(condition)?.index;
        return index === undefined ? [] : [{ index, frequency, evokes }];
      });
      listing = {
        conditions: Int32Array.from(rows, ({ index }) => index),
        frequency: Float32Array.from(rows, ({ frequency }) => frequency ?? NaN),
        evokes: Uint8Array.from(rows, ({ evokes }) => evokes),
      };
      made.set(finding, listing);
    }
    return listing;
  };
}

/** The conditions that list one finding, in columns. */
export interface Listing {
  /** Places in `KnowledgeBase.conditions`. */
  readonly conditions: Int32Array;
  /** 0 to 1; not a number where the finding only speaks against the condition. */
  readonly frequency: Float32Array;
  readonly evokes: Uint8Array;
}

export interface KnowledgeBase {
  readonly version: string;
  readonly lexicon: Lexicon;
  readonly conditions: readonly IndexedCondition[];
  readonly findingCount: number;
  readonly cantMiss: readonly CantMissRule[];
  readonly questions: readonly QuestionRule[];
  finding(id: string): Finding | undefined;
  condition(id: string): IndexedCondition | undefined;
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

/** Indexes the knowledge. Cost is linear in its size. */
export function indexKnowledge(knowledge: CompiledKnowledge | StoredKnowledge): KnowledgeBase {
  const byId = <T extends { readonly id: string }>(rows: readonly T[]): Map<string, T> =>
    new Map(rows.map((row) => [row.id, row]));
  const findings = byId(knowledge.findings);
  const silenced = new Set(knowledge.silenced);
  // What is kept holds parts of the knowledge and never the whole, whose packed phrases are read once.
  const unpack = isStored(knowledge) ? unpackerOf(knowledge) : () => [];
  const conditions = (knowledge.conditions as readonly (Condition | StoredCondition)[])
    .filter((condition) => !silenced.has(condition.id))
    .map((condition, index) => indexCondition(condition, index, unpack));
  const conditionById = byId(conditions);
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
  for (const finding of knowledge.findings) {
    const above = ancestorsOf(findings, finding.id);
    ancestors.set(finding.id, above);
    for (const parent of above) {
      push(descendants, parent, finding.id);
    }
  }
  const conditionAncestors = new Map<string, string[]>();
  const conditionChildren = new Map<string, string[]>();
  for (const condition of conditions) {
    const above = ancestorsOf(conditionById, condition.id);
    conditionAncestors.set(condition.id, above);
    for (const parent of above) {
      push(conditionChildren, parent, condition.id);
    }
  }
  const madeBy = new Map<string, string[]>();
  for (const finding of knowledge.findings) {
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
    conditions,
    findingCount: knowledge.findings.length,
    cantMiss: knowledge.cantMiss.filter((rule) => !silenced.has(rule.id) && !silenced.has(rule.condition)),
    questions: knowledge.questions.filter((rule) => !silenced.has(rule.id) && !silenced.has(rule.ask)),
    finding: (id) => findings.get(id),
    condition: (id) => conditionById.get(id),
    drug: (id) => drugs.get(id),
    drugClass: (id) => classes.get(id),
    measure: (id) => measures.get(id),
    term: (id) => terms.get(id),
    ancestors: (id) => ancestors.get(id) ?? none,
    descendants: (id) => descendants.get(id) ?? none,
    listing: listingsOf(knowledge, conditionById),
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
