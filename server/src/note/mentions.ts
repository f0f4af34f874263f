/** Sentences + lexicon -> mentions of concepts, each with its assertion and the attributes said of it. */
import { assertionAt, sentenceContext } from './assertion.js';
import { attributeAt, findingFor, narrowed } from './attributes.js';
import type { AttributeDraft, Draft } from './attributes.js';
import type { SentenceContext } from './scope.js';
import {
  conditionStatus,
  isMeansOfDenial,
  isNegativeResult,
  isWeighedDown,
  nounBehind,
  orderStatus,
} from './status.js';
import type { Assertion, Concept, Lexicon, Mention, Section, Sentence, Span, Token } from './types.js';
import { isEverydayWord, isShouted } from './everyday.js';

/** A phrase that the lexicon has both as an attribute and as a finding ("tearing"): it is one or the other. */
interface Ambiguous {
  readonly attribute: AttributeDraft;
  readonly draft: Draft;
}

/** All mentions of the sentences, in text order. `keys` are the lexicon's numbers of `tokens`. */
export function findMentions(
  text: string,
  tokens: readonly Token[],
  keys: Int32Array,
  sentences: readonly Sentence[],
  sections: readonly Section[],
  lexicon: Lexicon,
): Mention[] {
  const drafts: Draft[] = [];
  const dropped = new Set<Draft>();
  for (const [index, sentence] of sentences.entries()) {
    const context = sentenceContext(text, tokens, sentence, sections[sentence.section]!);
    const { attributes, ambiguous, described } = readSentence(context, keys, index, lexicon, drafts);
    for (const attribute of attributes) {
      const target = findingFor(drafts, attribute, context, described, lexicon);
      const rival = ambiguous.find((one) => one.attribute === attribute)?.draft;
      if (target === null || target === rival) {
        continue;
      }
      target.attributes.push(attribute);
      // "Tearing chest pain" waters no eye: what makes the finding next to it narrower is its attribute.
      const touches = attribute.endToken === target.first && tokens[attribute.endToken - 1]!.folded.endsWith('ing');
      if (
        rival !== undefined &&
        (touches || narrowed(lexicon, target.concept.id, attribute.kind, attribute.value) !== null)
      ) {
        dropped.add(rival);
      }
    }
  }
  const kept = dropped.size === 0 ? drafts : drafts.filter((draft) => !dropped.has(draft));
  return kept.flatMap((draft) => mentionsOf(draft, tokens, lexicon));
}

/** Finds the phrases of one sentence: concepts go to `drafts`, attributes are given back. */
function readSentence(
  context: SentenceContext,
  keys: Int32Array,
  index: number,
  lexicon: Lexicon,
  drafts: Draft[],
): { attributes: AttributeDraft[]; ambiguous: Ambiguous[]; described: Set<number> } {
  const { sentence, section } = context;
  const attributes: AttributeDraft[] = [];
  const ambiguous: Ambiguous[] = [];
  const described = new Set<number>();
  for (let at = sentence.firstToken; at < sentence.endToken;) {
    const match = keys[at]! > 0 ? lexicon.match(keys, at, sentence.endToken) : null;
    if (match === null || (match.length === 1 && isEverydayWord(context, at))) {
      at++;
      continue;
    }
    const end = at + match.length;
    // "Cap refill" is longer than "cap": the name of a measure is not a word of something else.
    const measure = lexicon.matchMeasure(keys, at, sentence.endToken);
    if (measure !== null && measure.length > match.length) {
      at += measure.length;
      continue;
    }
    let attribute: AttributeDraft | null = null;
    let draft: Draft | null = null;
    for (const entry of match.entries) {
      if (entry.kind === 'attribute') {
        attribute = attributeAt(context, at, end, entry.attribute, entry.value, index);
        attributes.push(attribute);
        for (let i = at; i < end; i++) {
          described.add(i);
        }
      } else if (!entry.capitals || isCapitals(context, at, end)) {
        const assertion = assertionOf(context, at, end, entry.concept, entry.absent);
        draft = { concept: entry.concept, first: at, end, assertion, attributes: [], sentence: index, section };
        drafts.push(draft);
      }
    }
    if (attribute !== null && draft !== null) {
      ambiguous.push({ attribute, draft });
    }
    at = end;
  }
  return { attributes, ambiguous, described };
}

/** Whether the words stand in capitals in the note: "CAP" and not "cap refill". Where everything does, it tells nothing. */
function isCapitals(context: SentenceContext, first: number, end: number): boolean {
  const words = context.text.slice(context.tokens[first]!.start, context.tokens[end - 1]!.end);
  return words === words.toUpperCase() && !isShouted(context);
}

