/**
 * What ends a history within a line: a sentence that clearly speaks of something else. "PMH peptic ulcer 2010. Mother gastric
 * cancer. BP 90/60.": the second sentence is not the patient's past, and the third is no history at all.
 */
import { normalName } from './headingNames.js';
import { labelKind } from './headings.js';
import { isBackground, label, resumed } from './opening.js';
import type { Opening } from './opening.js';
import type { SectionKind } from '../types.js';

/** The section that a sentence turns to, or null where it may well go on with the one before. */
type Turn = SectionKind | 'back' | null;

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' '));

const kin = setOf(
  'mother father mum mom dad sister brother sisters brothers sibling siblings aunt uncle cousin grandmother grandfather gran grandma grandad grandpa nan twin maternal paternal parents husband wife partner spouse girlfriend boyfriend roommate flatmate housemate neighbour neighbor colleague coworker friend carer teacher classmate',
);
const ownWay = setOf(
  'lives smokes smoker nonsmoker drinks works retired married divorced widowed widow widower employed unemployed non ex never current tobacco etoh alcohol smoking',
);

const subject =
  /^(?:pt|patient)(?:\s?:|\s(?:(?:him|her|them)sel(?:f|ves)|now|today|here|currently (?:c|in|has|feels)|present(?:s|ed|ing)|c\/o|complain(?:s|ing|ed)|comes|came|arrived|brought|seen|well\b|alert|awake|appears|looks|looking|feels|comfortable|stable|resting|tolerating|ambulating|(?:is|was) (?:now|alert|awake|well|comfortable|here|in (?:no|mild|moderate|severe)|stable|currently|resting|seen|brought|feeling|a \d)))/i;
const arrival =
  /^(?:per (?:staff|ems|family|wife|husband|daughter|son|mom|mother|nursing|report|patient|pt|facility)\b|(?:he|she) (?:describes|tells|reports (?:a|that|having))|now\b(?! (?:takes|taking|on|off|smokes|drinks|lives|works|retired|quit|uses|in remission|stopped|resolved))|today\b|present(?:s|ing)\b|presented (?:with|to|today)|here (?:for|with|today)|came (?:in|to)|comes (?:in|with|for|today)|brought (?:in|by)|bib(?:a|ems)\b|admitted (?:now|today|with|for|from|to)\b|c\/o\b|complain(?:s|ing|ed) of|(?:a)?woke\b|onset\b|since (?:yesterday|this|last night|today)|this (?:morning|afternoon|evening|am|pregnancy|admission|episode|time|week)\b|(?:risks?|concerns?|today|update|status) ?:|last night|yesterday|(?:for|over) the (?:past|last)|currently (?:c\/o|in pain|has|feels)|feels (?:well|unwell|ok|fine|better|worse|tired)|(?:he|she) (?:presents|presented (?:with|to)|is here|comes|came (?:in|to)|now (?:has|presents|complains|feels)|denies (?:any )?(?:fever|chest pain|cough|pain|nausea|complaints)|was (?:brought|seen|found)|complains|is (?:now|alert|well appearing|in no)))/i;
/** How a letter or a story begins. */
const begins =
  /^(?:(?:many )?thank(?:s| you) for|it was a pleasure|i (?:reviewed|saw|had the pleasure|met)|this (?:is an?|pleasant|lady|gentleman|man|woman|patient|\d)|\d{1,3}[- ]?(?:yo|y\/o|y\.o|yrs?|years?)\b|(?:mr|mrs|ms|miss)\b\.? [a-z]+ (?:is|was|presents|has)|dear\b)/i;
const values =
  /^(?:(?:t|temp|temperature|tmax|hr|pulse|bp|rr|resps?|spo2|sats?|o2 sats?)\b[ :=]{0,3}\d|(?:obs|observations|vitals|vital signs|vs)\b[ :]{0,2}(?:\d|stable|normal|wnl|t\b|hr|bp|unremarkable)|a?vss\b|afebrile|apyrexial|febrile|news2?[ :]{0,2}\d)/i;
