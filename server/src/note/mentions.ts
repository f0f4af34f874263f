/** Sentences + lexicon -> mentions of concepts, each with its assertion and the attributes said of it. */
import { assertionAt, sentenceContext } from './assertion.js';
import type { SentenceContext } from './assertion.js';
import type {
  Asked,
  Assertion,
  Attribute,
  Concept,
  Lexicon,
  Mention,
  SectionKind,
  Sentence,
  Status,
  Token,
} from './types.js';

/** A mention while its sentence is being read: attributes may still come to it. */
interface Draft {
  readonly concept: Concept;
  readonly first: number;
  readonly end: number;
  readonly assertion: Assertion;
  readonly attributes: Attribute[];
  readonly sentence: number;
  readonly section: SectionKind;
}

interface AttributeDraft extends Attribute {
  readonly first: number;
}

/** How many sentences back an attribute may reach for the finding it describes ("It radiates to the left arm"). */
const reach = 3;

/** All mentions of the sentences, in text order. `keys` are the lexicon's numbers of `tokens`. */
export function findMentions(
  text: string,
  tokens: readonly Token[],
  keys: Int32Array,
  sentences: readonly Sentence[],
  sectionOf: (sentence: Sentence) => SectionKind,
  lexicon: Lexicon,
): Mention[] {
  const drafts: Draft[] = [];
  for (const [index, sentence] of sentences.entries()) {
    const context = sentenceContext(text, tokens, sentence, sectionOf(sentence));
    const attributes: AttributeDraft[] = [];
    for (let at = sentence.firstToken; at < sentence.endToken;) {
      const match = keys[at]! > 0 ? lexicon.match(keys, at, sentence.endToken) : null;
      if (match === null) {
        at++;
        continue;
      }
      const end = at + match.length;
      for (const entry of match.entries) {
        if (entry.kind === 'attribute') {
          attributes.push(attributeAt(context, at, end, entry.attribute, entry.value));
        } else if (!entry.capitals || isCapitals(context, at, end)) {
          drafts.push({
            concept: entry.concept,
            first: at,
            end,
            assertion: assertionOf(context, at, end, entry.concept, entry.absent),
            attributes: [],
            sentence: index,
            section: context.section,
          });
        }
      }
      at = end;
    }
    for (const attribute of attributes) {
      attach(drafts, attribute, index, context.section, lexicon);
    }
  }
  return drafts.flatMap((draft) => mentionsOf(draft, tokens, lexicon));
}

/** Whether the words stand in capitals in the note: "CAP" and not "cap refill". */
function isCapitals(context: SentenceContext, first: number, end: number): boolean {
  const words = context.text.slice(context.tokens[first]!.start, context.tokens[end - 1]!.end);
  return words === words.toUpperCase();
}

function attributeAt(
  context: SentenceContext,
  first: number,
  end: number,
  kind: Attribute['kind'],
  value: string,
): AttributeDraft {
  return {
    kind,
    value,
    polarity: assertionAt(context, first, end).polarity,
    start: context.tokens[first]!.start,
    end: context.tokens[end - 1]!.end,
    first,
  };
}

/** Gives an attribute to the nearest finding that takes it: before it in its sentence, after it, or a little further up. */
function attach(
  drafts: readonly Draft[],
  attribute: AttributeDraft,
  sentence: number,
  section: SectionKind,
  lexicon: Lexicon,
): void {
  let best: Draft | null = null;
  let bestDistance = Number.MAX_VALUE;
  for (let i = drafts.length - 1; i >= 0; i--) {
    const draft = drafts[i]!;
    if (draft.sentence < sentence - reach) {
      break;
    }
    if (draft.concept.kind !== 'finding' || !lexicon.takes(draft.concept.id, attribute.kind)) {
      continue;
    }
    const sameSection = draft.section === section || draft.section === 'chief-complaint';
    if (draft.sentence !== sentence && (!sameSection || draft.assertion.polarity === 'absent')) {
      continue;
    }
    // A sentence further up counts as far away, and what stands before the attribute is nearer than what follows it.
    const distance =
      draft.sentence === sentence
        ? attribute.first >= draft.end
          ? attribute.first - draft.end
          : (draft.first - attribute.first) * 1.5
        : 100 * (sentence - draft.sentence);
    if (distance < bestDistance) {
      bestDistance = distance;
      best = draft;
    }
  }
  if (best !== null) {
    best.attributes.push({
      kind: attribute.kind,
      value: attribute.value,
      polarity: attribute.polarity,
      start: attribute.start,
      end: attribute.end,
    });
  }
}

