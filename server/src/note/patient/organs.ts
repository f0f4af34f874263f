/** Organs that a patient does not have: removed, or never there, as the note's history says. */
import { clauseAfter, clauseBefore, kin } from '../words/around.js';
import { landmarkScan } from '../words/landmarks.js';
import type { Note, Section, SectionKind, Span } from '../types.js';

export type Organ =
  | 'gallbladder'
  | 'appendix'
  | 'uterus'
  | 'cervix'
  | 'ovary'
  | 'spleen'
  | 'kidney'
  | 'prostate'
  | 'testis'
  | 'breast'
  | 'thyroid'
  | 'stomach';

/** An organ that is missing, with the words that say so. */
export interface MissingOrgan extends Span {
  readonly organ: Organ;
  /** `part`: one of two, or not all of it, so that what can befall the organ still can. Of the ovaries only both are told. */
  readonly extent: 'all' | 'part';
}

/** An operation by its name, and what it takes when nothing is said of how much. */
interface Operation {
  readonly words: string;
  readonly organ: Organ;
  readonly plain: 'all' | 'part';
  /** Words before it by which all is taken, or only a part. */
  readonly all?: RegExp;
  readonly part?: RegExp;
  /** Words before it by which the organ stays, or nothing is told of it. */
  readonly not?: RegExp;
}

const both = /\b(?:bilateral|bilat|b\/?l|double|both|l\s?(?:\+|&|and)\s?r)\W+(?:[\w-]+\s+){0,3}$/i;
const total = /\b(?:total|near-?total|radical|completion|complete)\W+(?:[\w-]+\s+){0,2}$/i;
const someOf = /\b(?:partial|subtotal|sub-total|hemi-?|sleeve|distal|wedge|limited|segmental)\W*(?:[\w-]+\s+){0,2}$/i;
const none = /$^/;

const operations: readonly Operation[] = [
  {
    words: 'cholecystectomy cholecystectomies',
    organ: 'gallbladder',
    plain: 'all',
    not: /\b(?:subtotal|partial)\W+(?:\w+\s+)?$/i,
  },
  { words: 'chole ccy', organ: 'gallbladder', plain: 'all' },
  { words: 'appendicectomy appendectomy appendicectomies', organ: 'appendix', plain: 'all' },
  { words: 'appy', organ: 'appendix', plain: 'all' },
  { words: 'hysterectomy hyst', organ: 'uterus', plain: 'all' },
  { words: 'tah tvh tlh lavh tahbso', organ: 'uterus', plain: 'all' },
  { words: 'splenectomy', organ: 'spleen', plain: 'all', not: someOf },
  {
    words: 'splenectomised splenectomized asplenic asplenia',
    organ: 'spleen',
    plain: 'all',
    not: /\bfunctional(?:ly)?\W+$/i,
  },
  { words: 'nephrectomy nephrectomies', organ: 'kidney', plain: 'part', all: both, not: someOf },
  {
    words: 'prostatectomy cystoprostatectomy ralp rrp',
    organ: 'prostate',
    plain: 'all',
    not: /\b(?:simple|open simple|millin\w*|transurethral|tur|laser|suprapubic|transvesical|partial)\W+(?:\w+\s+)?$/i,
  },
  { words: 'orchidectomy orchiectomy', organ: 'testis', plain: 'part', all: both },
  { words: 'mastectomy mastectomies', organ: 'breast', plain: 'part', all: both, not: /\b(?:partial|segmental)\W+$/i },
  { words: 'thyroidectomy', organ: 'thyroid', plain: 'part', all: total, part: someOf },
  { words: 'gastrectomy', organ: 'stomach', plain: 'part', all: /\btotal\W+(?:\w+\s+)?$/i, not: /\bsleeve\W+$/i },
  { words: 'bso', organ: 'ovary', plain: 'all' },
  { words: 'oophorectomy ovariectomy oophorectomies', organ: 'ovary', plain: 'all', not: none },
];

