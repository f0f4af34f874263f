/** A note's text -> its assessment with the knowledge that ships. */
import { readNote } from '#server/note/read.js';
import { assess } from '#server/reasoning/assess.js';
import type { Alert, AlertCode, Assessment } from '#server/reasoning/types.js';
import { shippedKnowledge } from '../../shipped.js';

export function assessText(text: string): Assessment {
  const base = shippedKnowledge();
  return assess(readNote(text, base.lexicon), base);
}

/** The alerts of one code, those kept out of the text included. */
export function alertsOf(text: string, code: AlertCode): readonly Alert[] {
  return assessText(text).alerts.filter((alert) => alert.code === code);
}
