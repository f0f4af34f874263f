/**
 * Names that a model wrote, made safe for a screen: one line of plain text. A note may hold text that makes a model
 * write a link or a command, so nothing that a renderer acts on is let through.
 */

/** Longest name shown, in characters. */
const longestName = 80;

/** Addresses that a renderer makes clickable, and schemes that run something. */
const addresses =
  /(?:\b[a-z][a-z0-9+.-]*)?:\/\/\S*|\b(?:(?:command|vscode|javascript|data|file|mailto|tel|vbscript):|www\.)\S*/giu;

/** The name as plain text, or an empty string where nothing is left of it. */
export function cleanName(name: string): string {
  const oneLine = name
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cn}\p{Cs}\p{DI}]+/gu, ' ')
    // A pile of accents on one letter would cover the lines around it.
    .replace(/(\p{M}{2})\p{M}+/gu, '$1');
  const unlinked = oneLine
    // `[words](target)` and `![words](target)` keep the words.
    .replace(/!?\[([^\]]*)\]\([^)]*\)/gu, '$1')
    .replace(addresses, ' ')
    // `$(` makes an icon; the others make links, code, emphasis, tables, headings or tags.
    .replace(/\$\(/gu, '(')
    .replace(/[[\]<>`*_#|\\~{}!]/gu, ' ')
    // Taking marks out may have put an address together again.
    .replace(addresses, ' ');
  const words = unlinked
    .replace(/\(\s*\)/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  return [...words].slice(0, longestName).join('').trim();
}

/** A name for comparing: without case and without anything that is not a letter or a digit. */
export function foldName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
