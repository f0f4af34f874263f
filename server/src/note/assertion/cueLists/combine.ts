/** Every phrase of the first list before every phrase of the second: "not | never" and "seen | found" give "not seen | not found | …". */
export const combine = (first: string, second: string): string =>
  first
    .split('|')
    .flatMap((before) => second.split('|').map((after) => `${before.trim()} ${after.trim()}`))
    .join('|');
