/** Which model of the catalogue a file is, judged by its names: enough for a list and for the way to ask, and no proof of what it is. */
import type { CatalogModel } from './catalog.js';

/** What makers of files add to a model's name: the format and how it is quantised, parts, tuning tools. */
const additions = /^(?:gguf|ggml|[fb]f?16|f?32|fp16|i?q\d+|mxfp4|k|[smlx]+|xxs|\d|ud|imat|imatrix|qat|of|\d{5}|moe)$/;

/**
 * The model whose name or id stands in the name of the file or of the model, with nothing beside it but additions and a
 * maker: "Qwen3-4B-Q8_0.gguf" is qwen3-4b, "Qwen3-4B-Thinking" is another model. `architecture` null fits every one.
 */
export function matchCatalog(
  names: readonly string[],
  architecture: string | null,
  known: readonly CatalogModel[],
): CatalogModel | null {
  const candidates = known.filter((one) => architecture === null || one.architecture === architecture);
  return (
    candidates.find((one) => names.some((name) => [one.id, one.name].some((own) => isNamed(name, own, one)))) ?? null
  );
}

function isNamed(name: string, own: string, { maker }: CatalogModel): boolean {
  const [words, wanted, makers] = [wordsOf(name), wordsOf(own), wordsOf(maker)];
  const at = words.findIndex((_, start) => wanted.every((word, index) => words[start + index] === word));
  if (at < 0) return false;
  const others = [...words.slice(0, at), ...words.slice(at + wanted.length)];
  return others.every((word) => additions.test(word) || makers.includes(word));
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
