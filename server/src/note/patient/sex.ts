/** Sex as documented. What is not stated, or stated in two ways, stays null. */
import { clauseAfter, clauseBefore, kin, matchAt } from '../words/around.js';
import type { Landmark } from '../words/landmarks.js';
import type { Found } from '../words/numbers.js';
import type { Sex } from '../types.js';

/** Bits of the words that say a sex; from 1 << 9 to 1 << 15. */
const femaleSaid = 1 << 9;
const maleSaid = 1 << 10;
const femaleNamed = 1 << 11;
const maleNamed = 1 << 12;
const femaleOrgan = 1 << 13;
const maleOrgan = 1 << 14;
const gender = 1 << 15;
const isFemale = femaleSaid | femaleNamed | femaleOrgan;
const isMale = maleSaid | maleNamed | maleOrgan;
export const sexWords: readonly (readonly [number, string])[] = [
  // Pronouns and forms of address, which count together.
  [femaleSaid, 'she her hers herself mrs ms'],
  [maleSaid, 'he his him himself mr'],
  // Words that name the patient's sex wherever they stand early enough.
  [femaleNamed, 'female woman girl lady widow schoolgirl gravid primigravida multigravida g gravida p sex gender'],
  [maleNamed, 'male man boy gentleman gent widower schoolboy sex gender'],
  // What only one sex has.
  [
    femaleOrgan,
    'postmenopausal premenopausal perimenopausal primip multip primiparous multiparous nulliparous nulligravid lmp uterus uterine cervix ovary ovaries ovarian hysterectomy menarche menses endometrial vulva vulval',
  ],
  [
    maleOrgan,
    'prostate prostatectomy turp scrotum scrotal testis testes testicle testicles testicular penis penile vasectomy orchidopexy orchidectomy orchiectomy epididymis',
  ],
  [
    gender,
    'identity trans transgender transgendered transsexual transman transwoman transmasculine transfeminine transmale transfemale nonbinary binary genderqueer genderfluid agender intersex afab amab assigned mtf ftm',
  ],
];

/** Only the beginning of a note says who it is about, and a plain word for a sex only its first lines. */
const headLength = 4000;
const titleLength = 300;
/** How far behind an age a word for the sex belongs to it. */
const besideReach = 40;

/**
 * Whether the note says that the patient is transgender, non-binary, intersex or was assigned a sex at birth. No sex is given then:
 * "trans man", "she/her" or "F" tell of gender, and neither the organs that are there nor the ranges that hold follow from them. So no
 * condition of one sex is excluded or favoured, and nothing is called a contradiction; what was removed is told by `missingOrgans`.
 */
export function statesGender(text: string, landmarks: readonly Landmark[], outside: (at: number) => boolean): boolean {
  return landmarks.some(
    ({ start, end, bits }) => (bits & gender) !== 0 && outside(start) && isGenderStatement(text, start, end),
  );
}

/**
 * The patient's sex. In this order: what stands beside the age, a plain word in the first lines, the pronouns and forms of address that
 * prevail, what only one sex has.
 */
export function findSex(
  text: string,
  landmarks: readonly Landmark[],
  age: Found<number> | null,
  outside: (at: number) => boolean,
): Found<Sex> | null {
  const beside = age === null ? null : letterBeside(text, age);
  const near = age === null ? null : named(text, landmarks, age.start, age.end + besideReach, outside);
  if (beside !== null && (near === null || near.start > beside.start + 3)) {
    return beside;
  }
  return near ?? named(text, landmarks, 0, titleLength, outside) ?? prevailing(text, landmarks, outside);
}

