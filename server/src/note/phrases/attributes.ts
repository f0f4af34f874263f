/** Attributes of findings: which finding an attribute is said of, within its sentence or just before it. */
import { assertionAt } from '../assertion/assertion.js';
import type { AttributeDraft, Draft } from './drafts.js';
import type { PlacedParagraph } from './mentions.js';
import type { AttributesOfSentence } from '../paragraph.js';
import type { SentenceContext } from '../assertion/context.js';
import type { Attribute, Lexicon, Token } from '../types.js';

/** A draft in its note, with the attributes that have found it. */
export interface PlacedDraft {
  readonly draft: Draft;
  readonly paragraph: PlacedParagraph;
  /** Index into the note's sentences. */
  readonly sentence: number;
  attributes: { readonly attribute: AttributeDraft; readonly paragraph: PlacedParagraph }[] | null;
}

/** How many sentences back an attribute may reach for the finding it describes ("It radiates to the left arm"). */
const reach = 3;
/** How many tokens may lie between the two in one sentence. */
const farthest = 60;
/** An attribute that stands before its finding stands close to it. */
const maxBefore = 4;
const denials = new Set(['not', 'no', 'never', 'without', 'non', "isn't", "doesn't", 'nor']);

export function attributeAt(
  context: SentenceContext,
  first: number,
  end: number,
  kind: Attribute['kind'],
  value: string,
  sentence: number,
): AttributeDraft {
  const before = first > context.sentence.firstToken ? context.tokens[first - 1]!.folded : '';
  return {
    kind,
    value,
    // "not relieved by acetaminophen" denies the relief, though it denies nothing else of the pain.
    polarity: denials.has(before) ? 'absent' : assertionAt(context, first, end).polarity,
    start: context.tokens[first]!.start,
    end: context.tokens[end - 1]!.end,
    first,
    endToken: end,
    sentence,
    section: context.section,
  };
}

/** Where a finding's attributes are looked up: a narrower finding takes what its parent takes. */
const parentOf = (id: string): string => id.split('.', 1)[0]!;

export const takes = (lexicon: Lexicon, id: string, kind: Attribute['kind']): boolean =>
  lexicon.takes(id, kind) || lexicon.takes(parentOf(id), kind);

export const narrowed = (lexicon: Lexicon, id: string, kind: Attribute['kind'], value: string): string | null => {
  const found = lexicon.narrow(id, kind, value) ?? lexicon.narrow(parentOf(id), kind, value);
  return found === id ? null : found;
};

/**
 * The finding an attribute is said of: the nearest that takes its kind, in the sentence or, where the sentence goes on
 * about what was said before, a little further up. `drafts` end with those of the attribute's own sentence.
 */
export function findingFor(
  drafts: readonly PlacedDraft[],
  attribute: AttributeDraft,
  paragraph: PlacedParagraph,
  { context, described }: AttributesOfSentence,
  lexicon: Lexicon,
): PlacedDraft | null {
  let best: PlacedDraft | null = null;
  let bestDistance = Number.MAX_VALUE;
  const sentence = paragraph.firstSentence + attribute.sentence;
  const mayGoBack = goesOn(context, attribute, described);
  for (let i = drafts.length - 1; i >= 0; i--) {
    const placed = drafts[i]!;
    const { draft } = placed;
    if (placed.sentence < sentence - reach || (placed.sentence !== sentence && !mayGoBack)) {
      break;
    }
    if (draft.concept.kind !== 'finding' || !takes(lexicon, draft.concept.id, attribute.kind)) {
      continue;
    }
    if (
      placed.sentence === sentence &&
      (draft.first - attribute.endToken > farthest || attribute.first - draft.end > farthest)
    ) {
      continue;
    }
    const distance =
      placed.sentence === sentence
        ? distanceWithin(draft, attribute, context, described)
        : distanceBack(draft, attribute, sentence - placed.sentence);
    if (distance !== null && distance < bestDistance) {
      bestDistance = distance;
      best = placed;
    }
  }
  return best;
}

function distanceBack(draft: Draft, attribute: AttributeDraft, sentences: number): number | null {
  const sameStory = draft.section === attribute.section || draft.section === 'chief-complaint';
  return !sameStory || draft.assertion.polarity === 'absent' ? null : 100 * sentences;
}

