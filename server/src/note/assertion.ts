/** A span of a sentence -> whether it is present, denied, possible or conditional, recent or past, the patient's or another's. */
import type { Cue, CueKind } from './cues.js';
import { findCues } from './cues.js';
import type { Assertion, Experiencer, Polarity, SectionKind, Sentence, Span, Temporality, Token } from './types.js';

/** A sentence with its cues found once, for all spans in it. */
export interface SentenceContext {
  readonly sentence: Sentence;
  readonly section: SectionKind;
  /** The whole note, since case is lost in the tokens. */
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly cues: readonly Cue[];
}

export function sentenceContext(
  text: string,
  tokens: readonly Token[],
  sentence: Sentence,
  section: SectionKind,
): SentenceContext {
  return { sentence, section, text, tokens, cues: findCues(tokens, sentence.firstToken, sentence.endToken) };
}

/** Words that a relative is the subject of when reporting: "mother reports fever" is the patient's fever. */
const reporting = new Set(
  'reports reported states stated says said denies denied notes noted noticed notices brought brings called concerned worried thinks describes described gives gave found saw observed at bedside endorses feels tried is was and who'.split(
    ' ',
  ),
);
/** …and words that give the illness to the relative. */
const having = new Set('has had have with died diagnosed : - also suffers suffered ('.split(' '));
const accompanied = new Set(
  'with by per from to lives living and of accompanied his her their the via between'.split(' '),
);

/**
 * Assertion of the tokens `first` to `end` (half-open, indexes into the note's tokens) in their sentence.
 * Status is left to the caller, which knows what kind of concept it is.
 */
export function assertionAt(
  context: SentenceContext,
  first: number,
  end: number,
): Assertion & { readonly resolved: boolean; readonly stable: boolean } {
  const before = (kind: CueKind, stops: readonly CueKind[]): Cue | null => lastBefore(context, kind, first, stops);
  const after = (kind: CueKind): Cue | null => firstAfter(context, kind, end);

  const hypothetical = before('hypothetical-before', []);
  const signed = signOf(context, first, end);
  const absentBefore = before('absent-before', ['stop', 'possible-before']);
  const absentAfter = after('absent-after');
  const possibleBefore = before('possible-before', ['stop']);
  const possibleAfter = after('possible-after');
  const historicalBefore = historicalCue(context, first);
  const historicalAfter = after('historical-after');
  const resolved = after('resolved-after');

  let polarity: Polarity = 'present';
  let cue: Cue | null = null;
  if (hypothetical !== null) {
    polarity = 'hypothetical';
    cue = hypothetical;
  } else if (signed === 'absent' || (signed === null && (absentBefore !== null || absentAfter !== null))) {
    polarity = 'absent';
    cue = absentBefore ?? absentAfter;
  } else if (signed === null && (possibleBefore !== null || possibleAfter !== null)) {
    polarity = 'possible';
    cue = possibleBefore ?? possibleAfter;
  }

  let temporality: Temporality = 'recent';
  if (context.section === 'pmh' || context.section === 'psh' || historicalBefore !== null || historicalAfter !== null) {
    temporality = 'historical';
    cue ??= historicalBefore ?? historicalAfter;
  }
  const relation = experiencerOf(context, first);
  return {
    polarity,
    temporality,
    experiencer: relation.experiencer,
    asked: polarity === 'absent' ? 'specific' : null,
    status: null,
    cue: spanOf(context, cue ?? relation.cue),
    resolved: resolved !== null,
    stable: after('stable-after') !== null,
  };
}

function spanOf(context: SentenceContext, cue: Cue | null): Span | null {
  return cue === null ? null : { start: context.tokens[cue.first]!.start, end: context.tokens[cue.end - 1]!.end };
}

/** The nearest cue of a kind before `first` that no stop parts from it. */
function lastBefore(context: SentenceContext, kind: CueKind, first: number, stops: readonly CueKind[]): Cue | null {
  for (let i = context.cues.length - 1; i >= 0; i--) {
    const cue = context.cues[i]!;
    if (cue.end > first) {
      continue;
    }
    if (cue.kinds.includes(kind)) {
      return cue;
    }
    if (stops.some((stop) => cue.kinds.includes(stop))) {
      return null;
    }
  }
  return null;
}

