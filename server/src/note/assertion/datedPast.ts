/** Dates of another time beside a word: "TIA 2015", "in March", "at nineteen", "eczema until about 10". */
import { timeUnits } from './timeUnits.js';
import type { SentenceContext } from './context.js';
import type { Token } from '../types.js';

const longUnits = new Set('month months mo mos mth mths year years yr yrs decade decades'.split(' '));
export const beginnings: ReadonlySet<string> = new Set(
  'started starting began begun onset developed since start beginning ongoing for'.split(' '),
);
const months = new Set(
  'january february march april may june july august september october november december jan feb mar apr jun jul aug sept sep oct nov dec'.split(
    ' ',
  ),
);
const seasons = new Set('winter spring summer autumn fall year month christmas easter decade pregnancy'.split(' '));
const youth = new Set(
  'child kid baby infant toddler newborn neonate teen teenager adolescent youth boy girl student youngster preemie'.split(
    ' ',
  ),
);
const possessive = new Set(['his', 'her', 'their', 'my', 'the', 'a', 'an']);
/** What is over by its nature once it has a date: "treated in June for", "admitted last year with". */
const dealtWith =
  /^(?:stopped|discontinued|withdrawn|treated|diagnosed|operated|seen|had|suffered|sustained|underwent|recovered|survived|investigated)$/;

/** How far behind and before the words their date may stand. */
const reachBehind = 7;
const reachBefore = 8;

/** Whether a date of another time belongs to the words at `first` to `end`. */
export function isDated(context: SentenceContext, first: number, end: number): boolean {
  const { tokens, sentence } = context;
  const last = Math.min(end + reachBehind, sentence.endToken);
  for (let i = end; i < last; i++) {
    const { folded } = tokens[i]!;
    if (
      (folded === 's' && tokens[i + 1]?.folded === '/') ||
      folded === ';' ||
      folded === ':' ||
      folded === '.' ||
      beginnings.has(folded) ||
      folded === 'now'
    ) {
      break;
    }
    if (folded === ',' && !isDate(context, i + 1)) {
      break;
    }
    if (mayBeDate(tokens[i]!) && isDate(context, i)) {
      return true;
    }
  }
  for (let i = first - 1; i >= Math.max(sentence.firstToken, first - reachBefore); i--) {
    const { folded } = tokens[i]!;
    // "Colonoscopy 2020: polyp removed"
    if (folded === ':' && tokens[i - 1]?.kind === 'number' && first - i <= 3 && isDate(context, i - 1)) {
      return true;
    }
    if (/^[,;:.]$/.test(folded) || folded === 'since' || folded === 'on' || folded === 'and' || folded === 'now') {
      return false;
    }
    if (mayBeDate(tokens[i]!) && isDate(context, i)) {
      // "2016 abruption", "in 2014 had an MI", "treated in June for pericarditis", "a scan 3 years ago due to headaches".
      return (
        first - i <= 2 ||
        (/^(?:with|for|to|of)$/.test(tokens[first - 1]!.folded) && /^(?:last|ago|as)$/.test(folded)) ||
        tells(context, i, first) ||
        hasDealing(context, Math.max(sentence.firstToken, i - 3), first)
      );
    }
  }
  return false;
}

const results = /^(?:showed|showing|revealed|demonstrated|found|confirmed|suggested|positive|consistent)$/;

/** "Colonoscopy 3 years ago showed polyps": a test of another time tells of that time. */
function tells({ tokens }: SentenceContext, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    if (results.test(tokens[i]!.folded)) {
      return true;
    }
  }
  return false;
}

function hasDealing({ tokens }: SentenceContext, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    if (dealtWith.test(tokens[i]!.folded)) {
      return true;
    }
  }
  return false;
}

const dateWords = new Set('ago last previous first 1st in during as at aged age when until till by before'.split(' '));
/** "At nineteen", "until eight". */
const ages =
  /^(?:[1-9]\d?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty)$/;
const mayBeDate = ({ kind, folded }: Token): boolean => kind === 'number' || dateWords.has(folded);

