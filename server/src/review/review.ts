/** Text -> review, fast pass: reading and reasoning put together into the published form. */
import { createHash } from 'node:crypto';
import type { KnowledgeBase } from '../knowledge/base.js';
import type { ReadingMemory } from '../note/memory.js';
import { readNote } from '../note/read.js';
import type { Note } from '../note/types.js';
import { assess } from '../reasoning/assess.js';
import type { Alert } from '../reasoning/types.js';
import { reviewSchemaId } from './schema.js';
import type { ReviewRecord } from './schema.js';

/** A review with what the editor needs beyond the published form. */
export interface Review {
  readonly record: ReviewRecord;
  /** The record's alerts, in the same order, with the concepts of their evidence. */
  readonly alerts: readonly Alert[];
  readonly note: Note;
}

/** The longest note that is reviewed, in UTF-16 code units; beyond it a text is no clinical note. */
export const longestNote = 10_000_000;

/** The note cannot be reviewed. The message is one sentence that says why and what to do. */
export class NoteUnreadable extends Error {
  override readonly name = 'NoteUnreadable';
}

/** Reads a note. Throws `NoteUnreadable` for a text longer than `longestNote`. */
export function readWhole(text: string, base: KnowledgeBase, memory?: ReadingMemory): Note {
  if (text.length > longestNote) {
    throw new NoteUnreadable(
      `The note is longer than ${String(longestNote / 1e6)} million characters; split it into single notes.`,
    );
  }
  return readNote(text, base.lexicon, memory);
}

/**
 * Reviews a note without any model. With the `memory` of the last reading only what changed since is read again. Throws
 * `NoteUnreadable` only for a text longer than `longestNote`.
 */
export function reviewNote(
  text: string,
  base: KnowledgeBase,
  id: string,
  file: string | null,
  memory?: ReadingMemory,
): Review {
  const note = readWhole(text, base, memory);
  const assessment = assess(note, base);
  const notices = text.trim() === '' ? ['The note is empty.'] : assessment.notices;
  const record: ReviewRecord = {
    schema: reviewSchemaId,
    id,
    file,
    textHash: createHash('sha256').update(text).digest('hex'),
    status: assessment.status,
    notices: [...notices],
    patient: { ageYears: note.patient.ageYears, sex: note.patient.sex, pregnant: note.patient.pregnant },
    differential: assessment.differential.map((one) => ({
      ...one,
      probability: round(one.probability),
      for: [...one.for],
      against: [...one.against],
      firstTests: [...one.firstTests],
      firstActions: [...one.firstActions],
    })),
    otherProbability: round(assessment.otherProbability),
    gaps: assessment.gaps.map((gap) => ({ ...gap, separates: [...gap.separates], because: [...gap.because] })),
    alerts: assessment.alerts.map(({ concepts: _concepts, asks: _asks, ...alert }) => ({
      ...alert,
      evidence: [...alert.evidence],
    })),
    mentions: note.mentions.map((mention) => ({
      concept: `${mention.concept.kind}:${mention.concept.id}`,
      text: text.slice(mention.start, mention.end),
      start: mention.start,
      end: mention.end,
      assertion: mention.assertion.polarity,
      temporality: mention.assertion.temporality,
      experiencer: mention.assertion.experiencer,
    })),
    opinions: [],
    knowledge: { version: base.version, conditions: base.heads.length, findings: base.findingCount },
    models: [],
  };
  return { record, alerts: assessment.alerts, note };
}

const round = (value: number): number => Math.round(value * 10000) / 10000;