const organNames: Record<string, Organ> = {
  gallbladder: 'gallbladder',
  gb: 'gallbladder',
  bladder: 'gallbladder',
  appendix: 'appendix',
  uterus: 'uterus',
  womb: 'uterus',
  cervix: 'cervix',
  ovaries: 'ovary',
  spleen: 'spleen',
  kidney: 'kidney',
  kidneys: 'kidney',
  prostate: 'prostate',
  testicle: 'testis',
  testicles: 'testis',
  testis: 'testis',
  testes: 'testis',
  breast: 'breast',
  breasts: 'breast',
  thyroid: 'thyroid',
  stomach: 'stomach',
};
const paired: ReadonlySet<Organ> = new Set(['kidney', 'testis', 'breast']);

const operation = 1 << 1;
const organName = 1 << 2;
const byWord = new Map<string, Operation>();
for (const one of operations) {
  for (const word of one.words.split(' ')) {
    byWord.set(word, one);
  }
}
const scan = landmarkScan(
  [
    [operation, [...byWord.keys()].join(' ')],
    [organName, Object.keys(organNames).join(' ')],
  ],
  false,
);

/** Sections that tell of past operations by their names alone, and those in which more must be said ("s/p", a year). */
const listed: ReadonlySet<SectionKind> = new Set(['pmh', 'psh']);
const narrated: ReadonlySet<SectionKind> = new Set([
  'chief-complaint',
  'hpi',
  'other',
  'course',
  'assessment',
  'exam',
  'results',
]);