const appearance =
  /^(?:alert\b|looks (?:well|unwell|ill|pale|dry|comfortable|tired)|appears\b|well[- ]appearing|comfortable (?:at|in|on)|in no (?:acute )?distress|no acute distress|nad\b|a&o|ao ?x ?\d|gcs[ :]{0,2}\d|o\/e\b)/i;
const normals =
  /^\S+ (?:\S+ ){0,2}?(?:clear|cta|ctab|ctabl|soft|snt|nt|nd|ntnd|non-?tender|tender|rrr|reg|regular|supple|intact|nad|nl|unremarkable|benign|normal|s1|i\+ii|perrl|distended|nonfocal|wheez\w{0,3}|crackles|creps|crepitations|equal|warm|nontender)\b/i;
const resultWords =
  /\b(?:normal|neg|negative|pos|positive|clear|nad|wnl|shows?|showed|revealed|unremarkable|pending|sinus|nsr|\d)/i;
const forResult =
  /\b(?:to (?:look for|exclude|r\/o|rule out|assess|confirm)|today|tomorrow|booked|arranged|requested|ordered|sent|awaited|if)\b/i;
const verdictWords =
  /^(?:will (?:check|start|refer|admit|see|get|order|give|treat|discuss|obtain|do|send|need|have|be)|refer(?:red)?\b|admit\b|discuss(?:ed)?\b|advised?\b|reassured?\b|counsel+ed|rtc\b|f\/u\b|follow[- ]?up\b|book(?:ed)?\b|arranged?\b|request(?:ed)?\b|review (?:in|if)|return (?:if|in|for)|call (?:if|for)|monitor\b|likely\b|probabl[ey]\b|\?\s?[a-z]|query\b|impression\b|imp\b|prescribed\b|treated (?:with|as)|plan\b|home (?:with|if)\b|safety ?net)/i;
const complaint =
  '(?:fevers?|chills|rigors|cough|(?:\\w+ )?pain|nausea|vomiting|n\\/v|sob|dyspn(?:o?)ea|headaches?|dizziness|rash|bleeding|swelling|weakness|numbness|discharge|diarrho?ea|palpitations|sweats|complaints?|symptoms|distress|trauma|injury|loc|recent)';
const denied = new RegExp(
  `^(?:(?:no|nil|denies|denied|without|not)(?: any| c\\/o| (?:associated|other|current|new))? ${complaint}\\b|(?:\\w+ )?${complaint} (?:nil|none|denied|absent)\\b)`,
  'i',
);
/** What is told with these words is told of the past. */
const past =
  /\b(?:(?:19|20)\d\d|ago|previous(?:ly)?|prior|past|history|hx|h\/o|s\/p|status post|child(?:hood)?|aged? \d|years? old|in (?:his|her|their) (?:teens|\d0s)|remote|removed|resolved|resected|hospitali[sz]ed|never|also|last (?:year|spring|summer|autumn|fall|winter))\b/i;
const begun =
  /\b(?:since (?:yesterday|this|last|mon|tue|wed|thu|fri|sat|sun)|getting worse|worsening|worse (?:today|since)|x ?\d{1,2} ?(?:d|days?|h|hrs?|hours?|wks?|weeks?|w)\b|\d{1,2}\/7\b)/i;
const nothing =
  /^[\s:=-]{0,4}(?:none(?: known| reported| of note)?|nil(?: known| of note)?|nkda|nka|nkfa|no known(?: drug)? allergies|unremarkable|non-?contributory|unknown|denies|n\/a|no significant(?: pmh| history)?|not known)[\s.]*$/i;

/** Whether the body of a section says that there is nothing to say. */
const isNothing = (body: string): boolean => body.length < 40 && nothing.test(body);

