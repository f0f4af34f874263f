/**
 * From a quote with its line to the words of the note that it stands for, or to nothing. Words can be in the note and
 * still not say what a model takes from them: they may be denied, feared, past or of a relative.
 */
import { assertionOfSpan } from '../../note/assertion/spans.js';
import type { Assertion, Note, Span } from '../../note/types.js';
import type { Quote } from '../../reasoning/types.js';
import { lineSpans, QuoteFinder } from './locate.js';
import { foldName } from './names.js';
import type { RawQuote } from '../types.js';

/** Fewer letters and digits than this are found in any note, and prove nothing. */
const shortestEvidence = 3;

/** A quote that has to be shown with its denial is at most this long, in UTF-16 units; a longer one is hard to read. */
const longestWithDenial = 160;

/** Words of a phrase without which the rest of it says the opposite. */
const turnsRound = /\b(?:no|not|non|never|none|without|cannot|unable|absent|absence|lack|lacks|loss)\b|n['\u2019]t\b/iu;

/** How the note means some of its words. */
interface Said {
  /** False where nothing in them is known, and the words around them alone tell. */
  readonly known: boolean;
  readonly assertions: readonly Assertion[];
}

/** A note folded and split once, to check many quotes against. */
export class EvidenceFinder {
  readonly #note: Note;
  readonly #finder: QuoteFinder;
  readonly #lines: readonly Span[];
  readonly #said = new Map<string, Said>();

  constructor(note: Note) {
    this.#note = note;
    this.#finder = new QuoteFinder(note.text);
    this.#lines = lineSpans(note.text);
  }

  /** True where the words stand in the note, whatever it says of them. */
  holds(words: string): boolean {
    return this.#finder.find(words).length > 0;
  }

  /** The note's own words for the quotes that speak for a claim: the note says them of this patient now. Each place once. */
  supporting(quotes: readonly RawQuote[]): Quote[] {
    return this.#placed(quotes, (place) => (this.#supports(place) ? place : null));
  }

  /**
   * The note's own words for the quotes that speak against a claim: present or denied, but said of this patient. Words
   * that are quoted without their denial are shown with it, because alone they would say the opposite.
   */
  arguing(quotes: readonly RawQuote[]): Quote[] {
    return this.#placed(quotes, (place) => this.#against(place));
  }

  #placed(quotes: readonly RawQuote[], judge: (place: Span) => Span | null): Quote[] {
    const found = quotes.flatMap((quote) => {
      for (const place of this.#places(quote)) {
        const span = judge(place);
        if (span !== null) return [this.#quoteOf(this.#unbroken(span))];
      }
      return [];
    });
    return distinct(found);
  }

  /** Where the words stand: on the cited line first, then wherever else. */
  #places({ line, quote }: RawQuote): Span[] {
    if (!longEnough(quote)) return [];
    const places = this.#finder.find(quote);
    const cited = this.#lines[line - 1];
    if (cited === undefined) return places;
    return [...places.filter((place) => touches(place, cited)), ...places.filter((place) => !touches(place, cited))];
  }

  #supports(place: Span): boolean {
    const { known, assertions } = this.#saidOf(place);
    // Of unknown words the time is that of their section, which says little: a rare disease of the history is evidence.
    return assertions.some((one) => isOfPatient(one) && isHeld(one) && (!known || one.temporality === 'recent'));
  }

  #against(place: Span): Span | null {
    const assertions = this.#saidOf(place).assertions.filter(
      (one) => isOfPatient(one) && one.polarity !== 'hypothetical',
    );
    if (assertions.length === 0) return null;
    const denial = assertions.find(({ cue }) => cue !== null)?.cue ?? null;
    if (denial === null || assertions.some(isHeld)) return place;
    const whole = joined(place, denial);
    return whole.end - whole.start <= longestWithDenial ? whole : null;
  }

  /** With the beginning of a phrase that turns it round: "opened bowels" of "not opened bowels" says the opposite. */
  #unbroken(span: Span): Span {
    const cut = this.#note.mentions.filter(
      (mention) => touches(mention, span) && turnsRound.test(this.#note.text.slice(mention.start, span.start)),
    );
    return cut.map(({ start }) => ({ start, end: span.end })).reduce(joined, span);
  }

  /** Where no known concept stands in the words, they are read by what stands around them. */
  #saidOf(place: Span): Said {
    const key = `${place.start}-${place.end}`;
    const before = this.#said.get(key);
    if (before !== undefined) return before;
    const quoted = this.#note.mentions.filter((mention) => touches(mention, place));
    const said: Said =
      quoted.length > 0
        ? { known: true, assertions: quoted.map(({ assertion }) => assertion) }
        : { known: false, assertions: [assertionOfSpan(this.#note.text, place.start, place.end)] };
    this.#said.set(key, said);
    return said;
  }

  #quoteOf({ start, end }: Span): Quote {
    return { quote: this.#note.text.slice(start, end), start, end };
  }
}

/** Each place once, in order. */
export function distinct(quotes: readonly Quote[]): Quote[] {
  return [...new Map(quotes.map((quote) => [`${quote.start}-${quote.end}`, quote])).values()];
}

/** The quotes whose words are none of the others: what speaks for a claim cannot speak against it as well. */
export function without(quotes: readonly Quote[], others: readonly Quote[]): Quote[] {
  const words = new Set(others.map(({ quote }) => foldName(quote)));
  return quotes.filter(({ quote }) => !words.has(foldName(quote)));
}

/** At least three letters or digits, one letter among them: "HR 118" is evidence, "118" may be anything. */
function longEnough(quote: string): boolean {
  return (quote.match(/[\p{L}\p{N}]/gu) ?? []).length >= shortestEvidence && /\p{L}/u.test(quote);
}

const joined = (one: Span, other: Span): Span => ({
  start: Math.min(one.start, other.start),
  end: Math.max(one.end, other.end),
});

const touches = (one: Span, other: Span): boolean => one.start < other.end && one.end > other.start;

const isOfPatient = ({ experiencer }: Assertion): boolean => experiencer === 'patient';

const isHeld = ({ polarity }: Assertion): boolean => polarity === 'present' || polarity === 'possible';