const past =
  /\b(?:s\/p|sp|status post|post|prior|previous(?:ly)?|past|old|remote|had|has had|have had|underwent|undergone|after|following|since|h\/o|hx(?: of)?|history of|pshx?|psh|pmhx?|pod ?#?\d+|lmp)\b:?(?:[ ,+&/-]+[\w()'’.]+){0,7}[ ,+&/-]*$/i;
const pastBehind =
  /^[^.;\n]{0,24}?(?:\b(?:19|20)\d\d\b|\b\d{1,3}[ -]?(?:years?|yrs?|y|months?|mo|weeks?|wks?|days?|d|\/12|\/52|\/7) (?:ago|prior|earlier|before)|\byears ago\b|\bas a (?:child|teen\w*|young)|\bin (?:childhood|her|his)\b|\baged? \d|\bat age \d|\bscars?\b|'\d\d\b)/i;
const planned =
  /\b(?:for|consider\w*|consent\w*|offer\w*|declin\w*|refus\w*|plan(?:s|ned|ning)?|await\w*|listed|scheduled|booked|booking|elective|needs?|needing|requir\w+|candidate|recommend\w*|discuss\w*|possible|possibly|may|might|will|would|should|if|due|pending|wants?|request\w*|refer\w*|interval|avoid\w*|cancel\w*|abort\w*|urgent|pre-?op|prophylactic|indication|rather than|instead of|risk of|delayed|early|\?)(?:[ /]+(?!(?:had|has|s\/p|with|after|since|prior|previous)\b)[\w'’-]+){0,4}[ /]*$|\?\s?$/i;
const denied = /\b(?:no|denies|denied|without|not|never|nil|hasn['’]t|nor)(?:[ /]+[\w'’-]+){0,4}[ /]*$/i;
/** A list that is denied as a whole, where no year tells otherwise: "denies appendectomy, cholecystectomy". */
const deniedList =
  /\b(?:no|denies|denied|never|without|neither)\b(?:[ ,/&]+(?!(?:but|had|has|s\/p|except|with|underwent|status)\b)[\w'’-]+){0,8}[ ,/]*$/i;
const plannedBehind =
  /^[ ,-]{0,3}(?:\(?(?:planned|scheduled|declined|refused|offered|discussed|recommended|pending|booked|next|tomorrow|cancelled|canceled|not done|consult\w*|eval\w*|candidate|date|advised|indicated|vs|versus|if|set|on \d|deferred|considered|arranged|awaited|to be|today|this week|needed|required|tba|tbc)|is (?:planned|scheduled|being|an option|recommended|indicated|booked)|was (?:declined|offered|recommended|discussed|cancelled|not)|has been (?:recommended|offered|discussed|declined|booked|scheduled)|will be)/i;
const others = new RegExp(`\\b(?:${kin})(?:'s)?\\W+(?:\\w+\\W+){0,5}$`, 'i');

const both2 = /\bbilat(?:eral)?\W+(?:salpingo-?\s?)?$|\bbilat(?:eral)?\W+(?:[\w-]+\s+){0,3}$|\bboth\b[^.;\n]{0,20}$/i;
const oneSide = /\b(?:left|right|l|r|lt|rt|unilateral|u\/l|uso|rso|lso)\W+(?:[\w-]+\s?-?\s?){0,2}$/i;
const sideBehind = /^[ ,(-]{1,3}(?:left|right|l|r|lt|rt)\b(?!\s?(?:and|&|\+)\s?(?:left|right|l|r)\b)/i;
const totalHysterectomy = /\b(?:total|radical|tah|tvh|tlh|lavh)\b[^.;\n]{0,24}$/i;
const stump = /\b(?:subtotal|supracervical|partial|sub-total)\b[^.;\n]{0,24}$/i;

/**
 * The organs that a note says are missing, in the order of the text, each once. Operations that are planned, offered, declined or denied,
 * and those of relatives, tell nothing; nor does a name without a sign of the past outside of the past history ("admitted for
 * cholecystectomy").
 */
export function missingOrgans(note: Pick<Note, 'text' | 'sections'>): MissingOrgan[] {
  const found = new Map<Organ, MissingOrgan>();
  for (const section of note.sections) {
    if (!listed.has(section.kind) && !narrated.has(section.kind)) {
      continue;
    }
    for (const { start, end, bits } of scan(note.text, section.body.start, section.body.end)) {
      const all =
        (bits & operation) !== 0
          ? ofOperation(note.text, start, end, section)
          : ofOrganName(note.text, start, end, section);
      for (const one of all) {
        const known = found.get(one.organ);
        if (known === undefined || (known.extent === 'part' && one.extent === 'all')) {
          found.set(one.organ, one);
        }
      }
    }
  }
  return [...found.values()].sort((a, b) => a.start - b.start);
}

function ofOperation(text: string, start: number, end: number, section: Section): MissingOrgan[] {
  const word = text.slice(start, end).toLowerCase();
  const { organ, plain, all, part, not } = byWord.get(word)!;
  const before = clauseBefore(text, start, 70);
  const after = clauseAfter(text, end, 50);
  const isPast =
    listed.has(section.kind) || past.test(before) || pastBehind.test(after) || /^(?:asplen|splenectomi[sz])/.test(word);
  if (
    !isPast ||
    denied.test(before) ||
    (deniedList.test(before) && !pastBehind.test(after)) ||
    planned.test(before) ||
    plannedBehind.test(after) ||
    others.test(before) ||
    not?.test(before) === true
  ) {
    return [];
  }
  const at = { start, end };
  if (organ === 'ovary') {
    const isBoth = word === 'bso' || word === 'oophorectomies' || (both2.test(before) && !oneSide.test(before));
    return isBoth ? [{ organ, extent: 'all', ...at }] : [];
  }
  if (organ === 'uterus') {
    const isTotal = (/^t/.test(word) || word === 'lavh' || totalHysterectomy.test(before)) && !stump.test(before);
    const uterus: MissingOrgan = { organ, extent: 'all', ...at };
    const cervix: MissingOrgan = { organ: 'cervix', extent: 'all', ...at };
    const ovary: MissingOrgan = { organ: 'ovary', extent: 'all', ...at };
    return [uterus, ...(isTotal ? [cervix] : []), ...(word === 'tahbso' ? [ovary] : [])];
  }
  const isSided = paired.has(organ) && (oneSide.test(before) || sideBehind.test(after));
  const isAll = part?.test(before) === true ? false : plain === 'all' || (all?.test(before) === true && !isSided);
  const isBothBehind =
    plain === 'part' && paired.has(organ) && /^[ ,(]{1,2}(?:bilateral|both|x ?2|l\s?(?:\+|&|and)\s?r)\b/i.test(after);
  return [{ organ, extent: isAll || isBothBehind ? 'all' : 'part', ...at }];
}

const absentBefore =
  /\b(?:surgically absent|congenital(?:ly)? absent|absent|congenital absence of (?:the )?|agenesis of (?:the )?)\s*(?:left |right |l |r )?$/i;
const absentBehind =
  /^s?\s(?:(?:is|are|was|were|has been|have been|had been)\s)?(?:surgically absent|congenitally absent|(?:surgically )?removed|taken out|out\b(?! of)|excised|donated|absent\b(?! of))/i;
const removedBefore =
  /\b(?:removal of|removed|lost|had|excision of|without|donated|gave)\s(?:(?:her|his|the|a|one|both|left|right|my|their)\s){0,2}$/i;
const noOrgan = /\b(?:no|without an?)\s$/i;
const nothingBehind = /^(?:\s(?:anymore|any more|now|since|after|due|\(|in situ)|[,.;)]|\s*$)/i;
const one = /\b(?:single|solitary|one|only one|lone)\s(?:functioning |working |remaining |left |right |native )?$/i;
const isOneHere = /\b(?:has|with|only|single|solitary|lone|born|congenital|remaining)\b/i;
const donated = /^\s(?:donor|donation)\b/i;
const livingDonor = /\b(?:living|live|was|is|altruistic|previous|prior|h\/o|s\/p|hx of)\s(?:an? )?$/i;

/** "No spleen", "gallbladder removed", "single kidney", "uterus surgically absent". */
function ofOrganName(text: string, start: number, end: number, section: Section): MissingOrgan[] {
  const word = text.slice(start, end).toLowerCase();
  const organ = organNames[word]!;
  const before = clauseBefore(text, start, 60);
  if (word === 'bladder' && !/\bgall[ -]$/i.test(before)) {
    return [];
  }
  const lead = word === 'bladder' ? before.replace(/\bgall[ -]$/i, '') : before;
  const after = clauseAfter(text, end, 40);
  if (others.test(lead) || /\?\s?$/.test(lead) || plannedBehind.test(after)) {
    return [];
  }
  const at = { start: start - (before.length - lead.length), end };
  const isFound = section.kind === 'exam' || section.kind === 'results';
  const isPair = paired.has(organ);
  const isBoth = !isPair || /s$/.test(word.replace(/testis$/, '')) || /\bboth\s$/i.test(lead);
  const extent = isBoth ? 'all' : 'part';
  const plan = lead.replace(noOrgan, '').replace(removedBefore, '');
  const isPlanned = planned.test(plan) || denied.test(plan);
  if (isPair && matchOne(lead, after, isFound)) {
    return [{ organ, extent: 'part', ...at }];
  }
  if (organ === 'ovary' && /\b(?:left|right|one|l|r)\s$/i.test(lead)) {
    return [];
  }
  const isGone =
    absentBehind.test(after) ||
    (absentBefore.test(lead) && !/^\s(?:sounds|tenderness|reflex|pulse|flow)/i.test(after)) ||
    (!isFound &&
      removedBefore.test(lead) &&
      !/\bhad\s(?:(?:her|his|the|a|one)\s){0,2}$/i.test(lead) &&
      !/^\s(?:stone|polyp|cancer|biopsy|lump|cyst|nodule|mass|pain|surgery|tissue)/i.test(after)) ||
    (noOrgan.test(lead) && nothingBehind.test(after) && !isFound);
  if (isGone && !isPlanned) {
    return [{ organ, extent, ...at }];
  }
  return organ === 'kidney' && donated.test(after) && livingDonor.test(lead) ? [{ organ, extent: 'part', ...at }] : [];
}

const matchOne = (before: string, after: string, isFound: boolean): boolean =>
  one.test(before) &&
  !/^\s(?:stone|cyst|biopsy|transplant|lump|mass|nodule|exam\w*)/i.test(after) &&
  (/\b(?:single|solitary|lone)\s(?:\w+\s)?$/i.test(before) || (!isFound && isOneHere.test(before)));
