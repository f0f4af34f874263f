/** Notes that the protocol tests open. What each raises stands in `test/notes/expected.json`. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** A sample note of `test/notes`. */
export const sample = (name: string): string => readFileSync(join(root, 'test', 'notes', name), 'utf8');

/** A file of bad or unusual input of `test/fixtures/input`. */
export const oddInput = (name: string): string => readFileSync(join(root, 'test', 'fixtures', 'input', name), 'utf8');

/** All sample notes and all odd input at the top of its folder, by name. */
export function everyNote(): { readonly name: string; readonly text: string }[] {
  const notes = (folder: string, read: (name: string) => string): { name: string; text: string }[] =>
    readdirSync(join(root, 'test', folder), { withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(note|soap|hpi|cnote)$/.test(entry.name))
      .map(({ name }) => ({ name, text: read(name) }));
  return [...notes('notes', sample), ...notes('fixtures/input', oddInput)];
}

/** Raises `cant-miss` with several quotes, and has an assessment. */
export const dissection = sample('aortic-dissection-missed.note');
/** Raises `missing-finding`: it does not say whether the patient takes an anticoagulant. */
export const headStrike = sample('fall-head-strike.note');
/** Raises `allergy-conflict`. */
export const dogBite = sample('dog-bite-penicillin-anaphylaxis.note');
/** Raises nothing. */
export const refill = sample('refill.note');

/** Address of a note that is only open in the editor. */
export const address = 'untitled:note.note';
