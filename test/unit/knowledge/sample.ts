/** A knowledge base of one screen, to which the tests of this folder add one thing at a time. */
import { buildKnowledge, faultLine } from '#server/knowledge/build.js';
import type { SourceFile } from '#server/knowledge/parse.js';
import type { CompiledKnowledge } from '#server/knowledge/types.js';

export const findings: SourceFile = {
  path: 'findings.yaml',
  text: `schema: findings/1
findings:
  fever: {say: [febrile], base: 6, import: 3}
  cough: {base: 8}
  chest-pain: {say: [pain in the chest], takes: [quality]}
  crackles: {kind: sign}
`,
};

export const conditions: SourceFile = {
  path: 'conditions.yaml',
  text: `schema: conditions/1
defaults: {source: estimate, review: 2028-11-01}
conditions:
  pneumonia:
    name: Pneumonia
    icd10: J18.9
    prior: {clinic: 200}
    findings:
      fever: 70 2
      cough: 85 3
  bronchitis: {name: Bronchitis, icd10: J20.9, prior: {clinic: 500}, findings: {cough: 95 3}}
`,
};

/** A file of the name and text; the text begins at its first line. */
export const file = (path: string, text: string): SourceFile => ({ path, text: text.replace(/^\n/, '') });

/** The faults of the sample with these files added, each as the line that a person reads. */
export function faultsWith(...added: readonly SourceFile[]): string[] {
  return buildKnowledge([findings, conditions, ...added]).faults.map(faultLine);
}

/** The faults of these files alone. */
export const faultsOf = (...files: readonly SourceFile[]): string[] => buildKnowledge(files).faults.map(faultLine);

/** Compiled knowledge of these files; throws where they have a fault. */
export function compiled(files: readonly SourceFile[], overlays: readonly SourceFile[] = []): CompiledKnowledge {
  const { knowledge, faults } = buildKnowledge(files, overlays);
  if (faults.length > 0) {
    throw new Error(faults.map(faultLine).join('\n'));
  }
  return knowledge;
}

/** The row of an id; throws where there is none. */
export function row<T extends { readonly id: string }>(rows: readonly T[], id: string): T {
  const found = rows.find((one) => one.id === id);
  if (found === undefined) {
    throw new Error(`There is no ${id}.`);
  }
  return found;
}
