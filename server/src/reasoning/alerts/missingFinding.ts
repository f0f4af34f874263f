/** `missing-finding`: the two gaps most worth answering, in the text. The others stand in the side view. */
import type { KnowledgeBase } from '../../knowledge/base.js';
import { inSentence } from '../differential.js';
import { parameters } from '../parameters.js';
import type { Alert, Hypothesis } from '../types.js';
import { patientWords, shown, wordCount } from '../wording.js';
import type { AlertContext } from './context.js';
import { alertOf, isFilled } from './context.js';

/** Least value of a gap raised by the differential for the text; a rule's question always has it. */
const leastBits = 0.3;
/** Least probability of the can't-miss condition that the answer would speak for. */
const fearedProbability = 0.2;
const mostWords = 18;

export function missingFindingAlerts(context: AlertContext): Alert[] {
  const { base, facts, hypotheses, gaps } = context;
  // Where the author names what the findings point to, only a rule's question still interrupts.
  const [first] = hypotheses;
  const isOpen = context.visit === 'new' && first !== undefined && first.addressed === 'none';
  const feared = new Set(
    hypotheses
      .filter(
        (one) =>
          one.cantMiss && one.addressed === 'none' && one.probability >= fearedProbability && isCalledFor(one, base),
      )
      .map((one) => inSentence(one.name)),
  );
  return gaps
    .filter((gap) => {
      const [first] = gap.separates;
      // One question a danger: the next waits for its answer.
      return gap.reason !== null || (isOpen && gap.bits >= leastBits && first !== undefined && feared.delete(first));
    })
    .flatMap((gap) => {
      if (!isFilled(gap.because)) {
        return [];
      }
      const why = [patientWords(facts.note), ...gap.because.slice(0, 2).map((one) => shown(one.quote, 28))].filter(
        (part) => part !== '',
      );
      const [first, second] = gap.separates;
      const changes =
        gap.reason ??
        (second === undefined
          ? first === undefined
            ? ''
            : `Bears on ${first}.`
          : `Separates ${first!} from ${second}.`);
      const long = `Not documented: ${gap.name} (${why.join(', ')}). ${changes}`.trim();
      const asked = `Not documented: ${gap.name} (${why.slice(0, 2).join(', ')}).`;
      const shorter = [changes, ...(first === undefined ? [] : [`Bears on ${first}.`])].map((one) => `${asked} ${one}`);
      const message = [long, ...shorter].find((one) => wordCount(one) <= mostWords) ?? asked;
      const concepts = gap.because.flatMap((one) =>
        facts.note.mentions.filter((mention) => mention.start === one.start).map((mention) => mention.concept),
      );
      return [
        alertOf({
          code: 'missing-finding',
          message,
          evidence: gap.because,
          finding: gap.finding,
          asks: [gap.finding],
          concepts: concepts.filter((concept) => concept.kind !== 'finding' || base.finding(concept.id) !== undefined),
        }),
      ];
    });
}

/** Whether a finding that is there calls for the condition, and not its probability alone. */
const isCalledFor = ({ condition, for: pieces }: Hypothesis, base: KnowledgeBase): boolean =>
  pieces.some(
    (piece) => (base.condition(condition)?.linkOf.get(piece.concept)?.evokes ?? 0) >= parameters.cantMiss.hallmark,
  );