/** Whether a date of another time begins at token `at`: "2014", "in March", "2 years ago", "as a child", "aged 15", "at 19". */
function isDate(context: SentenceContext, at: number): boolean {
  const { tokens, sentence } = context;
  const word = (index: number): string =>
    index >= sentence.firstToken && index < sentence.endToken ? tokens[index]!.folded : '';
  const one = word(at);
  const before = word(at - 1);
  if (tokens[at]?.kind === 'number') {
    if (!/^(?:19|20)\d\d$/.test(one)) {
      return false;
    }
    // "2011-12" is two years, "2011-" a beginning.
    const isSpan = word(at + 1) === '-' && /^(?:(?:19|20)?\d\d)$/.test(word(at + 2));
    return (
      before !== 'since' &&
      before !== '/' &&
      before !== '-' &&
      (isSpan || !/^(?:mg|ml|h|hrs|mcg|\/|-|:)$/.test(word(at + 1)))
    );
  }
  const next = word(at + 1);
  switch (one) {
    case 'ago':
      return isLongAgo(word(at - 1));
    case 'last':
    case 'previous':
    case 'first':
    case '1st':
      return seasons.has(next) || (months.has(next) && next !== 'may') || (one !== 'last' && /^preg/.test(next));
    case 'in':
    case 'during': {
      const noun = possessive.has(next) ? word(at + 2) : next;
      if (next === 'the' && noun === 'past') {
        return tokens[at + 3]?.kind !== 'number' && !timeUnits.has(word(at + 3));
      }
      const isThen = seasons.has(noun) && possessive.has(next);
      return (
        (months.has(next) && next !== 'may' && next !== 'mar') ||
        /^(?:childhood|infancy|adolescence|youth|teens|twenties|thirties|forties|fifties|sixties)$/.test(noun) ||
        (possessive.has(next) && /^[2-9]0$/.test(noun) && word(at + 3) === 's') ||
        (isThen && noun === 'pregnancy' && /^(?:first|last|previous|1st|2nd|second)$/.test(next)) ||
        (/^(?:first|last|previous|prior|second|1|2)$/.test(next) && /^(?:preg\w*|st|nd)$/.test(word(at + 2)))
      );
    }
    case 'as':
      return (
        youth.has(next) ||
        (possessive.has(next) && youth.has(word(at + 2))) ||
        (/^an?$/.test(next) && word(at + 2) === 'young')
      );
    case 'at':
      return (
        ages.test(next) &&
        !/^(?:bp|hr|sats?|spo2|temp|pain|pulse|rr|rate|gcs|score|scored|rated|stable|steady)$/.test(before) &&
        (/^(?:|\.|,|;|\)|\n)$/.test(word(at + 2)) ||
          (word(at + 2) === '/' && /^(?:12|52)$/.test(word(at + 3))) ||
          (/^(?:months?|mths?|mo|years?|yrs?)$/.test(word(at + 2)) && !/^post/.test(word(at + 3))) ||
          (/^(?:weeks?|wks?|days?)$/.test(word(at + 2)) && /^(?:old|of)$/.test(word(at + 3))) ||
          (at === sentence.firstToken && /^(?:he|she|they|,)$/.test(word(at + 2)) && !/^[1-9]\d?$/.test(next)))
      );
    case 'before':
      return /^(?:transplant|surgery|dialysis|pregnancy|marriage)$/.test(next) || isAgeBehind(word, at, one);
    case 'until':
    case 'till':
    case 'by':
      return isAgeBehind(word, at, one);
    case 'aged':
    case 'age':
      return /^\d{1,2}$/.test(next) && at > sentence.firstToken;
    case 'when':
      return (
        /^(?:younger|small|little|young|nursing|breastfeeding|pregnant|carrying|expecting|serving|deployed|studying)$/.test(
          next,
        ) ||
        (/^(?:he|she|they)$/.test(next) && /^(?:was|were)$/.test(word(at + 2)))
      );
    default:
      return false;
  }
}

/** "Eczema until about 10", "fits before age 3", "outgrown by 5": an age, and no time of day. */
function isAgeBehind(word: (index: number) => string, at: number, one: string): boolean {
  let next = at + 1;
  while (/^(?:about|around|roughly|the|of)$/.test(word(next)) || word(next) === 'nearly') {
    next++;
  }
  const named = /^(?:age|aged|puberty|adolescence|menarche|school|teens|teenage|menopause)$/.test(word(next));
  if (named) {
    return one !== 'by' || /^age/.test(word(next));
  }
  return (
    /^(?:until|till)$/.test(one) &&
    ages.test(word(next)) &&
    /^(?:|\.|,|;|\)|\n|and|but|years|yrs)$/.test(word(next + 1))
  );
}

/** The unit before "ago": days and weeks belong to the present illness. */
const isLongAgo = (unit: string): boolean => longUnits.has(unit);
