/** Whose age a number is, and of when: the words around it that make it somebody else's or another time's. */
import { clauseAfter, clauseBefore, kin, lineBefore } from '../words/around.js';

const kinBefore = new RegExp(
  `\\b(?:(?:${kin})(?:'s)?|(?:born|delivered) to|next of kin|nok|interpreter|informant|caller|(?:her|his) (?:baby|newborn)|(?:t|temp|temperature|tmax|fever|febrile)(?: of| to| was| at| is|:|=)?|foley|catheter|french|drain|tube)\\W+(?:(?!(?:with|who|of|brought|brings|bringing)\\b)\\w+\\W+){0,2}$`,
  'i',
);
const otherTime =
  /\b(?:since|until|till|when (?:he|she|they|i) w(?:as|ere)|died|menarche|menopause|diagnosed|size|ages? (?:of )?onset|onset)\s+(?:(?!with\b|who\b|of\b)\w+\s+){0,2}$/i;
const directlyBefore =
  /\b(?:at|by|before|after|over|under|above|below|than|from|bed|room|rm|ward|unit|bay|floor|needle|to|to an?|(?<!\bin )(?:her|his|their|my)|(?:mother|mum|mom|father|dad|parents?) of|[<>≤≥])\s*(?:about |around |only |the |an? |her |his )?(?:age )?(?:of )?$/i;
/** The age is the visit's after all: "presents at 37 years of age". */
const atVisit = /\b(?:presents?|presented|presenting|(?<!last )seen|now|referred)(?: \w+)? at\s+$/i;
const thing =
  'car|house|scar|dog|cat|wound|injury|fracture|rash|ulcer|burn|bruise|laceration|stroke|infarct|pacemaker|stent|graft|shunt|implant|prosthesis|home|mattress';
const otherAfter = new RegExp(
  `^[\\s-]*(?:(?!(?:with|per|whose|and|by|here|via|w|of|for|has|had|is|bib|biba|bibm|bibf|brought|from|c)\\b)\\w+[\\s-]+)?(?:${kin}|${thing})\\b`,
  'i',
);

/** Whether the age from `start` to `end` is not the patient's of today. */
export function isOthersAge(text: string, start: number, end: number): boolean {
  const before = clauseBefore(text, start, 60);
  return (
    kinBefore.test(before) ||
    otherTime.test(before) ||
    (directlyBefore.test(before) && !atVisit.test(before)) ||
    otherAfter.test(clauseAfter(text, end, 30))
  );
}

/** Of the word "age" itself: another's, another kind, or points of a score. */
const otherKind =
  /(?:\b(?:gestational|gest|bone|maternal|paternal|mental|developmental|vascular|heart|lung|biological|skeletal|f[eo]?etal|conceptional|conceptual|menstrual|post-?menstrual|reading|corrected|mother(?:'s)?|father(?:'s)?|partner(?:'s)?|donor|any|all|school|middle|old|new|young)\s+|(?:\b(?:score|points?|criteria|curb|timi|perc|wells)|vasc)\b[^\n]{0,30})$/i;

/** Whether the word "age" at `at` is of another kind than the patient's age in years. */
export const isOtherKindOfAge = (text: string, at: number): boolean => otherKind.test(lineBefore(text, at, 60));

const personBefore =
  /(?:\b(?:man|woman|male|female|lady|gentleman|boy|girl|child|infant|baby|patient|pt|he|she|who|chronological)\b(?: is| was| now)?,?\s+|\b(?:is|now)\s+)$/i;
/** "Mrs Jones, aged 54". */
const nameBefore = /[A-Z][a-z]+,\s+$/;
const pastBefore =
  /\b(?:had|has had|previous(?:ly)?|prior|past|history|hx|h\/o|removed|first|when|infection|operation|surgery|began|started|stopped|quit|born|child|children|ages?)\b|(?:ectomy|otomy|plasty|pexy|ostomy)\b/i;
/** How far into a note an unmarked "aged 54" may be the patient's without a person before it. */
const titleLength = 120;

/** Whether "age 54" without a colon at `at` is the patient's: "pt age 54", and not "orchidopexy age 3". */
export function isAgeOfPerson(text: string, at: number, opens: boolean): boolean {
  return (
    opens ||
    personBefore.test(clauseBefore(text, at, 40)) ||
    nameBefore.test(clauseBefore(text, at, 40)) ||
    (at < titleLength && !pastBefore.test(clauseBefore(text, at, titleLength)))
  );
}

const momentBefore = /\b(?:on|at|since|by|until|till|from|before|after|during|in)\s+(?:\w+\s+)?$/i;

/** Whether a day of life is told as one of the past: "PICC on DOL 3". */
export const isPastDay = (text: string, at: number): boolean => momentBefore.test(clauseBefore(text, at, 20));

const newbornBefore =
  /(?:^\W*(?:[A-Za-z][A-Za-z /]{0,30}[:–-]\s*)?|\bthis (?:is an? )?)(?:(?:an?|the|well|healthy|male|female|boy|girl|ill|sick|late|early|pre-?term|full[ -]?term|term|near[ -]?term|premature|inborn|outborn)\s+){0,4}$/i;
const newbornAfter =
  /^ (?:screen|nursery|care|hearing|nurse|unit|clinic|bloodspot|daughter|son|sibling|intensive|at home)/i;

/** Whether a neonate named from `start` to `end` is the patient, and not a mother's or a ward's. */
export const isNewbornPatient = (text: string, start: number, end: number): boolean =>
  newbornBefore.test(lineBefore(text, start, 80)) && !newbornAfter.test(text.slice(end, end + 20));

const decadeBefore =
  /(?:\b(?:man|woman|male|female|lady|gentleman|patient|pt|who|he|she|[MF])(?: who)?,?(?: is)?(?: now)?|^\W*) in (?:his |her |their )?(?:(early|mid|late)[ -]?(?:to[ -]late[ -])?)?$/i;
const besideSex =
  /^(?:'?s)?(?:\s?\/?\s?(?:[MF](?![\w/])|male|female|man|woman|lady|gentleman)\b|[ -](?:year[ -]old|yo|y\/o))/;

/**
 * The years into a decade ("in her early 70s": 2) where it is a person's age, else null: "in the 80s" may be a saturation,
 * "in his 40s" without a person the time of an earlier illness.
 */
export function yearsIntoDecade(text: string, start: number, end: number): number | null {
  const match = decadeBefore.exec(clauseBefore(text, start, 60));
  if (match === null) {
    return besideSex.test(text.slice(end, end + 20)) && !/[\d/]$/.test(text.slice(Math.max(0, start - 1), start))
      ? 5
      : null;
  }
  const part = match[1]?.toLowerCase();
  return part === 'early' ? 2 : part === 'late' ? 8 : 5;
}