const letterInside =
  /(?:^|[^A-Za-z])([MF])(?![A-Za-z'’]|\/(?!\d))|\d\s?(?:y\/?o|yr|yrs|mo|y|m|d|wk|w)([mfMF])(?![A-Za-z/])/;
/** "67 y/o M", "54/F", "45 yo W/M", "45yowm". */
const letterBehind =
  /[ ,-]{0,2}\/?\s?(?:(?:[WBHA]|AA)\/|AA|W)?([MF])(?![A-Za-z/'’])|(?:w\/?|b)?([mf])(?![A-Za-z/'’])|(?<=o) ([mf])(?=[\s,.;]|$)/y;
const signs = /[♀♂]/;

/** One letter is enough beside an age: "67F", "M, 58". */
function letterBeside(text: string, age: Found<number>): Found<Sex> | null {
  const said = text.slice(age.start, age.end);
  const sign = signs.exec(said);
  if (sign !== null) {
    const start = age.start + sign.index;
    return { value: sign[0] === '♀' ? 'female' : 'male', start, end: start + 1 };
  }
  const inside = letterInside.exec(said);
  const match = inside ?? matchAt(letterBehind, text, age.end);
  if (match === null) {
    return null;
  }
  const letter = match[1] ?? match[2] ?? match[3]!;
  const start = (inside === null ? age.end : age.start + match.index) + match[0].length - 1;
  return { value: letter.toUpperCase() === 'F' ? 'female' : 'male', start, end: start + 1 };
}

const notSelf =
  /^\s+(?:partners?|friends?|who (?:hit|attacked|assaulted)|neighbou?r|nurse|doctor|gp|chaperone|pattern|syndrome|catheter|genitalia|colleague|relative|staff|condom|provider|physician|therapist|interpreter)\b/i;
const byAnother = /\b(?:by|with|another|unknown)\s+(?:(?:an?|the|another|unknown)\s+)?$/i;
/** "His mother, a 30 yo woman". */
const inApposition = new RegExp(`\\b(?:${kin})(?:'s)?\\s*(?:[,:(]|is)\\s*(?:[\\w-]+\\s+){0,3}$`, 'i');
const ofMother = new RegExp(
  `\\b(?:(?:${kin})(?:'s)?|(?:born|delivered) to|to an?|maternal)\\W+(?:(?!with\\b|who\\b|of\\b|brought\\b)\\w+\\W+){0,4}$`,
  'i',
);
const parity = /g ?\d{1,2}[ ,;]?\s?p ?\d/iy;
/** Births and living children, as India counts them: "P2L2". */
const living = /p ?\d{1,2}[ ,]?l ?\d/iy;
const gravida = /gravida\s?\d/iy;
const sexField =
  /(?:sex|gender)(?: assigned)?(?: at birth)?[ \t]{0,4}[:=|-]?[ \t]{0,4}(f(?:emale)?|m(?:ale)?)\b(?!\s?[/'’,]\s?[mf]\b|\s?\/\s?(?:fe)?male)/iy;

/** A plain word for the patient's sex between two places. */
function named(
  text: string,
  landmarks: readonly Landmark[],
  from: number,
  to: number,
  outside: (at: number) => boolean,
): Found<Sex> | null {
  for (const { start, end, bits } of landmarks) {
    if (start >= to) {
      break;
    }
    if (start < from || (bits & (femaleNamed | maleNamed)) === 0 || !outside(start)) {
      continue;
    }
    const found = namedAt(text, start, end, bits);
    if (found !== null && found.end <= to) {
      return found;
    }
  }
  return null;
}

function namedAt(text: string, start: number, end: number, bits: number): Found<Sex> | null {
  if ((bits & femaleNamed) !== 0 && (bits & maleNamed) !== 0) {
    const match = matchAt(sexField, text, start);
    return match === null
      ? null
      : { value: /^f/i.test(match[1]!) ? 'female' : 'male', start, end: start + match[0].length };
  }
  const value = (bits & femaleNamed) !== 0 ? 'female' : 'male';
  const first = text.charCodeAt(start) | 32;
  if ((first === 103 || first === 112) && end - start <= 7) {
    // G2P1, P2L2, gravida 2, gravid: a girl or a gent is caught below.
    const word = text.slice(start, end).toLowerCase();
    if (word === 'g' || word === 'p' || word === 'gravida') {
      const match = matchAt(word === 'g' ? parity : word === 'p' ? living : gravida, text, start);
      const isHers = match !== null && !ofMother.test(clauseBefore(text, start, 60));
      return isHers ? { value, start, end: start + match[0].length } : null;
    }
    if (word === 'gravid' && /non-?\s?$/i.test(text.slice(Math.max(0, start - 5), start))) {
      return { value, start, end };
    }
  }
  const isOther =
    notSelf.test(text.slice(end, end + 24)) ||
    byAnother.test(clauseBefore(text, start, 30)) ||
    inApposition.test(clauseBefore(text, start, 40));
  return isOther ? null : { value, start, end };
}

const denied = /\b(?:no|not|denies|without|absent|n\/a)\s+(?:\w+\s+){0,3}$/i;
const notAsked = /^\s*[:=-]?\s*(?:n\/?a\b|not applicable|none|absent)/i;
const ofAddress = /\b(?:under|by|dr|with|to|consultant|surgeon|d\/w|cc|dear|from|per|prof(?:essor)?|and)\.?\s+$/i;

/** Pronouns and forms of address where one sex clearly prevails; what only one sex has where none do, and never against them. */
function prevailing(text: string, landmarks: readonly Landmark[], outside: (at: number) => boolean): Found<Sex> | null {
  const found: Record<Sex, Landmark[]> = { female: [], male: [] };
  const organs: Record<Sex, Landmark[]> = { female: [], male: [] };
  for (const landmark of landmarks) {
    const { start, end, bits } = landmark;
    if (start >= headLength) {
      break;
    }
    if ((bits & (isFemale | isMale)) === 0 || !outside(start)) {
      continue;
    }
    if ((bits & (femaleSaid | maleSaid)) !== 0) {
      const isHers = (bits & femaleSaid) !== 0;
      if (isSpoken(text, start, end, isHers)) {
        found[isHers ? 'female' : 'male'].push(landmark);
      }
    } else if ((bits & (femaleOrgan | maleOrgan)) !== 0) {
      if (!isElsewhere(text, start, end)) {
        organs[(bits & femaleOrgan) !== 0 ? 'female' : 'male'].push(landmark);
      }
    } else {
      const word = namedAt(text, start, end, bits);
      if (word !== null) {
        found[word.value].push(landmark);
      }
    }
  }
  const winner = winnerOf(found);
  const owner =
    organs.female.length > 0 === organs.male.length > 0 ? null : organs.female.length > 0 ? 'female' : 'male';
  const isAgainst = winner !== null && owner !== null && winner !== owner;
  const value = isAgainst ? null : (winner ?? (found.female.length + found.male.length === 0 ? owner : null));
  const [first] = value === null ? [] : winner === null ? organs[value] : found[value];
  return value === null || first === undefined ? null : { value, start: first.start, end: first.end };
}

const winnerOf = ({ female, male }: Record<Sex, Landmark[]>): Sex | null =>
  female.length > 2 * male.length ? 'female' : male.length > 2 * female.length ? 'male' : null;

const femaleKin = 'mother|mum|mom|wife|sister|daughter|aunt|girlfriend|grandmother|niece';
const maleKin = 'father|dad|husband|brother|son|uncle|boyfriend|grandfather|nephew';
const ofWoman = new RegExp(`\\b(?:${femaleKin})\\b`, 'i');
const ofMan = new RegExp(`\\b(?:${maleKin})\\b`, 'i');

/**
 * "Mr" and "Ms" as they are written before a name, not the valve, the disease or the surgeon; pronouns where no relative of that sex is
 * spoken of just before ("mother treated in her 40s").
 */
function isSpoken(text: string, start: number, end: number, isHers: boolean): boolean {
  const first = text.charCodeAt(start) | 32;
  if (first !== 109) {
    return !(isHers ? ofWoman : ofMan).test(clauseBefore(text, start, 40));
  }
  const isWritten = text.charCodeAt(start) === 77 && (end - start > 2 || text.charCodeAt(start + 1) > 96);
  return isWritten && !ofAddress.test(clauseBefore(text, start, 24));
}

/** An organ that is denied, asked about in vain, or a relative's. */
const isElsewhere = (text: string, start: number, end: number): boolean =>
  ofMother.test(clauseBefore(text, start, 60)) ||
  denied.test(clauseBefore(text, start, 40)) ||
  notAsked.test(text.slice(end, end + 20));

const transBehind =
  /trans[ -](?:man|woman|male|female|masc\w*|fem\w*|person|boy|girl|patient|pt|individual|identif\w+|guy|lad|teen\w*|youth)\b/iy;
const assigned = /assigned (?:(?:fe)?male|at birth\b(?!\s?[:=|]))/iy;
/** A gender that differs from the sex that is given beside it: "Sex: F, gender identity: male". */
const identity = /identity[ \t]{0,4}[:=|-]?[ \t]{0,4}((?:fe)?male|(?:wo)?man|[mf])\b/iy;
const sexBefore =
  /\b(?:sex|assigned at birth)[^\n]{0,16}?\b((?:fe)?male|[mf])\b[^\n]{0,40}$|\b(?:sex|assigned at birth)[^\n]{0,16}?\b((?:fe)?male|[mf])\b[^\n]{0,20}\n[^\n]{0,20}$/i;
const binary = /\bnon[ -]$/i;
const crossing =
  /\b(?:transgender|trans|patient|pt|person|man|woman|male|female)\W{1,3}$|^\W{1,3}(?:transgender|trans|patient|pt|person|man|woman|male|female)\b/i;
const kinOwner = new RegExp(`\\b(?:${kin}|child|friends|support group|clinic)\\b\\W+(?:\\w+\\W+){0,3}$`, 'i');
const notSaid = /\b(?:no|not|denies|isn't|is not|non)[ -](?:\w+ )?$|\[\s?\]\s?$|[☐○]\s?$|\/\s?$/i;

/** Whether a word of gender is a statement about the patient, and no option of a list, denial or other person. */
function isGenderStatement(text: string, start: number, end: number): boolean {
  const word = text.slice(start, end).toLowerCase();
  const before = clauseBefore(text, start, 40);
  const is =
    word === 'trans'
      ? matchAt(transBehind, text, start) !== null
      : word === 'assigned'
        ? matchAt(assigned, text, start) !== null
        : word === 'binary'
          ? binary.test(before)
          : word === 'mtf' || word === 'ftm'
            ? crossing.test(before.slice(-14)) || crossing.test(clauseAfter(text, end, 16))
            : word === 'identity'
              ? differs(text, start)
              : true;
  const own = word === 'binary' ? before.replace(binary, '') : before;
  return is && !notSaid.test(own) && !kinOwner.test(own) && text.charAt(end) !== '/';
}

function differs(text: string, start: number): boolean {
  const said = matchAt(identity, text, start);
  const given = said === null ? null : sexBefore.exec(text.slice(Math.max(0, start - 90), start));
  return said !== null && given !== null && /^[fw]/i.test(said[1]!) !== /^f/i.test(given[1] ?? given[2]!);
}
