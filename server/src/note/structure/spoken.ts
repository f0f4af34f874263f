/**
 * How dictation, which has no headings, comes to a part of the history, the examination or its verdict: "Past medical history is
 * significant for …", "On examination she …", "My impression is …". The words stay in the body.
 */
import { isBackground, isVerdict, label } from './opening.js';
import type { Opening } from './opening.js';
import type { SectionKind } from '../types.js';

interface Form {
  readonly kind: SectionKind;
  /** First words of what the pattern matches. */
  readonly words: string;
  readonly pattern: RegExp;
}

/** Words before the first of a form: "Her past medical history", "The patient's medications". */
const whose = new Set("his her their the patient's pt's my our".split(' '));
/** What is said of a part of the history when the part itself is told. */
const tells =
  '(?: (?:is|was|are|were|remains|has been))?(?:,? (?:also|only|otherwise|essentially|pertinently|most))? ?(?:notable|significant|remarkable|positive|negative|neg\\b|unremarkable|non-?contributory|includ(?:es?|ed|ing)|consists?|relevant|pertinent|reviewed and|none\\b|nil\\b|unknown\\b|as (?:follows|above|below|per|noted)|per (?:hpi|above)|limited to|of note|reveals?|revealed|shows?|showed)';
const form = (kind: SectionKind, words: string, source: string): Form => ({
  kind,
  words,
  pattern: new RegExp(source, 'iy'),
});

const forms: readonly Form[] = [
  form(
    'pmh',
    'past previous significant prior medical psychiatric obstetric gynecological gynecologic gynaecological ocular birth pmh pmhx background',
    `(?:(?:past |previous |significant |prior )?(?:medical|psychiatric|obstetric|gyna?ecolog\\w{2,4}|ocular|birth|past)(?: and surgical)? (?:history|hx)|pmhx?|background (?:history|hx))${tells}`,
  ),
  form(
    'psh',
    'past previous prior surgical psh pshx',
    `(?:(?:past |previous |prior )?surgical (?:history|hx)|pshx?)${tells}`,
  ),
  form('family', 'family fh fhx fam', `(?:family (?:medical )?(?:history|hx)|fhx?|fam hx)${tells}`),
  form(
    'social',
    'social occupational travel sexual smoking sh shx soc',
    `(?:(?:social|occupational|travel|sexual|smoking) (?:history|hx)|shx?|soc hx)${tells}`,
  ),
  form(
    'medications',
    'current home regular usual present outpatient medications medicines meds drug',
    '(?:(?:current |home |regular |usual |present |outpatient )?(?:medications|medicines|meds)(?: at home| on admission| currently)?|drug (?:history|hx)) (?:are|is|were|includ(?:e|es|ed|ing)|consists? of)(?! (?:unchanged|reviewed|reconciled|refilled|held|being|effective|helping|causing|working|not|in need|due|up to date))\\b',
  ),
  form('medications', 'only', 'only (?:medications?|regular (?:medication|medicine)s?) (?:is|are)\\b'),
  form(
    'allergies',
    'drug known medication allergies',
    '(?:(?:drug |known |medication )?allergies)(?: are| include)(?= (?:to |none|nil|no known|unknown|[a-z]))(?! (?:reviewed|bad|worse|bothering|acting|flaring|unchanged|under|well|controlled|not))\\b',
  ),
  form(
    'ros',
    'ten twelve complete review ros systems systemic',
    `(?:(?:\\w{2,12}[ -]point )?(?:review of systems|ros)|systems (?:review|enquiry)|systemic enquiry)${tells}`,
  ),
  form(
    'vitals',
    'vital vitals observations obs',
    '(?:vital signs|vitals|observations|obs)(?: (?:on|at) \\w{4,12})?(?: (?:are|were|is|remain))? (?:stable|normal|within|wnl|unremarkable|notable|significant|remarkable|show(?:s|ed)?|reveal(?:s|ed)?|includ(?:e|ed)|as (?:follows|below)|afebrile)',
  ),
  form(
    'exam',
    'on',
    "on (?:physical |clinical |general |neurological |abdominal |today's )?exam(?:ination)?(?=,? (?!by |last |at the |yesterday|in (?:19|20)\\d\\d|previously|week|tomorrow|table|day))",
  ),
  form(
    'exam',
    'physical clinical general neurological neuro mental exam examination',
    '(?:(?:physical|clinical|general|neurological|neuro|mental status|mental state) )?exam(?:ination)?(?: today)?(?: is| was)? ?(?:reveal(?:s|ed)|show(?:s|ed)|demonstrate[sd]|notable|remarkable|significant|unremarkable|benign|(?:entirely |otherwise |essentially |completely )?normal|limited by|found|lungs|chest|heart|abd\\w{0,5}|general)\\b',
  ),
  form(
    'results',
    'labs laboratory lab blood bloods investigations imaging',
    '(?:labs|laboratory (?:data|studies|results|values|tests|workup)|lab (?:results|data|work)|bloods?(?: tests| results| work)?|investigations|imaging|imaging studies)(?: today| here)?(?: (?:is|are|was|were))? ?(?:show(?:s|ed)?|reveal(?:s|ed)?|notable|significant|remarkable|unremarkable|wnl\\b|includ(?:e|ed)|demonstrate[sd]?|as (?:follows|below))',
  ),
  form(
    'assessment',
    'impression diagnosis assessment',
    '(?:impression|diagnosis|assessment and plan) (?:is|are|was)(?: (?:that|of|one|this))?\\b(?! (?:difficult|limited|unclear|pending|ongoing|deferred|complicated|hampered))',
  ),
  form(
    'assessment',
    'in to overall',
    '(?:in summary|in conclusion|to summari[sz]e|in my (?:opinion|view|judge?ment)|overall impression|overall, i)\\b',
  ),
];
const mine = new RegExp(
  '(?:my|our) (?:clinical |working |overall )?(?:impression|assessment|diagnosis|opinion|differential)\\b',
  'iy',
);
const verdict = /I (?:think|believe|suspect|feel) (?:that )?(?:this|it|he|she|the|there|we|his|her)\b/y;
const ordered =
  /(?:(?:(?:my|our|the) )?plan (?:is|was|will be) (?:to|for|as follows)|(?:i|we) (?:would|will|shall|have|am|are|'ve|'ll)(?: also)? (?:therefore )?(?:recommend|suggest|advise|arrange|start|ask|refer|prescribe|organi[sz]e|request|discharg|review|see|plan)\w{0,4}\b|(?:i|we) (?:recommend|suggest|advise|plan)(?:ed)?\b)/iy;

