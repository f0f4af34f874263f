/** The knowledge that ships, and a review of a note of the repository. */
import { readFileSync } from 'node:fs';

export { shippedKnowledge as shippedBase } from '../../shipped.js';

const root = new URL('../../../../', import.meta.url);

export const noteText = (name: string): string => readFileSync(new URL(`test/notes/${name}`, root), 'utf8');

export const missedDissection = 'aortic-dissection-missed.note';