/** The mention itself and one for each narrower finding that its attributes make. */
function mentionsOf(draft: Draft, tokens: readonly Token[], lexicon: Lexicon): Mention[] {
  const start = tokens[draft.first]!.start;
  const end = tokens[draft.end - 1]!.end;
  const { concept, assertion, attributes, sentence, section } = draft;
  const mentions: Mention[] = [{ concept, assertion, attributes, sentence, section, start, end, via: 'text' }];
  if (concept.kind !== 'finding' || assertion.polarity === 'absent') {
    return mentions;
  }
  for (const attribute of attributes) {
    const narrower = lexicon.narrow(concept.id, attribute.kind, attribute.value);
    if (narrower !== null) {
      const polarity = attribute.polarity === 'present' ? assertion.polarity : attribute.polarity;
      mentions.push({
        concept: { kind: 'finding', id: narrower },
        assertion: { ...assertion, polarity, asked: polarity === 'absent' ? 'specific' : null },
        attributes: [],
        sentence,
        section,
        start: attribute.start,
        end: attribute.end,
        via: 'text',
      });
    }
  }
  return mentions;
}

function assertionOf(
  context: SentenceContext,
  first: number,
  end: number,
  concept: Concept,
  deniedByPhrase: boolean,
): Assertion {
  const { resolved, stable, ...read } = assertionAt(context, first, end);
  const assertion = deniedByPhrase ? denied(read, context.tokens[first]!.start) : read;
  switch (concept.kind) {
    case 'finding':
      return resolved && assertion.polarity === 'present' ? { ...assertion, temporality: 'historical' } : assertion;
    case 'condition':
      return { ...assertion, status: conditionStatus(assertion, resolved, stable) };
    case 'test':
    case 'treatment':
      return { ...assertion, status: orderStatus(context, first, end, assertion) };
    default:
      return assertion;
  }
}

/**
 * "Lungs clear" denies crackles as a template does. Only a negation that touches it turns it round ("lungs not clear", which
 * leaves open what was heard): the "no" of another item of the list does not.
 */
function denied(read: Assertion, phraseStart: number): Assertion {
  const asked: Asked = 'template';
  const touches = read.cue !== null && phraseStart >= read.cue.end && phraseStart - read.cue.end <= 1;
  if (read.polarity === 'present' || (read.polarity === 'absent' && !touches)) {
    return { ...read, polarity: 'absent', asked };
  }
  return { ...read, polarity: read.polarity === 'absent' ? 'possible' : read.polarity, asked: null };
}

function conditionStatus(assertion: Assertion, resolved: boolean, stable: boolean): Status {
  if (assertion.polarity === 'absent') {
    return 'excluded';
  }
  if (assertion.polarity !== 'present') {
    return 'considered';
  }
  return resolved ? 'resolved' : stable ? 'stable' : 'active';
}

const pendingWords = new Set(['pending', 'awaited', 'awaiting', 'sent']);
const orderWords = new Set(
  'order ordered orders obtain get check recheck repeat send request requested arrange arranged schedule scheduled start started begin give given plan for will refer referral book recommend recommended consult urgent stat now today'.split(
    ' ',
  ),
);
const givenWords = new Set('given gave received administered started on'.split(' '));

function orderStatus(context: SentenceContext, first: number, end: number, assertion: Assertion): Status {
  if (assertion.polarity === 'absent') {
    return 'excluded';
  }
  const { tokens, sentence } = context;
  const near = (words: Set<string>, from: number, to: number): boolean => {
    for (let i = Math.max(from, sentence.firstToken); i < Math.min(to, sentence.endToken); i++) {
      if (words.has(tokens[i]!.folded)) {
        return true;
      }
    }
    return false;
  };
  if (near(pendingWords, first - 3, end + 5)) {
    return 'pending';
  }
  if (near(givenWords, first - 3, end + 3)) {
    return 'given';
  }
  if (context.section === 'plan' || near(orderWords, first - 5, first)) {
    return 'ordered';
  }
  return context.section === 'results' || context.section === 'exam' || context.section === 'hpi'
    ? 'resulted'
    : 'considered';
}
