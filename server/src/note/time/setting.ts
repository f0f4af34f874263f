/** Where the patient is seen, from the words of the note, its title first. */
import { clauseBefore, matchAt } from '../words/around.js';
import { landmarkScan } from '../words/landmarks.js';
import type { Setting } from '../types.js';

const titleLength = 160;
const headLength = 3000;

/** A place as it is named, and what around it makes it another time's place, a plan, or another thing. */
interface Name {
  readonly setting: Setting;
  readonly words: string;
  /** Sticky, from the word's beginning; without it the word alone is enough. */
  readonly is?: RegExp;
  readonly before?: RegExp;
  readonly notBefore?: RegExp;
  /** Counts in the title only, or where it is said that the patient is seen for it. */
  readonly title?: boolean;
}

const elsewhere =
  /\b(?:recent|prior|previous|last|any|avoid|no|not|nearest|seek|return to|go to|go|attend|back to|call|calls?|calling|dial|declin\w+|refus\w+|without|if|via 999|come (?:back )?to|straight to|direct to|directly to|present to|visit|tomorrow|yesterday|advised|told to|earlier|since|was in|were in|discharged from|left)\s(?:\w+\s)?(?:the\s|an\s|a\s|your\s|our\s|local\s)?$/i;
const notBehind =
  '(?!\\s(?:precautions|visits?\\b|if\\b|for any|when|should|attendances?|\\d+/\\d+ ago|(?:\\w{1,20} ){1,3}ago|last|yesterday|in (?:19|20)\\d\\d|positive|negative|pos\\b|neg\\b|status|stay)|[+]|\\s?/\\s?PR|\\s\\d+\\s?(?:mg|yrs?|years?|/\\d)|\\s?(?:19|20)\\d\\d)';
const arrival =
  /\b(?:presents?|presented|presenting|brought|came|comes|arrived?|taken|conveyed|transferred|self-?presented|attended|attending)\b(?:\s[\w/-]+){0,4}\sto\s(?:the\s|our\s|this\s|an?\s)?$/i;
