/** The same case told otherwise: what an engine loses by it shows how much it leans on what a note need not say. */
import type { KnowledgeBase } from '../knowledge/base.js';
import { readNote } from '../note/read.js';

/** The note without the sentences whose findings are all denied: the pertinent negatives. */
export function withoutNegatives(text: string, { lexicon }: KnowledgeBase): string {
  const note = readNote(text, lexicon);
  let left = '';
  let at = 0;
  for (const [index, sentence] of note.sentences.entries()) {
    const findings = note.mentions.filter((one) => one.sentence === index && one.concept.kind === 'finding');
    if (findings.length > 0 && findings.every((one) => one.assertion.polarity === 'absent')) {
      left += text.slice(at, sentence.start);
      at = sentence.end;
    }
  }
  return left + text.slice(at);
}

/** Problems that many patients have beside what they come for. */
const problems = {
  adult: ['hypertension', 'type 2 diabetes mellitus', 'osteoarthritis', 'hypothyroidism', 'hyperlipidaemia'],
  child: ['asthma', 'atopic dermatitis', 'allergic rhinitis', 'coeliac disease', 'epilepsy'],
} as const;
const added = 3;

/** The note with three chronic problems that are not among the accepted answers, as a line of past history at its end. */
export function withChronicProblems(text: string, accepted: readonly string[], { lexicon }: KnowledgeBase): string {
  const { ageYears } = readNote(text, lexicon).patient;
  const names = accepted.map((name) => name.toLowerCase());
  const taken = problems[ageYears !== null && ageYears < 18 ? 'child' : 'adult'].filter(
    (problem) => !names.some((name) => name.includes(problem) || problem.includes(name)),
  );
  return `${text.trimEnd()}\nPast medical history: ${taken.slice(0, added).join(', ')}.\n`;
}
