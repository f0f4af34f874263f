/** How long the present complaint has lasted and how it began, from the chief complaint and the history. */
import type { Section, Setting, TimeCourse } from './types.js';

const hoursOf: Record<string, number> = { min: 1 / 60, h: 1, d: 24, w: 168, mo: 730, y: 8766 };
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
};
const amount =
  '(\\d{1,3}(?:\\.\\d)?|a couple of|a few|couple|few|several|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve)';
const span = '(minutes?|mins?|hours?|hrs?|h|days?|d|weeks?|wks?|w|months?|mos?|mths?|years?|yrs?|y)';
/** "x3 days", "for 3 days", "3-day history of", "3 days ago", "since 2 weeks", "3/7" (days), "2/52" (weeks), "4/12" (months). */
const patterns: readonly RegExp[] = [
  new RegExp(`\\b${amount}[ -]${span}[ -](?:hx|history|h\\/o)\\b`, 'i'),
  new RegExp(
    `(?:\\bx|×|\\bfor(?: the)?(?: past| last)?|\\bover(?: the)?(?: past| last)?|\\bsince|\\bpast|\\blast|\\bduring the (?:past|last)|\\bof)\\s?(?:about |approximately |approx |around |~)?${amount}[ -]?${span}\\b`,
    'i',
  ),
  new RegExp(`\\b${amount}[ -]?${span} (?:ago|prior|earlier|before|previously|duration|now)\\b`, 'i'),
];
const british = /\b(\d{1,2})\/(7|52|12)\b/;
const relative: readonly [RegExp, number][] = [
  [/\bsince (?:yesterday|last night)\b|\byesterday\b|\blast night\b/i, 18],
  [/\bthis morning\b|\bsince this morning\b|\btoday\b|\btonight\b/i, 6],
  [/\bsince last week\b/i, 168],
];

/** Reads the time course. Prefers the complaint, then the first lines of the history. */
export function findTime(text: string, sections: readonly Section[]): TimeCourse {
  const wanted = sections.filter(
    (section) => section.kind === 'chief-complaint' || section.kind === 'hpi' || section.kind === 'other',
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
    if (best === null || at < best.at) {
      best = { at, hours };
    }
  };
  for (const pattern of patterns) {
    const match = pattern.exec(part);
    if (
      match !== null &&
      !/\bold\b/i.test(part.slice(match.index + match[0].length, match.index + match[0].length + 5))
    ) {
      const count = numberWords[match[1]!.toLowerCase()] ?? Number(match[1]);
      keep(match.index, count * unitHours(match[2]!));
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

function unitHours(unit: string): number {
  const folded = unit.toLowerCase();
  const key = folded.startsWith('mi') ? 'min' : folded.startsWith('mo') || folded.startsWith('mt') ? 'mo' : folded[0]!;
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

/** Where the patient is seen, from the words of the note; null where nothing says so. */
export function findSetting(text: string): Setting | null {
  const head = text.slice(0, 3000);
  if (
    /\b(?:ED|ER|A&E|emergency (?:department|room)|EMS|triage|ambulance|paramedics?|bib(?:a|ems)|resus)\b/.test(head)
  ) {
    return 'emergency';
  }
  if (
    /\b(?:hospital course|admitted|discharge summary|ward|inpatient|hospital day|POD ?#?\d|ICU|overnight events)\b/i.test(
      head,
    )
  ) {
    return 'ward';
  }
  return /\b(?:clinic|office visit|GP|surgery today|follow-?up|annual|well (?:visit|child)|refill|primary care|physical exam(?:ination)? for)\b/i.test(
    head,
  )
    ? 'clinic'
    : null;
}