const formsByWord = new Map<string, Form[]>();
for (const one of forms) {
  for (const word of one.words.split(' ')) {
    formsByWord.set(word, [...(formsByWord.get(word) ?? []), one]);
  }
}
const ofAuthor = new Set(['i', 'we', 'my', 'our', 'the', 'plan']);

/** Whether a sentence whose first word, folded, is this may open a part of the note. */
export const mayBeSpoken = (word: string): boolean => formsByWord.has(word) || whose.has(word) || ofAuthor.has(word);

const nextWord = /[A-Za-z]+(?:'s)?/y;

/** Where the words of a form begin that may have others before them, and the first of these. */
function keyOf(text: string, at: number, word: string): { readonly at: number; readonly word: string } {
  let key = { at, word };
  for (let rounds = 0; rounds < 2 && whose.has(key.word); rounds++) {
    nextWord.lastIndex = key.at + key.word.length + 1;
    key = { at: nextWord.lastIndex, word: nextWord.exec(text)?.[0].toLowerCase() ?? '' };
  }
  return key;
}

/** These tell a thing of their own: the words of the sentence and no more. */
const briefKinds: ReadonlySet<SectionKind> = new Set(['ros', 'vitals', 'results'] as const);

const matches = (pattern: RegExp, text: string, at: number): boolean => {
  pattern.lastIndex = at;
  return pattern.test(text);
};

/**
 * The part of a note that the sentence at `at` opens in speech, or null. `word`: its first, folded; `sentence`: its words, as far
 * as they are looked at; `opens`: it is the first of a paragraph.
 */
export function spokenAt(
  text: string,
  at: number,
  word: string,
  sentence: string,
  last: Opening | null,
  opens: boolean,
): Opening | null {
  const kind = last?.kind ?? 'other';
  // What is weighed and ordered speaks of the examination and of results without telling them.
  if (!isVerdict(kind)) {
    const key = keyOf(text, at, word);
    for (const { pattern, kind: opened } of formsByWord.get(key.word) ?? []) {
      if (matches(pattern, text, key.at)) {
        const isNew = opened !== kind || (last?.brief ?? false);
        // Under a heading of the history, "in summary" sums the history up.
        const isOfHistory = opened === 'assessment' && kind === 'hpi' && last?.heading != null;
        const isTold = isNew && !isOfHistory && !(isBackground(opened) && presentsNow(sentence));
        return isTold ? label(opened, at, isBackground(opened) || briefKinds.has(opened)) : null;
      }
    }
    if (whose.has(word) && matches(mine, text, at)) {
      return label('assessment', at);
    }
  }
  const isFree = last === null || last.heading === null;
  const behindFindings = kind === 'exam' || kind === 'results';
  if (kind !== 'assessment' && kind !== 'plan' && isFree && (opens || behindFindings) && matches(verdict, text, at)) {
    return label('assessment', at);
  }
  const mayOrder = kind === 'assessment' ? isFree || opens : isFree && opens && behindFindings;
  if (mayOrder && matches(ordered, text, at)) {
    return label('plan', at);
  }
  return null;
}

const now =
  /\b(?:who (?:presents|presented|is here|comes|came|now|has)|present(?:s|ed|ing) (?:with|to|for|today)|p\/w|here (?:with|for|today)|comes? in|came in|c\/o|complain(?:s|ing|ed) of|now (?:with|has|c\/o|presents)|brought in|bib(?:a|ems)|admitted with)\b/i;

/** "PMH of gout who presents with chest pain": the sentence comes to the present. */
export const presentsNow = (sentence: string): boolean => now.test(sentence);
