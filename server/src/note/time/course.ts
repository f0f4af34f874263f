/** How the complaint began and how it goes on: onset and course, from the words of the history. */
import { clauseAfter, clauseBefore } from '../words/around.js';
import type { Landmark } from '../words/landmarks.js';
import type { TimeCourse } from '../types.js';

type Onset = NonNullable<TimeCourse['onset']>;
type Course = NonNullable<TimeCourse['course']>;

/** What a word says: of the onset, of the course, or of both, with what must stand before or behind it. */
interface Cue {
  readonly words: string;
  readonly onset?: Onset;
  readonly course?: Course;
  readonly before?: RegExp;
  readonly after?: RegExp;
  /** What stands behind makes it something else. */
  readonly not?: RegExp;
}

const device =
  /^[ -](?:glucose|infusion|monitor\w*|positive|neb\w*|iv|oxygen|bladder|feed\w*|tube|cardiac|pulse|ambulatory|vegetative)\b/i;
/** What makes worse or better is a trigger or a relief, and says nothing of how it goes on. */
const byWhat =
  /^(?:,? ?\(?(?:by|with|on|when|after|upon|if|at)\b(?! (?:time|each|every|the (?:last|past)|no clear))|s? (?:the|his|her) )/i;

const cues: readonly Cue[] = [
  {
    words: 'sudden suddenly',
    onset: 'sudden',
    not: /^(?:,? (?:unexpected )?(?:cardiac )?(?:death|arrest|infant)| (?:died|passed away))/i,
  },
  {
    words: 'abrupt abruptly thunderclap instantly instantaneous instantaneously hyperacute explosive',
    onset: 'sudden',
  },
  { words: 'acute', onset: 'sudden', after: /^[ -]onset\b/i },
  { words: 'rapid', onset: 'sudden', after: /^[ -]onset (?:over|within|in) (?:\w+ )?(?:seconds|a minute|minutes)/i },
  { words: 'once', onset: 'sudden', before: /\ball at $/i },
  { words: 'nowhere', onset: 'sudden', before: /\bout of $/i },
  { words: 'blue', onset: 'sudden', before: /\bout of the $/i },
  { words: 'seconds', onset: 'sudden', before: /\b(?:within|in|over) (?:a few |a couple of |\d{1,2} )?$/i },
  {
    words: 'onset',
    onset: 'sudden',
    before: /\b(?:maximal|worst|maximum|peak(?:ed)?|10\/10)(?: intensity| pain)? (?:at|from) $/i,
  },
  {
    words: 'gradual gradually insidious insidiously subacute subacutely',
    onset: 'gradual',
    not: /^ (?:increase (?:in|of) (?:dose|activity)|return|taper|wean|improv\w+|resol\w+|recover\w+|settl\w+|better|ease|eas\w+)/i,
  },
  {
    words: 'slowly',
    onset: 'gradual',
    after: /^ (?:progress|worsen|increas|enlarg|grow|gett|came|com|develop|build|built|spread|over\b)/i,
  },
  {
    words: 'slowly',
    onset: 'gradual',
    before:
      /\b(?:came on|coming on|began|started|onset|developed|developing|grown|growing|worsening|worsened|progressing|progressed|increasing|enlarging) $/i,
  },
  { words: 'slow', onset: 'gradual', after: /^[ -](?:onset|build|growing)/i },
  { words: 'time', onset: 'gradual', before: /\bover $/i },
  { words: 'up', onset: 'gradual', before: /\b(?:crept|creeping|built|building) $/i },
  {
    words: 'over',
    onset: 'gradual',
    before: /\b(?:came on|coming on|developed|built up|evolved|onset) $/i,
    after: /^ (?:the (?:course of |last |past )?)?(?:\w+(?:-\w+)? )?(?:of )?(?:hours|days|weeks|months|years)/i,
  },
  {
    words: 'progressive progressively',
    onset: 'gradual',
    course: 'worsening',
    not: /^ (?:supranuclear|multifocal|bulbar|systemic|lens|muscle relax|mobili|overload|resist|better|improv|exercise|ms\b|multiple)/i,
  },
  { words: 'worsening worsens deteriorating escalating progressing crescendo', course: 'worsening', not: byWhat },
  { words: 'worsened deteriorated', course: 'worsening', not: byWhat },
  {
    words: 'progressed increased',
    course: 'worsening',
    after:
      /^ (?:over|since|gradually|steadily|today|yesterday|overnight|this|in the|during|despite|progressively|rapidly|significantly|markedly|in (?:severity|intensity|frequency|size))/i,
  },
  {
    words: 'worse',
    course: 'worsening',
    before:
      /\b(?:getting|gotten|got|becoming|become|became|growing|progressively|steadily|rapidly|much|become much) $/i,
    not: byWhat,
  },
  {
    words: 'worse',
    course: 'worsening',
    after:
      /^ (?:over|since|today|each day|every day|by the (?:day|hour)|than (?:yesterday|before|last|ever)|this (?:morning|week)|and worse)/i,
  },
  {
    words: 'increasing',
    course: 'worsening',
    after: /^ (?:in|pain|sob|shortness|breath|dysp|weak|conf|fatigue|swell|headache|frequen|severity|over)/i,
  },
  { words: 'increasingly', course: 'worsening' },
  {
    words: 'intermittent intermittently episodic sporadic sporadically waxing fluctuating fluctuates',
    course: 'intermittent',
    not: /^ (?:catheter|fasting|self|pneumatic|cath)/i,
  },
  { words: 'comes coming came', course: 'intermittent', after: /^ and (?:goes|going|went)\b|^ in waves\b/i },
  { words: 'off', course: 'intermittent', before: /\bon(?: and |\/|-and-)$/i },
  { words: 'on', course: 'intermittent', before: /\boff(?: and |\/|-and-)$/i },
  { words: 'waxes', course: 'intermittent', after: /^ and wanes/i },
  { words: 'recurrent recurring recurs', course: 'recurrent', not: /^ (?:laryngeal|nerve)/i },
  { words: 'relapsing', course: 'recurrent', not: /^[ -]?remitting/i },
  {
    words: 'episodes attacks bouts',
    course: 'recurrent',
    before: /\b(?:repeated|similar|multiple|several|previous similar|many|numerous|frequent|identical) $/i,
  },
  { words: 'back', course: 'recurrent', before: /\bkeeps? coming $/i },
  { words: 'improving resolving subsiding', course: 'improving' },
  { words: 'settling easing', course: 'improving', before: /\b(?:is|are|now|been|slowly|gradually|symptoms|pain) $/i },
  {
    words: 'better',
    course: 'improving',
    before: /\b(?:getting|gotten|feeling|feels|much|bit|slowly|gradually|is|now) $/i,
    not: byWhat,
  },
  { words: 'improved', course: 'improving', not: byWhat },
  { words: 'mend', course: 'improving', before: /\bon the $/i },
  {
    words: 'constant constantly continuous continuously persistent persistently unrelenting unremitting relentless',
    course: 'constant',
    not: device,
  },
  { words: 'const', course: 'constant', not: /^\s?:/ },
  { words: 'persists persisting', course: 'constant' },
  { words: 'stop', course: 'constant', before: /\bnon-?\s?$/i },
  { words: 'steady', course: 'constant', after: /^ (?:pain|ache|headache|discomfort)/i },
  { words: 'time', course: 'constant', before: /\ball (?:of )?the $/i },
];

/** Which course is told where several are named: one that grows worse is, whatever else it is. */
const order: readonly Course[] = ['worsening', 'intermittent', 'recurrent', 'improving', 'constant'];
const byWord = new Map<string, Cue[]>();
for (const cue of cues) {
  for (const word of cue.words.split(' ')) {
    byWord.set(word, [...(byWord.get(word) ?? []), cue]);
  }
}
/** The bit of the words of onset and course. */
const cueBit = 1 << 8;
export const courseWords: readonly (readonly [number, string])[] = [[cueBit, [...byWord.keys()].join(' ')]];

const denied =
  /\b(?:no|not|denies|denied|without|never|nor|neither|non|isn['’]t|wasn['’]t|hasn['’]t|aren['’]t|rather than|unlike|stopped|less)[ -](?:[\w'’/]+ ){0,3}$/i;
const conditional =
  /\b(?:if|should|return|unless|in case of|for any|watch for|precautions?|until|call|999|911|safety net\w*)\b[^.\n]{0,40}$/i;
const othersDeath = /\b(?:died|death)\b[^.\n]{0,20}$/i;

/** A part of the history, with its landmarks. */
export interface Part {
  readonly text: string;
  readonly landmarks: readonly Landmark[];
}

/** Onset and course as the parts of a history tell them; what is denied, or named as a reason to come back, is not told. */
export function findCourse(parts: readonly Part[]): Pick<TimeCourse, 'onset' | 'course'> {
  let onset: Onset | null = null;
  let best = order.length;
  for (const { text, landmarks } of parts) {
    for (const { start, end, bits } of landmarks) {
      if ((bits & cueBit) === 0) {
        continue;
      }
      const before = clauseBefore(text, start, 50);
      for (const cue of byWord.get(text.slice(start, end).toLowerCase()) ?? []) {
        if (!holds(cue, text, end, before)) {
          continue;
        }
        // A sudden turn of what came slowly is what counts.
        onset = cue.onset === 'sudden' || onset === null ? (cue.onset ?? onset) : onset;
        if (cue.course !== undefined) {
          const rank = order.indexOf(cue.course);
          // "Intermittent at first, now constant": what it is now counts.
          best = /\bnow $/i.test(before) ? rank - order.length : Math.min(best, rank);
        }
      }
    }
  }
  return { onset, course: order[best < 0 ? best + order.length : best] ?? null };
}

function holds(cue: Cue, text: string, end: number, before: string): boolean {
  if (cue.before?.test(before) === false) {
    return false;
  }
  if (cue.after !== undefined || cue.not !== undefined) {
    const after = clauseAfter(text, end, 40);
    if (cue.after?.test(after) === false || cue.not?.test(after) === true) {
      return false;
    }
  }
  // A cue that begins with a denial ("non-stop") is none of itself.
  const lead = cue.before === undefined ? before : before.replace(cue.before, '');
  return !denied.test(lead) && !conditional.test(before) && !othersDeath.test(before);
}
