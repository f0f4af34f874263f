/** How long the present complaint has lasted and how it began, from the chief complaint and the history. */
import type { Section, Setting, TimeCourse } from './types.js';

const hoursOf: Record<string, number> = { min: 1 / 60, h: 1, d: 24, fortnight: 336, w: 168, mo: 730, y: 8766 };
const numberWords: Record<string, number> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  twelve: 12,
  couple: 2,
  few: 3,
  several: 4,
  'a couple of': 2,
  'a few': 3,
  half: 0.5,
  'couple of': 2,
};
const amount =
  '(\\d{1,3}(?:\\.\\d)?|a couple of|couple of|a few|couple|few|several|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve)';
const span = '(minutes?|mins?|hours?|hrs?|h|days?|d|fortnight|weeks?|wks?|w|months?|mos?|mths?|years?|yrs?|y)';
/** "x3 days", "for 3 days", "3-day history of", "3 days ago", "2 days of", "since 2 weeks". */
const patterns: readonly RegExp[] = [
  new RegExp(`\\b${amount}[\\s-]${span}[\\s-](?:hx|history|h\\/o)\\b`, 'gi'),
  new RegExp(`\\b(\\d{1,3})[\\s-]?(h|d|wk|w|mo|m|y)[\\s-](?:hx|history|h\\/o)\\b`, 'gi'),
  new RegExp(
    `(?:\\bx|×|\\bfor(?: the)?(?: past| last)?|\\bover(?: the)?(?: past| last)?|\\bsince|\\bpast|\\blast|\\bduring the (?:past|last)|\\bof)\\s?(?:about |approximately |approx |around |~)?${amount}[\\s-]?${span}\\b`,
    'gi',
  ),
  new RegExp(`\\b${amount}[\\s-]?${span}\\s(?:ago|prior|earlier|before|previously|duration|now|of)\\b`, 'gi'),
];
/** "3/7" (days), "2/52" (weeks), "4/12" (months), where no date and no strength ("5/7 weakness") can be meant. */
const british =
  /(?<![\d/.]|\bon |\bdated |power |strength )\b(\d{1,2})\/(7|52|12)\b(?![\d/]|\s?(?:weak|power|strength))/;
const relative: readonly [RegExp, number][] = [
  [/\bsince (?:yesterday|last night)\b|\byesterday\b|\blast night\b/i, 18],
  [/\bthis (?:morning|afternoon|evening)\b|\b(?:since|earlier|started|began|onset) today\b|\btonight\b/i, 6],
  [/\bsince last week\b/i, 168],
];

/** Reads the time course. Prefers the complaint, then the first lines of the history. */
export function findTime(text: string, sections: readonly Section[]): TimeCourse {
  const wanted = sections.filter(
    (section) =>
      section.kind === 'chief-complaint' ||
      section.kind === 'hpi' ||
      section.kind === 'other' ||
      section.kind === 'course',
  );
  const parts = wanted.map((section) =>
    text.slice(section.body.start, Math.min(section.body.end, section.body.start + 1500)),
  );
  const story = parts.join('\n');
  let durationHours: number | null = null;
  for (const part of parts) {
    durationHours ??= durationIn(part);
  }
  const onset =
    /\b(?:sudden(?:ly)?|abrupt(?:ly)?|thunderclap|acute onset|all at once|out of nowhere|instantly)\b/i.test(story)
      ? 'sudden'
      : /\b(?:gradual(?:ly)?|insidious(?:ly)?|slowly|over time|progressive(?:ly)?)\b/i.test(story)
        ? 'gradual'
        : null;
  return { durationHours, onset, course: courseOf(story) };
}

function durationIn(part: string): number | null {
  let best: { at: number; hours: number } | null = null;
  const keep = (at: number, hours: number): void => {
    // Years are the story of an old illness, unless nothing shorter is told.
    const isOld = hours >= 8766;
    const wasOld = best !== null && best.hours >= 8766;
    if (best === null || (isOld === wasOld ? at < best.at : wasOld)) {
      best = { at, hours };
    }
  };
  for (const pattern of patterns) {
    for (const match of part.matchAll(pattern)) {
      const behind = part.slice(match.index + match[0].length, match.index + match[0].length + 5);
      if (!/\bold\b/i.test(behind)) {
        keep(match.index, countOf(match[1]!) * unitHours(match[2]!));
      }
    }
  }
  const slash = british.exec(part);
  if (slash !== null) {
    keep(slash.index, Number(slash[1]) * { '7': 24, '52': 168, '12': 730 }[slash[2] as '7' | '52' | '12']);
  }
  if (best === null) {
    for (const [pattern, hours] of relative) {
      const match = pattern.exec(part);
      if (match !== null) {
        return hours;
      }
    }
  }
  return (best as { hours: number } | null)?.hours ?? null;
}

const countOf = (words: string): number => numberWords[words.toLowerCase()] ?? Number(words);

function unitHours(unit: string): number {
  const folded = unit.toLowerCase();
  const key = folded.startsWith('mi')
    ? 'min'
    : /^m(?:o|t|$)/.test(folded)
      ? 'mo'
      : folded.startsWith('f')
        ? 'fortnight'
        : folded[0]!;
  return hoursOf[key] ?? 24;
}

function courseOf(story: string): TimeCourse['course'] {
  const forms: readonly [RegExp, NonNullable<TimeCourse['course']>][] = [
    [/\b(?:worsening|getting worse|progressively|progressive|increasing in|worse over)\b/i, 'worsening'],
    [/\b(?:intermittent(?:ly)?|comes and goes|on and off|off and on|waxing and waning|episodic)\b/i, 'intermittent'],
    [/\b(?:recurrent|recurring|repeated episodes|similar episodes|multiple episodes|several episodes)\b/i, 'recurrent'],
    [/\b(?:improving|getting better|improved|resolving)\b/i, 'improving'],
    [/\b(?:constant(?:ly)?|continuous(?:ly)?|persistent(?:ly)?|unrelenting)\b/i, 'constant'],
  ];
  return forms.find(([pattern]) => pattern.test(story))?.[1] ?? null;
}

const emergency =
  /(?<!\b(?:to|recent|prior|previous|last|any|avoid|no|call|nearest|seek)\s(?:the\s|an\s)?)\b(?:ED|ER|A&E|[Ee]mergency (?:[Dd]epartment|[Rr]oom)|EMERGENCY (?:DEPARTMENT|ROOM)|EMS|[Tt]riage|TRIAGE|[Aa]mbulance|[Pp]aramedics?|bib(?:a|ems)|BIB(?:A|EMS)|[Rr]esus)\b(?! (?:precautions|visits?|if))/;
const ward =
  /\b(?:hospital course|admitted|discharge summary|ward|inpatient|hospital day|POD ?#?\d|ICU|HDU|AMU|MAU|clerking|overnight events|progress note)\b/i;
const clinic =
  /\b(?:clinic|office visit|GP (?:surgery|visit|consultation|appointment|review)|seen in surgery|follow-?up|annual|well (?:visit|child)|refill|primary care|telephone consultation|physical exam(?:ination)? for)\b/i;

/** Where the patient is seen, from the words of the note, its title first; null where nothing says so. */
export function findSetting(text: string): Setting | null {
  for (const part of [text.slice(0, 160), text.slice(0, 3000)]) {
    const found = emergency.test(part) ? 'emergency' : ward.test(part) ? 'ward' : clinic.test(part) ? 'clinic' : null;
    if (found !== null) {
      return found;
    }
  }
  return null;
}