/** The mention itself and one for each narrower finding that its attributes make. */
function mentionsOf(draft: Draft, tokens: readonly Token[], lexicon: Lexicon): Mention[] {
  const { concept, assertion, sentence, section } = draft;
  const attributes = draft.attributes.map(({ kind, value, polarity, start, end }) => ({
    kind,
    value,
    polarity,
    start,
    end,
  }));
  const span = { start: tokens[draft.first]!.start, end: tokens[draft.end - 1]!.end };
  const mentions: Mention[] = [{ concept, assertion, attributes, sentence, section, ...span, via: 'text' }];
  if (concept.kind !== 'finding') {
    return mentions;
  }
  for (const attribute of draft.attributes) {
    const narrower = narrowed(lexicon, concept.id, attribute.kind, attribute.value);
    if (narrower === null) {
      continue;
    }
    if (assertion.polarity === 'absent') {
      // "No tearing chest pain" denies the tearing pain; a milder one is not documented either way.
      if (attribute.sentence === sentence && attribute.first < draft.first) {
        return [{ ...mentions[0]!, concept: { kind: 'finding', id: narrower } }];
      }
      continue;
    }
    const polarity = attribute.polarity === 'present' ? assertion.polarity : attribute.polarity;
    mentions.push({
      concept: { kind: 'finding', id: narrower },
      assertion: { ...assertion, polarity, asked: polarity === 'absent' ? 'specific' : null },
      attributes: [],
      sentence: attribute.sentence,
      section: attribute.section,
      ...joined(span, attribute, attribute.sentence === sentence),
      via: 'text',
    });
  }
  return mentions;
}

/** Most characters of a quote that joins an attribute with its finding. */
const longestQuote = 40;

/** "Sudden tearing chest pain" says more than "sudden": a finding that stands near its attribute is quoted with it. */
function joined(finding: Span, attribute: Span, sameSentence: boolean): Span {
  const start = Math.min(finding.start, attribute.start);
  const end = Math.max(finding.end, attribute.end);
  return sameSentence && end - start <= longestQuote ? { start, end } : { start: attribute.start, end: attribute.end };
}

function assertionOf(
  context: SentenceContext,
  first: number,
  end: number,
  concept: Concept,
  deniedByPhrase: boolean,
): Assertion {
  const { resolved, stable, ...read } = assertionAt(context, first, end);
  const assertion = deniedByPhrase ? denied(context, first, read) : read;
  switch (concept.kind) {
    case 'finding': {
      if (isPrompt(context, end)) {
        return { ...assertion, polarity: 'hypothetical', asked: null, cue: null };
      }
      // What an allergy once did is no finding of today.
      const isPast = (resolved || context.section === 'allergies') && assertion.polarity === 'present';
      return isPast ? { ...assertion, temporality: 'historical' } : assertion;
    }
    case 'condition': {
      const named = assertion.polarity === 'present' ? namedOnly(context, end, assertion) : assertion;
      return { ...named, status: conditionStatus(named, resolved, stable) };
    }
    case 'test':
    case 'treatment': {
      const done: Assertion =
        assertion.polarity === 'absent' &&
        (isMeansOfDenial(context, first) || isNegativeResult(context, end, assertion))
          ? { ...assertion, polarity: 'present', asked: null, cue: null }
          : assertion;
      return { ...done, status: orderStatus(context, first, end, done) };
    }
    default:
      return assertion;
  }
}

/** "Anticoagulant use: ***" asks, and says nothing until it is filled in. */
function isPrompt(context: SentenceContext, end: number): boolean {
  const from = context.tokens[end - 1]!.end;
  return /^[ \t]*:?[ \t]*\*\*\*/.test(context.text.slice(from, from + 8));
}

/** "ACS protocol", "flu vaccine": the condition is named, and not said to be there. */
function namedOnly(context: SentenceContext, end: number, read: Assertion): Assertion {
  if (isWeighedDown(context, end)) {
    return { ...read, polarity: 'possible' };
  }
  switch (nounBehind(context, end)) {
    case 'named':
      return { ...read, polarity: 'possible' };
    case 'negative':
      return { ...read, polarity: 'absent', asked: 'specific' };
    default:
      return read;
  }
}

/** "Lungs clear" denies crackles as a template does; "lungs not clear" and "if lungs clear" say nothing of them. */
function denied(context: SentenceContext, first: number, read: Assertion): Assertion {
  const isItself =
    read.polarity === 'absent' && read.cue !== null && read.cue.end < (context.tokens[first - 1]?.start ?? 0);
  if (read.polarity === 'present' || isItself) {
    // A denial further up ("no murmur, lungs clear") is not one of the phrase.
    return { ...read, polarity: 'absent', asked: 'template', cue: isItself ? null : read.cue };
  }
  return { ...read, polarity: read.polarity === 'absent' ? 'possible' : read.polarity, asked: null };
}
