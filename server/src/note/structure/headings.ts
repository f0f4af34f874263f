/** What the words of a heading or a label stand for: the section they open, and what they make of what stands under them. */
import { kindByName, normalName, remarks } from './headingNames.js';
import type { SectionKind } from '../types.js';

/** Longest name of a section with what is put before and behind it. */
const longestHeading = 72;

/** Words put before a name that do not change its kind: "Discharge exam", "Pertinent labs". */
const before = new Set(
  "current relevant pertinent significant brief focused limited initial updated other additional general complete full detailed repeat repeated interim known ed er icu nursing nurse nurse's nurses physician provider doctor clinician patient's patient active past today's discharge admission admitting preoperative preop pre-op postoperative postop post-op postnatal outpatient inpatient triage clinical recent latest new initial final overall abbreviated comprehensive bedside reported documented main confirmed chronic maternal psychiatric mental neurological detailed expected key summary formal short".split(
    ' ',
  ),
);
/** Words put behind it: "Vitals on arrival", "Labs today", "Exam at discharge". */
const behind =
  / (?:today|tonight|yesterday|y'day|yday|now|this (?:am|morning|afternoon|evening|visit|admission|shift|pregnancy)|(?:on|at|upon|prior to|since|during|from|before|after) (?:the )?(?:arrival|admission|discharge|presentation|triage|transfer|scene|review|visit|stay|intake|home|rest|last visit|booking|delivery|clinic)|in (?:the )?(?:ed|er|clinic|hospital|triage|a&e|resus)|overnight|list|summary|details|section|update|by (?:problem|system|systems|issue)|of note|to date|so far|pre-?op|post-?op|done|sent|as follows|as below|available|reviewed|obtained|given|updated|noted|performed)$/;
/** Of these some may not stand without a mark: "Labs reviewed" and "Meds at home" are sentences. */
const verbs = /\b(?:done|sent|reviewed|obtained|given|updated|noted|performed|available|home|rest)$/;

/** Section that a heading's words open, or null where they are no heading. `bare`: no mark shows that they are one. */
export function headingKind(words: string, bare = false): SectionKind | null {
  const name = normalName(words);
  const known = kindByName.get(name);
  if (known !== undefined) {
    return known;
  }
  if (name.length > longestHeading || name.length < 5) {
    return null;
  }
  const core = coreOf(name, bare);
  return core === null ? null : (kindByName.get(core) ?? joinedKind(core) ?? null);
}

/** A name without what stands before and behind it, as far as it must go to be known; null where a verb makes it a sentence. */
function coreOf(name: string, bare: boolean): string | null {
  const whole = name.endsWith('(s)') ? name.slice(0, -3) : name;
  const core = withoutBefore(whole);
  if (kindByName.has(core)) {
    return core;
  }
  const tail = behind.exec(whole);
  if (tail === null) {
    return core;
  }
  return bare && verbs.test(tail[0].trim()) ? null : withoutBefore(whole.slice(0, tail.index));
}

function withoutBefore(name: string): string {
  let core = name;
  for (let space = core.indexOf(' '); space > 0 && before.has(core.slice(0, space)); space = core.indexOf(' ')) {
    if (kindByName.has(core)) {
      break;
    }
    core = core.slice(space + 1);
  }
  return core;
}

/**
 * "Chief Complaint / Reason for Visit", "Past medical, surgical and family history": the kind of the first, where all are known.
 * Of medicines and allergies together the medicines, since no drug may be taken for an allergen.
 */
function joinedKind(name: string): SectionKind | null {
  if (!/[/&+,;]| and /.test(name)) {
    return null;
  }
  const parts = name.split(/(?:[/&+,;]| and )+ ?/).filter((part) => part !== '');
  const noun = /(?:^| )(history|hx|diagnos[ei]s|problems)$/.exec(parts.at(-1) ?? '')?.[1];
  const kinds = parts.map((part) => {
    const core = coreOf(part, false) ?? part;
    return kindByName.get(core) ?? (noun === undefined ? undefined : kindByName.get(`${core} ${noun}`)) ?? null;
  });
  if (kinds.length < 2 || kinds.includes(null)) {
    return null;
  }
  return kinds[0] === 'allergies' && kinds.includes('medications') ? 'medications' : kinds[0]!;
}

/** "PAST OCULAR HISTORY OF THE RIGHT EYE": a known name at either end of a heading that is marked as one. */
export function looseKind(words: string): SectionKind | null {
  const parts = normalName(words).split(/[ /&]+(?:and +)?/);
  for (let take = Math.min(parts.length - 1, 8); take > 1; take--) {
    const kind = kindByName.get(parts.slice(0, take).join(' ')) ?? kindByName.get(parts.slice(-take).join(' '));
    if (kind !== undefined) {
      // "PATIENT HERE FOR FOLLOW UP" is a sentence.
      return parts.some((part) => ofSentence.has(part)) ? null : kind;
    }
  }
  return null;
}
const ofSentence = new Set('for in here seen with on to is was were has had no not'.split(' '));

/** Names that are as often the label of a remark: they open a section only where they stand alone or are marked. */
export function isRemark(words: string): boolean {
  const name = normalName(words);
  return remarks.has(name) || (!kindByName.has(name) && remarks.has(coreOf(name, false) ?? ''));
}

/** What stands under these headings is considered, not said to be so. */
const considered = /^(?:ddx|dd|differentials?|differential diagnos[ei]s)$/;
/** What stands under these would be a reason to come back. */
const conditional =
  /^(?:(?:ed |er |strict )?return (?:precautions|instructions|advice|if|to (?:ed|er) if)|er precautions|safety[- ]net(?:ting)?(?: advice)?|discharge (?:instructions|advice)|instructions|worsening advice|(?:come back|call|seek (?:help|medical attention)) if|when to (?:call|return|seek (?:help|medical care))|reasons to return|crisis plan|safety plan)$/;

/** How a heading colours what stands under it, beyond the kind of its section. */
/** A list of problems that are open today, which stands where a past history does. */
const open = /^(?:problem list|(?:active|current|acute|chronic|ongoing) (?:problems|conditions|issues))$/;

export function leanOf(heading: string): 'considered' | 'conditional' | 'open' | null {
  const name = normalName(heading);
  if (open.test(name)) {
    return 'open';
  }
  return considered.test(name) ? 'considered' : conditional.test(name) ? 'conditional' : null;
}

const setOf = (names: string): ReadonlySet<string> => new Set(names.split('|').map(normalName));

/** Labels of the parts of an examination or a review of systems. */
const systems = setOf(
  'general|gen|general appearance|appearance|const|constitutional|heent|hent|head|eyes|ears|nose|mouth|ent|enmt|throat|oropharynx|op|neck|cv|cvs|cor|cardiac|cardio|cardiovascular|heart|hs|lungs|lung|chest|chest wall|resp|respiratory|pulm|pulmonary|breasts|abd|abdo|abdomen|abdominal|gi|gastrointestinal|gu|genitourinary|gyn|pelvic|pelvis|rectal|pr|pv|ext|exts|extremities|limbs|legs|calves|neuro|neurological|neurologic|cns|pns|skin|integumentary|derm|msk|musculoskeletal|joints|spine|psych|psychiatric|psychiatric/behavioral|back|lymph|lymphatic|nodes|heme|heme/lymph|hematologic|hematologic/lymphatic|endo|endocrine|allergic/immunologic|immunologic|vascular|pulses|vasc|gait|fontanelle|hips|genitalia|wound|incision|scalp|face|c-spine|knee|knees|hip|shoulder|shoulders|wrist|hand|hands|elbow|ankle|foot|feet|finger|fingers|thumb|leg|calf|arm|arms|lumbar spine|l-spine|cervical spine|thyroid|breast|testes|scrotum|perineal',
);
/** Parts of the examinations of the eye and the mind, which have labels of their own. */
const examined = setOf(
  'va|visual acuity|vision|iop|iops|tonometry|pupils|eom|eoms|eye movements|cvf|vf|visual fields|confrontation fields|fundus|fundi|lids|lids/lashes|conj|conjunctiva|conj/sclera|cornea|ac|a/c|anterior chamber|iris|lens|vitreous|macula|disc|discs|optic disc|optic nerve|vessels|periphery|retina|behaviour|behavior|speech|mood|affect|thought process|thought content|thought form|thoughts|perception|perceptions|cognition|insight|judgement|judgment|insight/judgment|insight and judgement|orientation|eye contact|psychomotor|cranial nerves|cn|cns ii-xii|motor|power|tone|reflexes|sensation|sensory|coordination|cerebellar|inspection|palpation|rom|range of motion|special tests|look|feel|move|dermoscopy|dermatoscopy|sfh|fundal height|fh|fhr|fht|fhts|lie|ve|cx|cervix|spec|lochia|perineum|uterus|gcs|airway|breathing|circulation|disability|exposure|a to e|abcde',
);
/** Labels of single tests: they open the results where none are open, and stay in the text as the test's name. */
const tests = setOf(
  'ecg|ekg|ua|urinalysis|urine dip|cxr|chest x-ray|chest xray|ct|ct head|cth|ct abdomen|ct a/p|ct chest|cta|ctpa|mri|mri brain|us|uss|ultrasound|xr|x-ray|xray|echo|tte|tee|eeg|emg|fast|efast|cbc|fbc|bmp|cmp|u&e|u&es|ues|abg|vbg|lft|lfts|tfts|coags|inr|poct|trop|troponin|trops|d-dimer|ddimer|bnp|crp|esr|lactate|upt|hcg|b-hcg|lp|csf|blood cultures|cultures|a1c|hba1c|tsh|spirometry|peak flow|holter|stress test|colonoscopy|egd|ogd|oct|hvf',
);
/** Labels of a way of life: they open the social history behind another part of the history. */
const habits = setOf(
  'tobacco|smoking|smoking status|smoker|smokes|alcohol|etoh|drinks|drug use|illicits|illicit drugs|recreational drugs|illicit drug use|vaping|occupation|job|work|lives|marital status|tob|living',
);

const side = /^(?:left|right|bilateral|l|r|lt|rt) /;

/** Whether a label is that of a body system, of another part of an examination, of a test, of a habit, or of none. */
export function labelKind(words: string): 'system' | 'examined' | 'test' | 'habit' | null {
  const name = normalName(words).replace(side, '');
  return systems.has(name)
    ? 'system'
    : tests.has(name)
      ? 'test'
      : examined.has(name)
        ? 'examined'
        : habits.has(name)
          ? 'habit'
          : null;
}

/** First words of the names of sections and of what may stand before them: no other word begins a heading. */
const firstWords: ReadonlySet<string> = new Set([
  ...[...kindByName.keys()].map((name) => /^[^ /&+,]+/.exec(name)?.[0] ?? name),
  ...before,
]);
export const mayBeginHeading = (foldedWord: string): boolean => firstWords.has(foldedWord);

const labelWords: ReadonlySet<string> = new Set(
  ['left', 'right', 'bilateral', 'l', 'r', 'lt', 'rt', ...systems, ...examined, ...tests, ...habits].map(
    (name) => /^[a-z]+/.exec(name)?.[0] ?? name,
  ),
);
export const mayBeginLabel = (foldedWord: string): boolean => labelWords.has(foldedWord);
