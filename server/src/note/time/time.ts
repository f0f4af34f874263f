/** How long the present complaint has lasted, how it began and how it goes on, from the chief complaint and the history. */
import { courseWords, findCourse } from './course.js';
import type { Part } from './course.js';
import { visitDate } from './dates.js';
import { durationIn, durationWords } from './duration.js';
import { landmarkScan } from '../words/landmarks.js';
import type { Section, SectionKind, TimeCourse } from '../types.js';

export { findSetting } from './setting.js';

const told: ReadonlySet<SectionKind> = new Set(['chief-complaint', 'hpi', 'other', 'course']);
/** Of a section, and of all together: the time course is told early. */
const partLength = 1500;
const storyLength = 12_000;
const scan = landmarkScan([...durationWords, ...courseWords]);

/** Reads the time course. Prefers the complaint, then the first lines of the history. */
export function findTime(text: string, sections: readonly Section[]): TimeCourse {
  const visitDay = (): number | null => {
    const days = visitDate(text);
    return days?.length === 1 ? days[0]!.day : null;
  };
  const parts: Part[] = [];
  let length = 0;
  for (const { kind, body } of sections) {
    if (told.has(kind) && length < storyLength) {
      const part = text.slice(body.start, Math.min(body.end, body.start + partLength));
      parts.push({ text: part, landmarks: scan(part, 0, part.length) });
      length += part.length;
    }
  }
  let durationHours: number | null = null;
  for (const part of parts) {
    durationHours ??= durationIn(part.text, part.landmarks, visitDay);
  }
  return { durationHours, ...findCourse(parts) };
}
