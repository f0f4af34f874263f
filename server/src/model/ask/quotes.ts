/** From what a model wrote to what may be shown: every statement rests on words of the note, and every name is plain text. */
import type { Note } from '../../note/types.js';
import { distinct, EvidenceFinder, without } from './evidence.js';
import { cleanName, foldName } from './names.js';
import type { ModelDiagnosis, ModelIdentity, ModelMissing, Opinion, RawOpinion } from '../types.js';

/** Checks a model's statements; `writing` while more of them may come. */
export type OpinionCheck = (raw: RawOpinion, status?: 'writing' | 'complete') => Opinion;

/**
 * A check of what one model writes of one note, which reads the note once for all that is written.
 *
 * @param resolve id of the condition with this name, or null; it is given cleaned names
 * @param candidates names that the model was shown
 * @returns makes an opinion whose every statement has at least one quote; what was left out is counted in `dropped`
 */
export function opinionCheck(
  note: Note,
  model: ModelIdentity,
  resolve: (name: string) => string | null,
  candidates: readonly string[],
): OpinionCheck {
  const finder = new EvidenceFinder(note);
  const shown = new Set(candidates.map(foldName));
  const shownConditions = new Set(candidates.map(resolve));
  return (raw, status = 'complete') => {
    const diagnoses = new Map<string, ModelDiagnosis>();
    const missing = new Map<string, ModelMissing>();
    let dropped = 0;
    for (const statement of raw.diagnoses) {
      const name = cleanName(statement.diagnosis);
      const evidence = finder.supporting(statement.evidence);
      const against = finder.arguing(statement.against);
      const folded = foldName(name);
      if (!isNamed(name) || evidence.length === 0) {
        dropped += 1;
        continue;
      }
      const condition = resolve(name);
      const key = condition === null ? `name ${folded}` : `condition ${condition}`;
      const before = diagnoses.get(key);
      const all = distinct([...(before?.evidence ?? []), ...evidence]);
      diagnoses.set(key, {
        name: before?.name ?? name,
        condition,
        listed: before?.listed === true || shown.has(folded) || (condition !== null && shownConditions.has(condition)),
        evidence: all,
        against: without(distinct([...(before?.against ?? []), ...against]), all),
      });
    }
    for (const statement of raw.missing) {
      const finding = cleanName(statement.finding);
      const evidence = finder.supporting([statement.evidence]);
      const key = foldName(finding);
      // What the note names is documented, present or denied, and asking for it again would mix up the two.
      if (!isNamed(finding) || evidence.length === 0 || finder.holds(finding)) dropped += 1;
      else if (!missing.has(key)) missing.set(key, { finding, evidence });
    }
    return {
      model,
      status,
      reason: null,
      choice: null,
      diagnoses: [...diagnoses.values()],
      missing: [...missing.values()],
      dropped,
    };
  };
}

/** Checks one whole answer against the note: `opinionCheck`, once. */
export function toOpinion(
  raw: RawOpinion,
  note: Note,
  model: ModelIdentity,
  resolve: (name: string) => string | null,
  candidates: readonly string[],
): Opinion {
  return opinionCheck(note, model, resolve, candidates)(raw);
}

/** The opinion of a model that gave none. `reason` is one sentence. */
export function unavailableOpinion(model: ModelIdentity, reason: string): Opinion {
  return { model, status: 'unavailable', reason, choice: null, diagnoses: [], missing: [], dropped: 0 };
}

/** A name of signs alone names nothing. */
const isNamed = (name: string): boolean => /[\p{L}\p{N}]/u.test(name);
