/** What the build needs of this room. */
export { buildKnowledge, faultLine } from './build.js';
export { readFolder } from './files.js';
export { vocabulary } from './lexicon.js';
export { ordinaryWords } from './spelling.js';
