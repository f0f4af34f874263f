/** The headings that clinical notes have, and the section each opens. Folded, without colon. */
import { fold } from './tokens.js';
import type { SectionKind } from './types.js';

const table: Record<SectionKind, string> = {
  'chief-complaint':
    'chief complaint|cc|c/c|presenting complaint|pc|p/c|reason for visit|reason for consultation|reason for admission|reason for referral|complaint|presentation|rfv',
  hpi: 'hpi|history of present illness|history of presenting illness|history of the present illness|history of presenting complaint|hpc|hopc|present illness|interval history|subjective|s|history|triage note|triage|narrative|history obtained|brief history|hospital presentation|symptoms|pertinent positives|hx|hx of present illness|hx of presenting complaint|presenting history|history of presentation|reason for call',
  pmh: 'pmh|pmhx|past medical history|medical history|past history|past medical and surgical history|background|significant past medical history|problem list|active problems|chronic problems|comorbidities|pmh/psh|past medical hx|medical problems|obstetric history|ob history|gynecologic history|gynaecological history|birth history|past medical problems|previous medical history|phx|past hx|pmhx/pshx|pmhx/psh|immunizations|immunisations|past ocular history|poh',
  psh: 'psh|past surgical hx|past operations|past surgical history|surgical history|pshx|procedures|previous operations',
  medications:
    'medications|medication|meds|current medication|regular medication|regular medications|regular meds|usual medications|home medication|drug hx|prescribed medications|current medications|home medications|medication list|drug history|dh|dhx|rx|medicines|current meds|home meds|discharge medications|medications on admission|drugs|medications prior to admission|outpatient medications|treatment on admission',
  allergies:
    'allergies|allergy|drug allergies|nkda|all|allergies and intolerances|adverse reactions|allergies/intolerances|drug allergy|allergy status|known allergies|medication allergies',
  family: 'family history|family medical history|fh|fhx|fam hx|family hx|fmhx',
  social:
    'social history|sh|shx|soc hx|social hx|social|habits|personal and social history|sochx|lifestyle|travel history|occupational history',
  ros: 'ros|review of system|systemic review|review of systems|review of symptoms|systems review|systemic enquiry|systems enquiry',
  vitals:
    'vitals|vital signs|vs|obs|observations|triage vitals|v/s|vitals signs|vital signs on arrival|vitals on arrival|observations on arrival',
  exam: 'exam|physical exam|physical examination|pe|examination|o/e|on examination|oe|objective|o|px|clinical examination|general examination|mental status exam|mental status examination|mse|neurological examination|neurologic exam|ocular examination|slit lamp|pex|physical|focused exam|clinical exam|clinical findings|examination findings|exam findings|on exam|general exam',
  results:
    'results|labs|laboratory|laboratory data|laboratory results|investigations|ix|imaging|data|lab results|studies|diagnostics|diagnostic studies|radiology|bloods|blood results|blood tests|tests|test results|laboratory studies|laboratory findings|labs/imaging|labs and imaging|lab data|pertinent results|pertinent labs|relevant results|diagnostic data|investigation results|imaging results|imaging studies',
  course:
    'course|hospital course|ed course|emergency department course|progress|clinical course|interval events|overnight events|mdm|medical decision making|procedure',
  assessment:
    'assessment|impression|a|imp|diagnosis|diagnoses|dx|assessment and plan|a/p|a&p|ap|assessment/plan|assessment & plan|assessment and recommendations|assessment/recommendations|assessment & recommendations|impression & plan|a + p|a+p|imp/plan|assessment plan|differentials|provisional diagnosis|impression and plan|impression/plan|final diagnosis|discharge diagnosis|discharge diagnoses|working diagnosis|differential diagnosis|differential|ddx|clinical impression|ed diagnosis|principal diagnosis|principal diagnoses|primary diagnosis|secondary diagnosis|secondary diagnoses|other diagnoses|admission diagnosis|admission diagnoses|discharge dx|admitting diagnosis|summary|problems|conclusion',
  plan: 'plan|p|plans|plan/disposition|plan & disposition|disposition/plan|recommendation|return instructions|return if|disposition|dispo|management|management plan|recommendations|follow up|follow-up|followup|discharge instructions|instructions|plan of care|treatment plan|next steps|discharge plan|treatment|return precautions|safety net|safety netting|orders|rx plan',
  other:
    'addendum|code status|attestation|note|date|time|author|signed|provider|nursing note|diet|activity|condition at discharge|condition|prompts|source|patient|patient information|demographics|identification|id|age/sex',
};

const normal = (words: string): string =>
  fold(words)
    .replace(/\s+/g, ' ')
    .replace(/ ?([/&+]) ?/g, '$1')
    .trim();

const kinds = new Map<string, SectionKind>();
for (const [kind, names] of Object.entries(table) as [SectionKind, string][]) {
  for (const name of names.split('|')) {
    kinds.set(normal(name), kind);
  }
}

/** Length of the longest known heading. */
export const longestHeading = Math.max(...[...kinds.keys()].map((name) => name.length));

/** Names that are as often the beginning of a remark ("Note: …", "Condition: stable"): they open a section only where no clinical one has begun. */
const remarks = new Set(table.other.split('|').filter((name) => name !== 'addendum' && name !== 'code status'));
export const isRemark = (name: string): boolean => remarks.has(name);

/** What stands under these headings is considered, not said to be so. */
const considered = /^(?:ddx|differentials?|differential diagnos[ei]s)$/;
/** What stands under these would be a reason to come back. */
const conditional =
  /^(?:return (?:precautions|instructions|if)|safety net(?:ting)?|discharge instructions|instructions)$/;

/** How a heading colours what stands under it, beyond the kind of its section. */
export function leanOf(heading: string): 'considered' | 'conditional' | null {
  const name = normal(heading);
  return considered.test(name) ? 'considered' : conditional.test(name) ? 'conditional' : null;
}

/** Labels of the parts of an examination or a review of systems. */
const systems = new Set(
  'general|gen|general appearance|appearance|constitutional|heent|head|eyes|ears|ent|throat|neck|cv|cvs|cor|cardiac|cardiovascular|heart|lungs|lung|chest|resp|respiratory|pulm|pulmonary|abd|abdo|abdomen|abdominal|gi|gu|gyn|pelvic|ext|extremities|limbs|neuro|neurological|neurologic|cns|skin|derm|msk|musculoskeletal|psych|psychiatric|back|lymph|vascular'.split(
    '|',
  ),
);
/** Labels of single tests: they open the results where none are open, and stay in the text as the test's name. */
const tests = new Set(
  'ecg|ekg|ua|urinalysis|urine dip|cxr|chest x-ray|chest xray|ct|ct head|cth|ct abdomen|ctpa|mri|us|ultrasound|xr|x-ray|xray|echo|cbc|fbc|bmp|cmp|abg|vbg|lfts|coags|poct|trop|troponin|lactate|upt'.split(
    '|',
  ),
);

/** Whether a label is that of a body system, of a test, or neither. */
export function labelKind(words: string): 'system' | 'test' | null {
  const name = normal(words);
  return systems.has(name) ? 'system' : tests.has(name) ? 'test' : null;
}

/** Section that a heading's words open, or null where they are no heading. */
export function headingKind(words: string): SectionKind | null {
  return kinds.get(normal(words)) ?? null;
}
