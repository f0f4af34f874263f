/**
 * Every phrase of the first list before every phrase of the second: "not | never" and "seen | found" give "not seen | not found | …".
 * `glue` stands between the two.
 */
export const combine = (first: string, second: string, glue = ' '): string =>
  first
    .split('|')
    .flatMap((before) => second.split('|').map((after) => `${before.trim()}${glue}${after.trim()}`))
    .join('|');