function turnOf(sentence: string, word: string, last: Opening, name: string): Turn {
  const { kind } = last;
  if (kind === 'vitals') {
    return appearance.test(sentence) || (isPart(word) && normals.test(sentence))
      ? 'exam'
      : arrival.test(sentence) && !past.test(sentence)
        ? 'back'
        : null;
  }
  const isPast = past.test(sentence);
  if (begins.test(sentence)) {
    return 'back';
  }
  if (subject.test(sentence) && !/\b(?:history|hx|h\/o|allerg)/i.test(sentence)) {
    return 'back';
  }
  if (values.test(sentence)) {
    return 'vitals';
  }
  if (appearance.test(sentence) || (isPart(word) && !isPast && normals.test(sentence))) {
    return 'exam';
  }
  if (isPast) {
    return null;
  }
  if (arrival.test(sentence) || verdictWords.test(sentence)) {
    return 'back';
  }
  if (labelKind(word) === 'test' && kind !== 'medications') {
    return forResult.test(sentence) ? 'back' : resultWords.test(sentence) ? 'results' : null;
  }
  if (kin.has(word) && kind !== 'family' && kind !== 'social' && !/natal|birth|obs|\bob\b/.test(name)) {
    return 'back';
  }
  if (kind !== 'social' && ownWay.has(word) && way.test(sentence)) {
    return 'social';
  }
  if (kind !== 'allergies' && denied.test(sentence)) {
    return 'back';
  }
  return kind !== 'social' && kind !== 'medications' && begun.test(sentence) ? 'back' : null;
}

const way =
  /^(?:lives (?:with|alone|in|at)|smokes|smoker|non-?smoker|ex-?smoker|never smoker|never smoked|current smoker|drinks|works (?:as|in|at|for|full|part|nights|days|shifts|from|on)|retired|married|divorced|widow\w*|(?:un)?employed|(?:tobacco|etoh|alcohol|smoking)[ :=-]{1,3}(?:\d|none|nil|no\b|never|denies|social|occasional|rare|current|former))/i;
const isPart = (word: string): boolean => labelKind(word) === 'system' || labelKind(word) === 'examined';

/** Words that go on with a list of what was: "No stones.", "Denies diabetes.", "Also gout." */
const belongs = /^(?:no|nil|never|not|denies|also|and|plus|other(?:wise)?|none|nkda|\d)\b/i;

const reaction =
  /\b(?:rash|hives|urticaria|itch\w*|nausea|vomiting|swelling|angio\w+|anaphyl\w+|reaction|reacts|toler\w+|intoleran\w+|allerg\w+|causes?|caused|upset|cough|unknown)\b/i;

/**
 * Whether the sentence at `at` turns from the section that stands open. `word`: its first, folded; `sentence`: its words, as far as
 * they are looked at; `told`: what the section has told so far.
 */
export function turnAt(
  text: string,
  at: number,
  word: string,
  sentence: string,
  openings: readonly Opening[],
  sameLine: boolean,
): Opening | null {
  const last = openings.at(-1)!;
  const { kind, brief } = last;
  if (!isBackground(kind) && kind !== 'vitals' && !brief) {
    return null;
  }
  const name = last.heading === null ? '' : normalName(text.slice(last.heading.start, last.heading.end));
  const turn = isBackground(kind) || kind === 'vitals' ? turnOf(sentence, word, last, name) : null;
  if (turn === 'back') {
    return resumed(openings, at);
  }
  if (turn !== null) {
    return label(turn, at);
  }
  if (!isBackground(kind)) {
    // "Labs show K 6.9. ECG with peaked T waves. He was given calcium."
    const goesOn = kind !== 'vitals' && (/\d/.test(sentence) || labelKind(word) === 'test');
    return brief && !(kind === 'vitals' ? /\d/.test(sentence) : kind === 'results' && goesOn)
      ? resumed(openings, at)
      : null;
  }
  const goesOn =
    belongs.test(sentence) ||
    past.test(sentence) ||
    /^\S+$/.test(sentence.trim()) ||
    (kind === 'allergies' && reaction.test(sentence));
  if (goesOn) {
    return null;
  }
  const saidNothing =
    sameLine &&
    kind !== 'social' &&
    kind !== 'medications' &&
    isNothing(text.slice(last.after, Math.min(at, last.after + 60)));
  // What stands on the line of the allergies behind them is seldom one.
  return brief || saidNothing || (sameLine && kind === 'allergies') ? resumed(openings, at) : null;
}
