/** The age in a story that the patient or a relative tells: "I'm 38", "My daughter is 7 and", "Dad is 81." */
import { toYears } from './ageForms.js';
import { numberAt } from '../words/numbers.js';
import type { Found } from '../words/numbers.js';

const told =
  'daughter|son|boy|girl|baby|child|toddler|wife|husband|partner|mum|mom|mummy|mother|dad|father|gran|grandma|granny|nan|nana|grandad|granddad|grandpa|grandmother|grandfather|sister|brother|mother-in-law|father-in-law|aunt|uncle|friend|flatmate|girlfriend|boyfriend';
/** Who the story is about stands first in it. */
const ofAnother = new RegExp(
  `^\\W*(?:(?:hi|hello|hiya|dear \\w+)\\b\\W+)?(?:(?:my|our|this is my) (?:[a-z]+ ){0,2}?)?(?:${told})(?:,? who)? (?:is|has just turned|just turned|turned|was) (?:now |only |nearly |almost |just )?`,
  'i',
);
const ofOneself = /\b(?:I(?:'|’)?m|I am|I have just turned|I've just turned) (?:now |only |just |a )?(?=\d)/;
const unit = /^[ -]?(years?|yrs?|months?|weeks?|days?)\b/i;
/** What may follow a bare number of years; "I'm 12 weeks pregnant" is none. */
const bareEnd = /^(?:[.,;!)]|\s*$| (?:and|with|but|now|today|so|who|next|this)\b|[ -](?:years?[ -]old|yo)\b)/i;
/** How far into a story its teller may say so. */
const reach = 600;

/** The age, in years, that a story told in the first person gives of its patient; null where it gives none. */
export function narratedAge(text: string): Found<number> | null {
  const head = text.slice(0, reach);
  const another = ofAnother.exec(head);
  const match = another ?? ofOneself.exec(head);
  if (match === null) {
    return null;
  }
  const start = match.index + match[0].length;
  const number = numberAt(text, start);
  if (number === null || number.value > 110) {
    return null;
  }
  const after = text.slice(number.end, number.end + 24);
  const named = unit.exec(after);
  if (
    named !== null &&
    !/^ pregnant/i.test(after.slice(named[0].length)) &&
    (another !== null || /^y/i.test(named[1]!))
  ) {
    return { value: toYears(number.value, named[1]!), start, end: number.end + named[0].length };
  }
  return named === null && bareEnd.test(after) ? { value: number.value, start, end: number.end } : null;
}
