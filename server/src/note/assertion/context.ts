/** A sentence ready to be asked about its words: where it stands, and its cues. */
import { bitOf, findCues } from './cues.js';
import type { Cue } from './cues.js';
import type { CueKind } from './cueTable.js';
import { labelKind } from '../structure/headings.js';
import type { Assertion, SectionKind, Sentence, Token } from '../types.js';

/** Where a sentence stands. */
export interface Place {
  /** The heading stands on the line of its first words: "PMH: asthma." */
  readonly runIn: boolean;
  readonly kind: SectionKind;
  /** What the heading makes of everything under it: "Differential", "Return precautions", "Problem list". */
  readonly lean: 'considered' | 'conditional' | 'denied' | 'open' | null;
}

const none: readonly Cue[] = [];
const templated: ReadonlySet<SectionKind> = new Set(['exam', 'hpi', 'vitals', 'other', 'chief-complaint']);
const templateLabel = /^[-*•\s]{0,4}([A-Za-z][A-Za-z /]{0,24}?)\s?(?::|[-–]\s)/;

/** What the words around a span say of it, beyond its assertion: how the story of a condition ends. */
export interface ReadAssertion extends Assertion {
  readonly resolved: boolean;
  readonly stable: boolean;
}

/** A sentence with its cues, found once for all spans in it and only where something asks for them. */
export class SentenceContext {
  /** The paragraph's, since case is lost in the tokens. */
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly sentence: Sentence;
  readonly section: SectionKind;
  readonly lean: Place['lean'];
  readonly runIn: boolean;
  #cues: readonly Cue[] | null = null;
  #mask = -1;
  readonly #byKind = new Map<CueKind, readonly Cue[]>();
  #should: boolean | null = null;
  /** The span that was asked about last: one phrase may stand for several concepts. */
  last: { readonly first: number; readonly end: number; readonly assertion: ReadAssertion } | null = null;

  constructor(text: string, tokens: readonly Token[], sentence: Sentence, place: Place) {
    this.text = text;
    this.tokens = tokens;
    this.sentence = sentence;
    this.section = place.kind;
    this.lean = place.lean;
    this.runIn = place.runIn;
  }

  get cues(): readonly Cue[] {
    return (this.#cues ??= findCues(this.tokens, this.sentence.firstToken, this.sentence.endToken));
  }

  /** Whether the sentence has a "should". */
  get hasShould(): boolean {
    if (this.#should === null) {
      this.#should = false;
      for (let i = this.sentence.firstToken; i < this.sentence.endToken; i++) {
        this.#should ||= this.tokens[i]!.folded === 'should';
      }
    }
    return this.#should;
  }

  /** Whether the sentence is a line of a template: "CV: no murmur" of an examination or a review of systems. */
  get isTemplate(): boolean {
    if (!templated.has(this.section)) {
      return this.section === 'ros';
    }
    const { start, end } = this.sentence;
    const label = templateLabel.exec(this.text.slice(start, Math.min(end, start + 40)))?.[1];
    return label !== undefined && labelKind(label) === 'system';
  }

  /** Whether the sentence has a cue of the kind; most sentences have none of most kinds. */
  has(kind: CueKind): boolean {
    if (this.#mask < 0) {
      this.#mask = this.cues.reduce((mask, cue) => mask | cue.mask, 0);
    }
    return (this.#mask & bitOf(kind)) !== 0;
  }

  /** The cues of one kind, found once. */
  cuesOf(kind: CueKind): readonly Cue[] {
    if (!this.has(kind)) {
      return none;
    }
    let found = this.#byKind.get(kind);
    if (found === undefined) {
      found = this.cues.filter((cue) => (cue.mask & bitOf(kind)) !== 0);
      this.#byKind.set(kind, found);
    }
    return found;
  }

  /** Index of the first cue that begins at or behind token `at`; the number of cues where there is none. */
  firstCueFrom(at: number): number {
    let low = 0;
    let high = this.cues.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.cues[middle]!.first < at) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
