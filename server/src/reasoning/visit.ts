/** What kind of visit a note is of: at a routine one nobody comes with a complaint, and the review stays quiet. */
import type { Note } from '../note/types.js';
import type { Fact } from './facts.js';
import type { KnowledgeBase } from '../knowledge/base.js';

const routine =
  /\b(?:annual|yearly|wellness|well[- ](?:visit|child|woman|man|adult|baby|exam)|health maintenance|routine (?:check|physical|exam|visit|follow)|check-?up|physical exam(?:ination)? (?:for|visit)|(?:medication|prescription|med) (?:refill|renewal)|refill|repeat prescription|medication review)\b/i;
const untroubled =
  /\b(?:no (?:new )?(?:concerns?|complaints?|issues|problems)|feels? (?:well|fine|good)|doing well|asymptomatic)\b/i;
/** A complaint this loud is heard even at a routine visit. */
const loud = 3;
/** The reason for a visit stands at the head of its note. */
const headLength = 600;

/** Whether the note is of a routine visit at which nothing loud is complained of. */
export function isRoutineVisit(note: Note, complaints: readonly Fact[], base: KnowledgeBase): boolean {
  const complaint = note.sections.find((section) => section.kind === 'chief-complaint');
  const reason =
    complaint === undefined
      ? note.text.slice(0, headLength)
      : note.text.slice(complaint.body.start, complaint.body.end);
  const isLoud = complaints.some((fact) => (base.finding(fact.finding)?.import ?? 0) >= loud);
  return routine.test(reason) && (!isLoud || untroubled.test(note.text.slice(0, headLength)));
}
