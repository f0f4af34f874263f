/** What the build needs of this room. */
import { buildKnowledge as build } from './build.js';
import type { Built } from './build.js';
import type { SourceFile } from './parse.js';
import { ucumScales } from './ucum.js';

export { faultLine } from './build.js';
export { packLexicon } from './compileLexicon.js';
export { readFolder } from './files.js';
export { vocabulary } from './phrases.js';
export { ordinaryWords } from './spelling.js';
export { storeKnowledge } from './stored.js';

/** Compiles the base with the units of its measures as UCUM has them. */
export const buildKnowledge = (base: readonly SourceFile[]): Built => build(base, [], ucumScales());
