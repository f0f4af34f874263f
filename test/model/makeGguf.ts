/** Generated models, as tests import them. */
export * from './gguf/makeGguf.js';
