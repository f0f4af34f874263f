/** What the build needs of this room. */
export { buildKnowledge, faultLine } from './build.js';
export { packLexicon } from './compileLexicon.js';
export { readFolder } from './files.js';
export { vocabulary } from './phrases.js';
export { ordinaryWords } from './spelling.js';