/** Words that may stand before a body part in an item of its own: "chest pain, mostly in the left arm". */
const leadsToSite = new Set(
  'in at over on of to across along around behind under near the his her mostly mainly worse worst located localized localised primarily and'.split(
    ' ',
  ),
);

function distanceWithin(
  draft: Draft,
  attribute: AttributeDraft,
  context: SentenceContext,
  described: ReadonlySet<number>,
): number | null {
  const { tokens } = context;
  if (attribute.first >= draft.end) {
    const comma = lastComma(tokens, draft.end, attribute.first);
    if (comma >= 0 && (attribute.kind === 'site' || attribute.kind === 'side')) {
      // "bruise of the elbow, moves all limbs": a body part in another item belongs there.
      for (let i = comma + 1; i < attribute.first; i++) {
        if (!described.has(i) && !leadsToSite.has(tokens[i]!.folded)) {
          return null;
        }
      }
    }
    return attribute.first - draft.end + (comma >= 0 ? 3 : 0);
  }
  // Before the finding: "sudden, severe, tearing chest pain", but not "HR irregular, pitting oedema".
  let words = 0;
  let separated = false;
  for (let i = attribute.endToken; i < draft.first; i++) {
    if (described.has(i)) {
      continue;
    }
    const token = tokens[i]!;
    if (token.folded === ',' || token.folded === 'and' || token.folded === ';' || token.folded === ':') {
      separated = true;
    } else if (token.kind === 'word') {
      words++;
    }
  }
  if (words > maxBefore || (separated && words > 0)) {
    return null;
  }
  // An attribute that stands alone before the comma describes what stands before it.
  const soleItem = separated && draft.first - attribute.endToken === 1 && !isAdjective(tokens, attribute);
  return soleItem ? null : Math.max(0, draft.first - attribute.endToken) * 1.5 + (separated ? 3 : 0);
}

/** Whether only adjectives of the same finding can stand where the attribute stands: at the beginning of its item. */
function isAdjective(tokens: readonly Token[], attribute: AttributeDraft): boolean {
  const before = tokens[attribute.first - 1];
  return (
    before === undefined ||
    before.kind !== 'word' ||
    /^(?:a|an|the|of|with|has|had|this|reports|and)$/.test(before.folded)
  );
}

function lastComma(tokens: readonly Token[], from: number, to: number): number {
  for (let i = to - 1; i >= from; i--) {
    if (tokens[i]!.folded === ',' || tokens[i]!.folded === ';') {
      return i;
    }
  }
  return -1;
}

/** Words with which a sentence goes on about what the one before it was about. */
const goingOn = new Set(
  'it this that which pain discomfort symptoms symptom episodes episode attack attacks they these radiates radiating radiation described describes located location localized quality character severity onset started starts began begins came comes lasts lasting worse worsened worst better improves improved relieved relief aggravated exacerbated alleviated rated rates initially associated timing duration'.split(
    ' ',
  ),
);
const openingWords = 4;

function goesOn(context: SentenceContext, attribute: AttributeDraft, described: ReadonlySet<number>): boolean {
  const { sentence, tokens } = context;
  const next = attribute.endToken < sentence.endToken ? tokens[attribute.endToken]! : undefined;
  const standsAlone = next === undefined || next.kind === 'punctuation' || next.kind === 'break';
  if (attribute.first - sentence.firstToken <= 1) {
    // "Minimal recession", "Knee arthroscopy": with a noun behind it, it begins something else.
    const isModifier = /^(?:site|side|severity|quality)$/.test(attribute.kind);
    return standsAlone || !isModifier || /^(?:with|and|but|when)$/.test(next.folded);
  }
  for (let i = sentence.firstToken; i < Math.min(sentence.firstToken + openingWords, attribute.first); i++) {
    const { folded } = tokens[i]!;
    const isSamePain =
      !/^(?:pain|discomfort)$/.test(folded) || /^(?:the|this|his|her)$/.test(tokens[i - 1]?.folded ?? '');
    if (goingOn.has(folded) && isSamePain) {
      return true;
    }
  }
  // "Not sudden, not tearing": nothing but attributes.
  for (let i = sentence.firstToken; i < attribute.first; i++) {
    if (!described.has(i) && tokens[i]!.kind === 'word' && !/^(?:not|no|nor|or|and|non)$/.test(tokens[i]!.folded)) {
      return false;
    }
  }
  return standsAlone;
}
