/** Who the note is about: age, sex and pregnancy as documented. What is not stated stays null. */
import { ageWords, findAge } from './age.js';
import { landmarkScan } from '../words/landmarks.js';
import { birthWords, findPostpartum } from './postpartum.js';
import { findPregnancy, pregnancyWords } from './pregnancy.js';
import { findSex, sexWords, statesGender } from './sex.js';
import type { Found } from '../words/numbers.js';
import type { Patient, Section, SectionKind } from '../types.js';

/** Only the beginning of a note says who it is about; a note of many pages is not searched whole. */
const headLength = 8000;
const scan = landmarkScan([...ageWords, ...sexWords, ...pregnancyWords, ...birthWords]);

/** Sections that tell of other people, or of the patient's other times. */
const ofOthers: ReadonlySet<SectionKind> = new Set(['family']);
const ofOtherTimes: ReadonlySet<SectionKind> = new Set(['family', 'pmh', 'psh', 'medications', 'allergies']);

/** Reads the patient. Family history is left out, where ages and sexes are other people's, and for the age the past as well. */
export function findPatient(text: string, sections: readonly Section[]): Patient {
  const landmarks = scan(text, 0, headLength);
  const age = findAge(text, landmarks, outsideOf(sections, ofOtherTimes));
  const outsideOthers = outsideOf(sections, ofOthers);
  const isGender = statesGender(text, landmarks, outsideOthers);
  const sex = isGender ? null : findSex(text, landmarks, age, outsideOthers);
  const mayBear = sex?.value !== 'male' && (age === null || (age.value >= 10 && age.value <= 60));
  const postpartum = mayBear ? findPostpartum(text, landmarks) : null;
  const pregnancy = mayBear ? findPregnancy(text, landmarks, postpartum) : null;
  const bears = pregnancy?.value.pregnant === true || postpartum !== null;
  return {
    ageYears: age?.value ?? null,
    sex: sex?.value ?? (bears && !isGender ? 'female' : null),
    pregnant: pregnancy?.value.pregnant ?? null,
    gestationWeeks: pregnancy?.value.weeks ?? null,
    postpartumDays: postpartum?.value ?? null,
    ageSpan: spanOf(age),
    sexSpan: spanOf(sex),
    pregnancySpan: spanOf(pregnancy),
  };
}

const spanOf = (found: Found<unknown> | null): Patient['ageSpan'] =>
  found === null ? null : { start: found.start, end: found.end };

/** Whether a place of the head stands outside of sections of some kinds. */
function outsideOf(sections: readonly Section[], kinds: ReadonlySet<SectionKind>): (at: number) => boolean {
  const inside: Section[] = [];
  for (const section of sections) {
    if (section.start >= headLength) {
      break;
    }
    if (kinds.has(section.kind)) {
      inside.push(section);
    }
  }
  return (at) => !inside.some((section) => at >= section.start && at < section.end);
}
