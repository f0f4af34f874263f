/** A large model may come in parts, `name-00001-of-00003.gguf`: the first is named, and the others lie beside it. */

const pattern = /^(.*-)(\d{5})-of-(\d{5})(\.gguf)$/i;
/** No published model has more; a name that claims more is not believed. */
const mostParts = 1000;

/**
 * The names of all parts, the first one first, of a model that one of them is named of. A file that is no part gives
 * itself alone. Folders before the name stay as they are.
 */
export function partNames(file: string): string[] {
  const match = pattern.exec(file);
  const count = Number(match?.[3] ?? 1);
  if (match === null || count < 2 || count > mostParts) return [file];
  const [, before, , of, ending] = match;
  return Array.from(
    { length: count },
    (_, index) => `${before}${String(index + 1).padStart(5, '0')}-of-${of}${ending}`,
  );
}
