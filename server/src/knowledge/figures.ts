/** Figures and names of rows in the words that a clinician reads. */
import { spoken } from './compile.js';
import type { CompiledKnowledge, Condition, Finding, Term } from './types.js';
import { unbounded } from './types.js';

/** A number without noise: four significant digits. */
export const count = (value: number): string => String(Number(value.toPrecision(4)));

/** 0.125 -> "12.5 %". */
export const percent = (share: number): string => `${count(100 * share)} %`;

/** A prior as people write it. */
export const inPer100000 = (prior: number): string => count(100_000 * prior);

/** A multiplier. */
export const times = (factor: number): string => `×${count(factor)}`;

/** Years from the inclusive to the exclusive bound: "0 to below 40", "60 and above". */
export const ageRange = (from: number, to: number): string =>
  to >= unbounded ? `${count(from)} and above` : `${count(from)} to below ${count(to)}`;

/** The names behind ids. */
export class Names {
  readonly findings: ReadonlyMap<string, Finding>;
  readonly conditions: ReadonlyMap<string, Condition>;
  readonly #names: ReadonlyMap<string, string>;

  constructor(knowledge: CompiledKnowledge) {
    this.findings = new Map(knowledge.findings.map((row) => [row.id, row]));
    this.conditions = new Map(knowledge.conditions.map((row) => [row.id, row]));
    const { measures, terms, classes, drugs, findings, conditions } = knowledge;
    // A measure may share its id with a finding or a test, which then gives the name.
    this.#names = new Map(
      [...measures, ...terms, ...classes, ...drugs, ...findings, ...conditions].map(({ id, name }) => [id, name]),
    );
  }

  /** The name, with the id where that is not the name with hyphens. */
  of(id: string): string {
    const name = this.#names.get(id);
    return name === undefined ? id : name.toLowerCase() === spoken(id).toLowerCase() ? name : `${name} (${id})`;
  }

  list(ids: readonly string[]): string {
    return ids.map((id) => this.of(id)).join(', ');
  }

  /** How often a condition has a finding: as linked, else as often as everybody. */
  frequency(condition: string, finding: string): number {
    const link = this.conditions.get(condition)?.links.find((one) => one.finding === finding);
    return link?.frequency ?? this.findings.get(finding)?.base ?? 0;
  }

  /** A term of a rule in words. */
  term(term: Term): string {
    switch (term.kind) {
      case 'concept':
        return this.of(term.id);
      case 'drug':
      case 'class':
        return `takes ${this.of(term.id)}`;
      case 'age':
        return `age ${ageRange(term.from, term.to)}`;
      case 'sex':
        return term.sex;
      default:
        return term.kind.replace('-', ' ');
    }
  }
}