/** A cue of a kind after `end` with only a few plain words, and no comma or other cue, between. */
function firstAfter(context: SentenceContext, kind: CueKind, end: number): Cue | null {
  const cue = context.cues.find((candidate) => candidate.first >= end);
  if (cue === undefined || !cue.kinds.includes(kind) || cue.first - end > 5) {
    return null;
  }
  for (let i = end; i < cue.first; i++) {
    const between = context.tokens[i]!;
    if (between.kind === 'punctuation' && /[,;(]/.test(between.folded)) {
      return null;
    }
  }
  // "fever, no cough": a cue that acts on what follows it belongs there when something follows.
  const actsForward = cue.kinds.includes('absent-before') || cue.kinds.includes('possible-before');
  const next = context.tokens[cue.end];
  return actsForward && cue.end < context.sentence.endToken && next?.kind === 'word' ? null : cue;
}

/** "+cough", "-fever", "(+) cough", "fever -": a sign that touches the words decides for them alone. */
function signOf(context: SentenceContext, first: number, end: number): Polarity | null {
  const { tokens, sentence } = context;
  const before = first > sentence.firstToken ? tokens[first - 1] : undefined;
  const start = tokens[first]?.start ?? 0;
  if (before !== undefined && before.end === start) {
    const spaced =
      first - 1 === sentence.firstToken ||
      tokens[first - 2]!.end < before.start ||
      /[,;(/]/.test(tokens[first - 2]!.folded);
    if (before.folded === '+' && spaced) {
      return 'present';
    }
    if ((before.folded === '-' || before.folded === '−' || before.folded === '–') && spaced) {
      return 'absent';
    }
  }
  const after = end < sentence.endToken ? tokens[end] : undefined;
  if (after?.folded === '+' && (end + 1 >= sentence.endToken || tokens[end + 1]!.kind === 'punctuation')) {
    return 'present';
  }
  return null;
}

const timeUnits = new Set(
  'minute minutes min hour hours hr hrs h day days d week weeks wk wks month months mo year years yr yrs long'.split(
    ' ',
  ),
);

/** A cue of the past, unless it is a duration ("3-day history of") or the sentence has come to the present since. */
function historicalCue(context: SentenceContext, first: number): Cue | null {
  const cue = lastBefore(context, 'historical-before', first, ['now']);
  if (cue === null) {
    return null;
  }
  if (cue.words.startsWith('history') || cue.words.startsWith('hx')) {
    for (let i = Math.max(context.sentence.firstToken, cue.first - 3); i < cue.first; i++) {
      if (timeUnits.has(context.tokens[i]!.folded)) {
        return null;
      }
    }
  }
  if (cue.words === 'post' || cue.words === 'past' || cue.words === 'known' || cue.words === 'history') {
    return cue.end === first ? cue : null;
  }
  return cue;
}

/** Whose finding it is. In a family history everything is the family's. */
function experiencerOf(context: SentenceContext, first: number): { experiencer: Experiencer; cue: Cue | null } {
  if (context.section === 'family') {
    return { experiencer: 'family', cue: null };
  }
  const familyHistory = lastBefore(context, 'family-history', first, []);
  if (familyHistory !== null) {
    return { experiencer: 'family', cue: familyHistory };
  }
  for (const cue of context.cues) {
    if (cue.end > first || !cue.kinds.includes('relative') || first - cue.end > 12) {
      continue;
    }
    const next = context.tokens[cue.end]?.folded ?? '';
    const second = context.tokens[cue.end + 1]?.folded ?? '';
    const previous = cue.first > context.sentence.firstToken ? context.tokens[cue.first - 1]!.folded : '';
    const possessive = /^(?:his|her|their|the|a|one|my)$/.test(previous);
    const beforePossessive = cue.first - 2 >= context.sentence.firstToken ? context.tokens[cue.first - 2]!.folded : '';
    const isCompany = accompanied.has(possessive ? beforePossessive : previous);
    const has =
      having.has(next) ||
      ((next === 'also' || next === 'was' || next === 'were' || next === 'is') && having.has(second)) ||
      second === 'sick' ||
      second === 'ill';
    if (has && !isCompany && !reporting.has(next)) {
      return {
        experiencer:
          /^(?:wife|husband|spouse|partner|girlfriend|boyfriend|friend|coworker|co|colleague|classmate|roommate|flatmate|neigh|contact|household)/.test(
            cue.words,
          )
            ? 'other'
            : 'family',
        cue,
      };
    }
    if (has && isCompany && having.has(next) && next !== 'with' && next !== '-' && next !== ':') {
      // "contact with her sister, who has…" and "per mother has had fever" differ by what goes before.
      return /^(?:per|by|from|via)$/.test(possessive ? beforePossessive : previous)
        ? { experiencer: 'patient', cue: null }
        : { experiencer: 'other', cue };
    }
  }
  return { experiencer: 'patient', cue: null };
}