const atPlace = /(?:^\W*|\b(?:in|at|the|our|via|from|through|this|of|by|seen|to)\s(?:the\s|our\s)?|[:;.,(–-]\s?)$/i;
const toPlace = /\bto\s(?:the\s|our\s|this\s|an?\s)?$/i;

const names: readonly Name[] = [
  {
    setting: 'emergency',
    words: 'ed er',
    is: new RegExp(`(?:ED|ER)\\b${notBehind}`, 'y'),
    before: atPlace,
    // In a list of what the patient has ("PMH: HTN, ED") and behind a drug's strength it is no place.
    notBefore: /\b(?:[Hh]istory|[Hh]x|h\/o|[Kk]nown|with|for|XL|SR|CR|mg|PMH):?,?\s$|\b[A-Z\d]{2,6},\s$/,
  },
  {
    setting: 'emergency',
    words: 'ed er',
    is: /(?:ED|ER)\s(?:physician|provider|doctor|attending|resident|note|course|triage|resus|nurs|staff|team|arrival|record|report|eval|assess|chart|consultant|sho|registrar|clinician|presentation|bay)/iy,
  },
  { setting: 'emergency', words: 'a', is: new RegExp(`A\\s?&\\s?E\\b${notBehind}`, 'y') },
  {
    setting: 'emergency',
    words: 'emergency',
    is: new RegExp(
      `emergency (?:dep(?:artmen)?t\\b|room|medicine|physician|centre|center|unit|note|admission unit)${notBehind}`,
      'iy',
    ),
  },
  { setting: 'emergency', words: 'ems', is: /EMS\b/y },
  { setting: 'emergency', words: 'casualty', is: /casualty(?: (?:officer|dep\w+|card|note))?(?=[\s:,.]|$)/iy },
  {
    setting: 'emergency',
    words: 'triage',
    notBefore: /\b(?:telephone|phone|tele|online|e|nurse advice|digital|remote)[ -]?$/i,
  },
  {
    setting: 'emergency',
    words: 'ambulance paramedic paramedics biba bibems bibp resus',
    is: /\w+(?! (?:if|for stridor|when))/iy,
  },
  { setting: 'emergency', words: 'trauma', is: /trauma (?:bay|team activation|call\b|activation)/iy },
  { setting: 'emergency', words: 'majors minors', before: /\b(?:in|to) $|^\W*$/i },
  { setting: 'ward', words: 'hospital', is: /hospital (?:course|day|ward)\b/iy },
  {
    setting: 'ward',
    words: 'admitted',
    is: /admitted\b(?! (?:to (?!(?:the|our|this|an?|hospital|ward|icu|itu|hdu|ccu|amu|mau|telemetry|tele|obs|inpatient|medic\w+|surg\w+|\w+ (?:ward|unit|service|floor|team|bed))\b)|that\b|last|in (?:19|20)|(?:\w+ ){1,2}(?:weeks?|months?|years?) (?:ago|earlier|before)|previously|elsewhere|twice|once))/iy,
    notBefore:
      /\b(?:previously|never|last|not|recently|prior|be|being|if|until|get|ever|once|twice|wife|husband|mother|father|sister|brother)\s$/i,
  },
  { setting: 'ward', words: 'discharge', is: /discharge (?:summary|letter)\b/iy },
  { setting: 'ward', words: 'admission', is: /admission (?:note|h&p|history|clerking|date|diagnos)/iy },
  { setting: 'ward', words: 'admission', before: /\b(?:date of|day of) $/i },
  { setting: 'ward', words: 'ward', is: /ward\b(?!s\b)(?! (?:of\b|off\b))/iy, notBefore: /\b(?:back to|previous) $/i },
  {
    setting: 'ward',
    words: 'inpatient',
    notBefore: /\b(?:prior|previous|past|no|any|last|psychiatric) (?:psychiatric )?$/i,
  },
  { setting: 'ward', words: 'pod', is: /POD ?#?\d/iy },
  { setting: 'ward', words: 'day', is: /day \d{1,2} post[ -]?op/iy },
  {
    setting: 'ward',
    words: 'icu itu hdu micu sicu ccu nicu picu amu mau sau eau cdu',
    is: /[A-Z]+\b(?! (?:stay|admissions?|in (?:19|20)|care in|\d\d\d\d))/y,
    notBefore:
      /\b(?:no|never|prior|previous|recent|past|hx|h\/o|of|requiring|last|any|for|consider|needs?|to|if)\s(?:an?\s|the\s)?$/i,
  },
  { setting: 'ward', words: 'clerking clerked' },
  { setting: 'ward', words: 'overnight', is: /overnight (?:events|obs)\b/iy },
  { setting: 'ward', words: 'overnight', is: /overnight:/iy },
  { setting: 'ward', words: 'interval', is: /interval events\b/iy },
  { setting: 'ward', words: 'progress', is: /progress note/iy },
  { setting: 'ward', words: 'wr ptwr', is: /(?:PT)?WR\b/y, before: /(?:^|\n)\W*$/ },
  { setting: 'ward', words: 'post', is: /post[ -]take/iy },
  { setting: 'ward', words: 'labour labor', is: /labou?r (?:ward|and delivery|& delivery)/iy },
  {
    setting: 'clinic',
    words: 'telephone phone nurse',
    is: /(?:telephone|phone|nurse advice) (?:triage|consult|review|visit|appointment|encounter|call|follow|then)|nurse clinic/iy,
  },
  { setting: 'clinic', words: 'telehealth telemedicine teleconsult teledermatology teleconsultation econsult' },
  { setting: 'clinic', words: 'video', is: /video (?:visit|consult|appointment|encounter)/iy },
  {
    setting: 'clinic',
    words: 'clinic clinics outpatient outpatients opd',
    notBefore:
      /\b(?:refer\w*|ref|follow(?:ed)?[ -]?up|f\/?u|fu|review\w*|see|book\w*|appointment|appt|return|back|await\w*|attend\w*|via|by|prior|previous|last|call|phone|from|next|upcoming|through|arrange\w*|due)\b(?: [\w/-]+){0,4} $/i,
  },
  { setting: 'clinic', words: 'office', is: /office (?:visit|note|encounter|today)/iy },
  {
    setting: 'clinic',
    words: 'gp',
    is: /GP (?:surgery|visit|consultation|appointment|review|telephone|note|phone|home visit|results|letter)/iy,
  },
  { setting: 'clinic', words: 'general', is: /general practice/iy },
  { setting: 'clinic', words: 'seen', is: /seen in (?:the )?(?:surgery|office|clinic)/iy },
  { setting: 'clinic', words: 'urgent', is: /urgent (?:care|treatment centre)/iy, notBefore: elsewhere },
  { setting: 'clinic', words: 'walk', is: /walk[ -]in\b/iy },
  { setting: 'clinic', words: 'family', is: /family (?:medicine|practice|physician)\b/iy, notBefore: elsewhere },
  {
    setting: 'clinic',
    words: 'primary',
    is: /primary care\b/iy,
    notBefore: /\b(?:by|with|from|his|her|their|follow[ -]?up|to) (?:a |an |the )?(?:\w+ )?$/i,
  },
  { setting: 'clinic', words: 'home', is: /home visit\b/iy },
  {
    setting: 'clinic',
    words: 'health community district',
    is: /(?:health visitor|community nurs\w+|district nurs\w+)/iy,
    before: /^\W*$/,
  },
  { setting: 'clinic', words: 'well wellness', is: /well(?:ness)?[ -](?:visit|child|baby|woman)/iy },
  { setting: 'clinic', words: 'wcc', is: /WCC\b/y, title: true },
  {
    setting: 'clinic',
    words: 'annual',
    is: /annual\b(?! income)/iy,
    notBefore: /\b(?:with|at|due|next|has|gets|his|her|until|before) $/i,
  },
  { setting: 'clinic', words: 'physical', is: /physical exam(?:ination)? for\b/iy },
  { setting: 'clinic', words: 'same', is: /same[ -]day appointment/iy },
  { setting: 'clinic', words: 'medication', is: /medication (?:review|refill)/iy },
  { setting: 'clinic', words: 'refill', notBefore: /\b(?:no|cap(?:illary)?|delayed|brisk|normal|slow) $/i },
  { setting: 'clinic', words: 'new', is: /new patient (?:visit|appointment|consult|evaluation)/iy },
  { setting: 'clinic', words: 'establish', is: /establish(?:ing)? care/iy },
  { setting: 'clinic', words: 'follow', is: /follow-?\s?up\b/iy, title: true },
  { setting: 'clinic', words: 'f', is: /f\/u\b/iy, title: true },
  { setting: 'clinic', words: 'thank', is: /thank you for (?:referring|asking me to see|seeing)/iy },
];

const byWord = new Map<string, Name[]>();
for (const name of names) {
  for (const word of name.words.split(' ')) {
    byWord.set(word, [...(byWord.get(word) ?? []), name]);
  }
}
const nameBit = 1 << 1;
const scan = landmarkScan([[nameBit, [...byWord.keys()].join(' ')]], false);
const order: readonly Setting[] = ['emergency', 'ward', 'clinic'];
const seenFor =
  /\b(?:here|seen|presents?|presenting|returns?|in|comes|attends?|came|month|week|year|visit|for) (?:for |in )?(?:an? |his |her |the )?(?:\w+ )?$/i;
const laterVisit =
  /^(?:follow-?\s?up|f\/u) (?:with|as|prn|in|if|needed|appointment|ct|mri|scan|imaging|cxr|arranged|booked|by|at|\d)/i;

/** Where the patient is seen; null where nothing says so. */
export function findSetting(text: string): Setting | null {
  let titleEnd = titleLength;
  while (titleEnd < Math.min(text.length, headLength) && isLetter(text.charCodeAt(titleEnd))) {
    titleEnd++;
  }
  return settingIn(text, 0, titleEnd) ?? settingIn(text, titleEnd, headLength);
}

const isLetter = (code: number): boolean => (code | 32) >= 97 && (code | 32) <= 122;

function settingIn(text: string, from: number, to: number): Setting | null {
  let best = order.length;
  for (const { start, end } of scan(text, from, to)) {
    for (const name of byWord.get(text.slice(start, end).toLowerCase()) ?? []) {
      const rank = order.indexOf(name.setting);
      best = rank < best && isNamed(text, start, end, name) ? rank : best;
    }
    if (best === 0) {
      break;
    }
  }
  return order[best] ?? null;
}

function isNamed(text: string, start: number, end: number, name: Name): boolean {
  if (name.is !== undefined && matchAt(name.is, text, start) === null) {
    return false;
  }
  const before = clauseBefore(text, start, 60);
  if (name.setting === 'emergency') {
    // "Presented to the ED" is here; "go to the ED if" is not, nor is a visit of another time.
    if (elsewhere.test(before) || (toPlace.test(before) && !arrival.test(before))) {
      return false;
    }
  }
  if (
    name.title === true &&
    (laterVisit.test(text.slice(start, end + 20)) || (start >= titleLength && !seenFor.test(before)))
  ) {
    return false;
  }
  return (name.before?.test(before) ?? true) && !(name.notBefore?.test(before) ?? false);
}
