/** Words and figures that the commands which run case sets share. */
import { printable } from '../batch/layout.js';
import type { Answering } from '../evaluation/askChoice.js';
import type { Share } from '../evaluation/metrics.js';

/** "63.3 % (55.5-70.4)". */
export function shown(share: Share): string {
  const percent = (value: number): string => (100 * value).toFixed(1);
  return `${percent(share.share)} % (${percent(share.low)}-${percent(share.high)})`;
}

/** How many cases have no answer, with the first reason. */
export function failuresText({ unanswered, reason }: Answering): string {
  if (reason === null) {
    return 'It answered them all.';
  }
  const first = printable(reason).replace(/\.$/, '');
  return `It could not answer ${String(unanswered)} of them, the first for this reason: ${first}.`;
}
