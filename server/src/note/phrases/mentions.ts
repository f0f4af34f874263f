/** Paragraphs as read -> the mentions of the whole note: attributes find their findings, and everything its place in the text. */
import { findingFor, narrowed } from './attributes.js';
import type { PlacedDraft } from './attributes.js';
import type { Draft } from './drafts.js';
import type { ReadParagraph } from '../paragraph.js';
import type { Assertion, Attribute, Lexicon, LooseMention, Mention, Span } from '../types.js';

/** A paragraph in its note: where its text begins, and the index of its first sentence. */
export interface PlacedParagraph {
  readonly read: ReadParagraph;
  readonly start: number;
  readonly firstSentence: number;
}

/** All mentions of the paragraphs, in text order. */
export function findMentions(paragraphs: readonly PlacedParagraph[], lexicon: Lexicon): Mention[] {
  const drafts: PlacedDraft[] = [];
  const dropped = new Set<Draft>();
  for (const paragraph of paragraphs) {
    const { read, firstSentence } = paragraph;
    let next = 0;
    const placeUntil = (sentence: number): void => {
      while (next < read.drafts.length && read.drafts[next]!.sentence <= sentence) {
        const draft = read.drafts[next++]!;
        drafts.push({ draft, paragraph, sentence: firstSentence + draft.sentence, attributes: null });
      }
    };
    for (const said of read.attributes) {
      placeUntil(said.sentence);
      for (const attribute of said.attributes) {
        const target = findingFor(drafts, attribute, paragraph, said, lexicon);
        const rival = said.rivals.get(attribute);
        if (target === null || target.draft === rival) {
          continue;
        }
        (target.attributes ??= []).push({ attribute, paragraph });
        // "Tearing chest pain" waters no eye: what makes the finding next to it narrower is its attribute.
        const touches =
          target.paragraph === paragraph &&
          attribute.endToken === target.draft.first &&
          read.tokens[attribute.endToken - 1]!.folded.endsWith('ing');
        if (
          rival !== undefined &&
          (touches || narrowed(lexicon, target.draft.concept.id, attribute.kind, attribute.value) !== null)
        ) {
          dropped.add(rival);
        }
      }
    }
    placeUntil(read.sentences.length);
  }
  const mentions: Mention[] = [];
  const told = new Set<string>();
  for (const { draft } of drafts) {
    if (draft.assertion.asked !== 'blanket') {
      told.add(draft.concept.id);
    }
  }
  for (const placed of drafts) {
    // "ROS otherwise negative" denies what is not told elsewhere.
    if (placed.draft.assertion.asked === 'blanket') {
      if (told.has(placed.draft.concept.id)) {
        continue;
      }
      told.add(placed.draft.concept.id);
    }
    if (dropped.size === 0 || !dropped.has(placed.draft)) {
      addMentions(placed, lexicon, mentions);
    }
  }
  return mentions;
}

/** The mention itself and one for each narrower finding that its attributes make. */
function addMentions(placed: PlacedDraft, lexicon: Lexicon, mentions: Mention[]): void {
  const { draft, paragraph, sentence } = placed;
  const { concept, section } = draft;
  const { tokens } = paragraph.read;
  const start = paragraph.start + tokens[draft.first]!.start;
  const end = paragraph.start + tokens[draft.end - 1]!.end;
  const assertion = shifted(draft.assertion, paragraph.start);
  if (placed.attributes === null) {
    mentions.push({ concept, assertion, attributes: none, sentence, section, start, end, via: 'text' });
    return;
  }
  const attributes: Attribute[] = placed.attributes.map(({ attribute, paragraph: own }) => ({
    kind: attribute.kind,
    value: attribute.value,
    polarity: attribute.polarity,
    start: own.start + attribute.start,
    end: own.start + attribute.end,
  }));
  const mention: Mention = { concept, assertion, attributes, sentence, section, start, end, via: 'text' };
  const at = mentions.push(mention) - 1;
  if (concept.kind !== 'finding') {
    return;
  }
  for (const [index, { attribute, paragraph: own }] of placed.attributes.entries()) {
    const narrower = narrowed(lexicon, concept.id, attribute.kind, attribute.value);
    if (narrower === null) {
      continue;
    }
    const narrow = { kind: 'finding', id: narrower } as const;
    const ofSentence = own.firstSentence + attribute.sentence;
    if (assertion.polarity === 'absent') {
      // "No tearing chest pain" denies the tearing pain; a milder one is not documented either way.
      if (ofSentence === sentence && attribute.first < draft.first) {
        mentions.length = at;
        mentions.push({ ...mention, concept: narrow });
        return;
      }
      continue;
    }
    const polarity = attribute.polarity === 'present' ? assertion.polarity : attribute.polarity;
    mentions.push({
      concept: narrow,
      assertion: { ...assertion, polarity, asked: polarity === 'absent' ? 'specific' : null },
      attributes: none,
      sentence: ofSentence,
      section: attribute.section,
      ...joined(mention, attributes[index]!, ofSentence === sentence),
      via: 'text',
    });
  }
}

/** Findings that were read loosely, of which no mention speaks; each once. */
export function findLoose(paragraphs: readonly PlacedParagraph[], mentions: readonly Mention[]): LooseMention[] {
  const told = new Set(mentions.map(({ concept }) => concept.id));
  const found = new Map<string, LooseMention>();
  for (const { read, start, firstSentence } of paragraphs) {
    for (const { concept, first, end, assertion, sentence, section, whole } of read.loose) {
      const before = found.get(concept.id);
      if (told.has(concept.id) || before?.whole === true || (before !== undefined && !whole)) {
        continue;
      }
      found.set(concept.id, {
        concept,
        assertion: shifted(assertion, start),
        attributes: none,
        sentence: firstSentence + sentence,
        section,
        start: start + read.tokens[first]!.start,
        end: start + read.tokens[end - 1]!.end,
        via: 'text',
        whole,
      });
    }
  }
  return [...found.values()].sort((a, b) => a.start - b.start || a.end - b.end);
}

const none: readonly Attribute[] = [];

const shifted = (assertion: Assertion, by: number): Assertion =>
  assertion.cue === null || by === 0
    ? assertion
    : { ...assertion, cue: { start: assertion.cue.start + by, end: assertion.cue.end + by } };

/** Most characters of a quote that joins an attribute with its finding. */
const longestQuote = 40;

/** "Sudden tearing chest pain" says more than "sudden": a finding that stands near its attribute is quoted with it. */
function joined(finding: Span, attribute: Span, sameSentence: boolean): Span {
  const start = Math.min(finding.start, attribute.start);
  const end = Math.max(finding.end, attribute.end);
  return sameSentence && end - start <= longestQuote ? { start, end } : { start: attribute.start, end: attribute.end };
}
