/**
 * What a clinician has dismissed, and why. A dismissal is an HMAC, with a key of the installation, over the code, the concept
 * and the words around the anchor: never the words themselves. It survives edits elsewhere in the note, re-arms when the alert
 * rests on new evidence, and can be undone.
 */
import { createHmac } from 'node:crypto';
import type { Alert } from '../reasoning/types.js';
import { fold } from '../note/words/tokens.js';
import { z } from 'zod';

export const dismissalReasons = [
  'not-relevant',
  'already-addressed',
  'known-and-stable',
  'wrong-reading',
  'disagree',
] as const;
export type DismissalReason = (typeof dismissalReasons)[number];

const dismissal = z.strictObject({
  /** HMAC of the note's identity, so that the last one in a note can be undone. */
  note: z.string(),
  key: z.string(),
  /** HMACs of the concepts that the alert rested on when it was dismissed. */
  concepts: z.array(z.string()),
  reason: z.enum(dismissalReasons),
});
export const dismissalsSchema = z.array(dismissal);
export type Dismissal = z.infer<typeof dismissal>;

/** Words taken on each side of the anchor. */
const reach = 3;

export class Dismissals {
  readonly #key: Buffer;
  #list: Dismissal[];
  /** Keys that were taken back here, so that another window's copy of them does not return. */
  readonly #undone = new Set<string>();

  constructor(key: Buffer, list: readonly Dismissal[] = []) {
    this.#key = key;
    this.#list = [...list];
  }

  /** All of them, oldest first, fit to be stored. */
  get list(): readonly Dismissal[] {
    return this.#list;
  }

  /** Dismisses an alert of a note. `noteId` is any stable name of the note, such as its address. */
  dismiss(noteId: string, text: string, alert: Alert, reason: DismissalReason): void {
    const key = this.#keyOf(noteId, text, alert);
    this.#list = this.#list.filter((one) => one.key !== key);
    this.#undone.delete(key);
    this.#list.push({ note: this.#hash(noteId), key, concepts: this.#conceptsOf(alert), reason });
  }

  /** Takes back the last dismissal of a note; false where there is none. */
  undo(noteId: string): boolean {
    const note = this.#hash(noteId);
    const index = this.#list.findLastIndex((one) => one.note === note);
    if (index < 0) {
      return false;
    }
    this.#undone.add(this.#list[index]!.key);
    this.#list.splice(index, 1);
    return true;
  }

  /** Takes in what another window of the same installation has stored meanwhile. */
  merge(stored: readonly Dismissal[]): void {
    const known = new Set(this.#list.map((one) => one.key));
    this.#list.unshift(...stored.filter((one) => !known.has(one.key) && !this.#undone.has(one.key)));
  }

  /** Whether an alert is dismissed: the same words around it, and no evidence that was not there then. */
  isDismissed(noteId: string, text: string, alert: Alert): boolean {
    const key = this.#keyOf(noteId, text, alert);
    const found = this.#list.find((one) => one.key === key);
    return found !== undefined && this.#conceptsOf(alert).every((concept) => found.concepts.includes(concept));
  }

  #keyOf(noteId: string, text: string, alert: Alert): string {
    const concept = alert.condition ?? alert.finding ?? alert.concepts.map((one) => one.id).join(',');
    return this.#hash([noteId, alert.code, concept, wordsAround(text, alert.start, alert.end)].join('\u0000'));
  }

  #conceptsOf(alert: Alert): string[] {
    return [...new Set(alert.concepts.map((one) => this.#hash(`${one.kind}:${one.id}`)))];
  }

  #hash(words: string): string {
    return createHmac('sha256', this.#key).update(words).digest('base64url');
  }
}

/** The anchor's words with a few on each side, folded; line breaks and punctuation do not matter. */
function wordsAround(text: string, start: number, end: number): string {
  const words = (part: string): string[] => fold(part).match(/[\p{L}\p{N}]+/gu) ?? [];
  const before = words(text.slice(Math.max(0, start - 80), start)).slice(-reach);
  const after = words(text.slice(end, end + 80)).slice(0, reach);
  return [...before, '|', ...words(text.slice(start, end)), '|', ...after].join(' ');
}
