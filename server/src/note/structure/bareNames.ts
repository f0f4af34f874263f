/** Names that open their section without a mark: "PMH HTN, DM", "O/E chest clear", "Meds none"; and where they do not. */
import { isCapitals, sentenceAt } from './headingForm.js';
import type { Line } from './headingForm.js';
import { headingKind } from './headings.js';
import { heading, isBackground } from './opening.js';
import type { Marks, Opening } from './opening.js';
import { presentsNow } from './spoken.js';
import type { SectionKind } from '../types.js';

/** Those of the beginning of a line. */
const bareNames = new Set(
  'pmh pmhx psh pshx fhx shx dhx hpi hpc ros o/e vs cc pc fh sh dh imp ix oe famhx sochx phx a/p'.split(' '),
);
/** Words that stand in capitals and open their section where what follows does not: "PLAN home today". */
const bareWords = new Set(
  'plan exam meds labs obs vitals results allergies impression assessment imaging bloods'.split(' '),
);
/** Behind such a name these make it a sentence: "PMH of gout", "ROS negative", "Plan to return". */
const goesOn = new Set(
  'of is was are were to in with who and or as at from for the a an significant notable remarkable includes include including positive otherwise negative neg unremarkable noncontributory reviewed per above below not obtained discussed see on shows showed reveals week weeks unchanged has had will be unobtainable limited done taken'.split(
    ' ',
  ),
);
/** "Meds none", "Allergies NKDA": a name and its answer. */
const answered =
  /(?:(?:current |regular |home |drug |past |family |medical |surgical |known ){0,4}(?:meds|medications?|medicines|allergies|allergy|pmhx?|pshx?|fhx?|shx?|dhx?|history))(?=[ \t]{1,4}(?:none|nil|unknown|nkda|nka|nkfa|no known|not known|n\/a)\b)/iy;
/** Those of the middle of a line: abbreviations, names with their answer, and two that may have a list behind them. */
const bareName =
  /(?:(PMHX?|PMHx|PSHX?|PSHx|FHX|FHx|SHX|SHx|DHX|DHx|ROS|O\/E|FH|SH|DH|fh|sh|dh|pmhx?|pshx?|fhx|shx|dhx|o\/e|Imp|IMP|imp)(?=[ \t]{1,8}\S)|((?:Current |Regular |Home |Drug |Past |Family |current |regular |home )?(?:[Mm]eds|[Mm]edications?|[Mm]edicines|[Aa]llerg(?:ies|y)|history))(?=[ \t]{1,8}(?:none|nil|unknown|NKDA|nkda|NKA|no known|not known)\b)|(Meds|Allergies|meds|allergies)(?=[ \t]{1,8}[A-Za-z]))/y;
/** Behind a name without a colon these make it a sentence. */
const sentenceBehind =
  /^[ \t]{1,8}(?:of|is|was|are|were|to|in|with|who|and|or|as|at|from|for|significant|notable|remarkable|includes?|positive|negative|neg|otherwise|unremarkable|non-?contributory|reviewed|per|above|below|not obtained|=)\b/i;
/** Behind "Meds" and "Allergies" these say something of them. */
const saidOfThem =
  /^[ \t]{1,8}(?:given|held|reviewed|taken|refilled|changed|adjusted|list|unchanged|crushed|started|stopped|made|help\w*|have|has|had|bad|worse|flar\w*|act\w*|both\w*|get\w*|seem\w*|under|well|on|this|every|all|due|up|again|sent|e-?\w*|brought|called|continued|resumed|confirmed|updated|verified|discussed|need\w*|make\w*|run\w*|ran|not|since|so|but|could|may|might|can|will)\b/i;

/** A name that opens its section without a mark, and where it ends. */
export function bareHeading(
  text: string,
  line: Line,
  marks: Marks,
): { readonly kind: SectionKind; readonly end: number } | null {
  const ahead = sentenceAt(text, marks.at, line.end);
  answered.lastIndex = 0;
  const none = answered.exec(ahead)?.[0];
  if (none !== undefined) {
    const kind = headingKind(none);
    return kind === null ? null : { kind, end: marks.at + none.length };
  }
  const found = /^([A-Za-z/]{2,12})[ \t]{1,3}([?A-Za-z0-9+-][A-Za-z'/-]*)/.exec(ahead);
  if (found === null) {
    return null;
  }
  const [, said = '', next = ''] = found;
  const folded = said.toLowerCase();
  if (goesOn.has(next.toLowerCase()) || presentsNow(ahead)) {
    return null;
  }
  const isShouted = isCapitals(next) && next.length > 2 && isCapitals(ahead);
  const isName =
    bareNames.has(folded) &&
    (said === said.toUpperCase() || /^(?:pmhx?|pshx?|fhx|shx|dhx|hpi|hpc|o\/e|imp|famhx|sochx)$/i.test(said)) &&
    !(/^(?:cc|pc|fh)$/.test(folded) && (/^[\d+-]/.test(next) || /^(?:heard|regular|cm)$/i.test(next)));
  if (!isName && !(bareWords.has(folded) && isCapitals(said) && !isShouted)) {
    return null;
  }
  const kind = headingKind(said);
  return kind === null ? null : { kind, end: marks.at + said.length };
}

/** "PMH asthma", "Imp ?appendicitis", "Meds none": a name without a colon behind the end of a sentence. */
export function bareWithin(text: string, at: number, lineEnd: number, last: Opening | null): Opening | null {
  bareName.lastIndex = at;
  const found = bareName.exec(text);
  if (found === null) {
    return null;
  }
  const [words, abbreviation, , list] = found;
  const end = at + words.length;
  const ahead = sentenceAt(text, end, lineEnd);
  const kind = headingKind(words);
  if (kind === null || sentenceBehind.test(ahead) || (last !== null && last.kind === 'plan' && list !== undefined)) {
    return null;
  }
  if (
    abbreviation !== undefined &&
    (presentsNow(ahead) ||
      (/^(?:FH|SH|DH)$/i.test(words) && !/^[ \t]+(?:[A-Za-z?+]|-ve)(?!\S*\d)/.test(ahead)) ||
      (words.toUpperCase() === 'FH' && /^[ \t]+(?:heard|regular|seen)/i.test(ahead)))
  ) {
    return null;
  }
  if (list !== undefined && (saidOfThem.test(ahead) || !isShortList(ahead, kind))) {
    return null;
  }
  return heading(kind, at, end, end, { brief: isBackground(kind) });
}

/** What stands behind "Allergies" or "Meds" is a list of a few words. */
function isShortList(ahead: string, kind: SectionKind): boolean {
  const sentence = /^[^.!?;]{0,100}/.exec(ahead)?.[0] ?? '';
  return kind === 'allergies' ? sentence.trim().split(/\s+/).length <= 4 : /[,\d]/.test(sentence);
}
