/** What kind of visit a note is of: routine and follow-up visits stay quiet where a new complaint would not. */
import type { KnowledgeBase } from '../knowledge/base.js';
import type { Note } from '../note/types.js';
import type { Fact } from './facts.js';

export type Visit = 'routine' | 'follow-up' | 'comfort' | 'new';

/** A plan for comfort at the end of life; an order not to resuscitate alone is none. */
const comfort =
  /\b(?:comfort (?:care|measures)|hospice|end[- ]of[- ]life|syringe driver|actively dying|last (?:days|hours) of life|palliative (?:care only|pathway)|expected death)\b/gi;
const declined =
  /\b(?:declin|refus|not (?:ready|wanted|for)|discuss|(?:works?|working|worked|volunteers?|job|employed|nurse) (?:at|in|for|with|near)\b)/i;
/** "His mother is in", right before it: the plan is another's, and silences nothing. */
const ofRelative =
  /\b(?:mother|father|mum|mom|dad|wife|husband|partner|sister|brother|son|daughter|aunt|uncle|parents?|grand\w+|friend|neighbou?r)(?:['’]s)?(?: (?:is|was|are|has|have|been|now|just|recently|currently|receiving|died|dying|went|moved|entered|lives|living|in|into|on|under|at|a|the|home))*\s*$/i;

const routine =
  /\b(?:(?:annual|yearly) (?:visit|exam\w*|physical|check\w*|review|wellness|well|health|medicare|preventive|f\/u|follow)|wellness|well[- ](?:visit|child|woman|man|adult|baby|exam)|health maintenance|routine (?:check|physical|exam|visit|follow)|check-?up|physical exam(?:ination)? (?:for|visit)|(?:medication|prescription|med) (?:refill|renewal)|(?<!cap(?:illary|\.)? ?)refills?\b(?! (?:time|in|of|is|was|less|brisk|normal|[<>\d]))|repeat prescription|medication review)\b/i;
const untroubled =
  /\b(?:no (?:new )?(?:concerns?|complaints?|issues|problems)|feels? (?:well|fine|good)|doing well|asymptomatic)\b/i;
const followUp =
  /\b(?:follow-?up|f\/u|follow up|recheck|review of|return visit|interval visit|surveillance|post-?op(?:erative)? (?:check|visit))\b/i;
/** A complaint this loud is heard even at a routine visit. */
const loud = 3;
/** The reason for a visit stands at the head of its note. */
const headLength = 600;
const reasonLength = 200;

/** Reads the kind of visit from the chief complaint, else from the head of the note. */
export function visitOf(note: Note, complaints: readonly Fact[], base: KnowledgeBase): Visit {
  for (const plan of note.text.matchAll(comfort)) {
    const before = note.text.slice(Math.max(0, plan.index - 60), plan.index);
    const around = note.text.slice(Math.max(0, plan.index - 30), plan.index + plan[0].length + 20);
    if (!declined.test(around) && !ofRelative.test(before)) {
      return 'comfort';
    }
  }
  const complaint = note.sections.find((section) => section.kind === 'chief-complaint');
  const said = complaint === undefined ? null : note.text.slice(complaint.body.start, complaint.body.end);
  const isLoud = complaints.some((fact) => (base.finding(fact.finding)?.import ?? 0) >= loud);
  if (
    routine.test(said ?? note.text.slice(0, headLength)) &&
    (!isLoud || untroubled.test(note.text.slice(0, headLength)))
  ) {
    return 'routine';
  }
  return followUp.test(said ?? note.text.slice(0, reasonLength)) ? 'follow-up' : 'new';
}
