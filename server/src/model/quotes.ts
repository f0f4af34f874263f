/**
 * From what a model wrote to what may be shown. Every statement must rest on words that stand in the note, and that
 * the note says of this patient now: a quote can be true and the claim still false, because the words are denied,
 * feared, past or of a relative.
 */
import type { Mention, Note, Span } from '../note/types.js';
import type { Quote } from '../reasoning/types.js';
import { QuoteFinder } from './locate.js';
import { cleanName, foldName } from './names.js';
import type { ModelDiagnosis, ModelIdentity, ModelMissing, Opinion, RawOpinion } from './types.js';

/** Fewer letters and digits than this are found in any note, and prove nothing. */
const shortestEvidence = 3;

/**
 * Checks a model's statements against the note.
 *
 * @param resolve id of the condition with this name, or null; it is given the cleaned name
 * @returns an opinion whose every statement has at least one quote; what was left out is counted in `dropped`
 */
export function toOpinion(
  raw: RawOpinion,
  note: Note,
  model: ModelIdentity,
  resolve: (name: string) => string | null,
): Opinion {
  const finder = new QuoteFinder(note.text);
  const diagnoses = new Map<string, ModelDiagnosis>();
  const missing = new Map<string, ModelMissing>();
  let dropped = 0;
  for (const statement of raw.diagnoses) {
    const name = cleanName(statement.diagnosis);
    const evidence = evidenceOf(statement.evidence, note, finder);
    const key = foldName(name);
    if (key === '' || evidence.length === 0) {
      dropped += 1;
      continue;
    }
    const before = diagnoses.get(key);
    diagnoses.set(
      key,
      before === undefined
        ? { name, condition: resolve(name), evidence }
        : { ...before, evidence: distinct([...before.evidence, ...evidence]) },
    );
  }
  for (const statement of raw.missing) {
    const finding = cleanName(statement.finding);
    const evidence = evidenceOf([statement.evidence], note, finder);
    const key = foldName(finding);
    // What the note names is documented, present or denied, and asking for it again would mix up the two.
    if (key === '' || evidence.length === 0 || finder.find(finding).length > 0) dropped += 1;
    else if (!missing.has(key)) missing.set(key, { finding, evidence });
  }
  return {
    model,
    status: 'complete',
    reason: null,
    diagnoses: [...diagnoses.values()],
    missing: [...missing.values()],
    dropped,
  };
}

/** The opinion of a model that gave none. `reason` is one sentence. */
export function unavailableOpinion(model: ModelIdentity, reason: string): Opinion {
  return { model, status: 'unavailable', reason, diagnoses: [], missing: [], dropped: 0 };
}

/** The quotes that stand in the note and count, with the note's own words. */
function evidenceOf(quotes: readonly string[], note: Note, finder: QuoteFinder): Quote[] {
  const found: Quote[] = [];
  for (const quote of quotes) {
    if (!longEnough(quote)) continue;
    const span = finder.find(quote).find((place) => counts(place, note.mentions));
    if (span !== undefined) {
      found.push({ quote: note.text.slice(span.start, span.end), start: span.start, end: span.end });
    }
  }
  return distinct(found);
}

function distinct(quotes: readonly Quote[]): Quote[] {
  const byPlace = new Map(quotes.map((quote) => [`${quote.start}-${quote.end}`, quote]));
  return [...byPlace.values()];
}

/** At least three letters or digits, one letter among them: "HR 118" is evidence, "118" may be anything. */
function longEnough(quote: string): boolean {
  return (quote.match(/[\p{L}\p{N}]/gu) ?? []).length >= shortestEvidence && /\p{L}/u.test(quote);
}

/** Words without a known concept count; words with some count when one of them is said of the patient now. */
function counts(span: Span, mentions: readonly Mention[]): boolean {
  const quoted = mentions.filter((mention) => mention.start < span.end && mention.end > span.start);
  return quoted.length === 0 || quoted.some(isPresent);
}

function isPresent({ assertion }: Mention): boolean {
  return (
    assertion.experiencer === 'patient' &&
    assertion.temporality === 'recent' &&
    (assertion.polarity === 'present' || assertion.polarity === 'possible')
  );
}
