/** The headings that clinical notes have, and the section each opens. Folded, without colon. */
import { fold } from './tokens.js';
import type { SectionKind } from './types.js';

const table: Record<SectionKind, string> = {
  'chief-complaint':
    'chief complaint|cc|c/c|presenting complaint|pc|p/c|reason for visit|reason for consultation|reason for admission|reason for referral|complaint|presentation|rfv',
  hpi: 'hpi|history of present illness|history of presenting illness|history of the present illness|history of presenting complaint|hpc|hopc|present illness|interval history|subjective|s|history|triage note|triage|narrative|history obtained|brief history|hospital presentation|symptoms|pertinent positives|pertinent negatives',
  pmh: 'pmh|pmhx|past medical history|medical history|past history|past medical and surgical history|background|significant past medical history|problem list|active problems|chronic problems|comorbidities|pmh/psh|past medical hx|medical problems|obstetric history|ob history|gynecologic history|gynaecological history|birth history|immunizations|immunisations|past ocular history|poh',
  psh: 'psh|past surgical history|surgical history|pshx|procedures|previous operations',
  medications:
    'medications|meds|current medications|home medications|medication list|drug history|dh|dhx|rx|medicines|current meds|home meds|discharge medications|medications on admission|drugs|medications prior to admission|outpatient medications|treatment on admission',
  allergies:
    'allergies|allergy|drug allergies|nkda|all|allergies and intolerances|adverse reactions|allergies/intolerances',
  family: 'family history|fh|fhx|fam hx|family hx|fmhx',
  social: 'social history|sh|shx|soc hx|social hx|social|habits|lifestyle|travel history|occupational history',
  ros: 'ros|review of systems|review of symptoms|systems review|systemic enquiry|systems enquiry',
  vitals: 'vitals|vital signs|vs|obs|observations|triage vitals|v/s',
  exam: 'exam|physical exam|physical examination|pe|examination|o/e|on examination|oe|objective|o|px|clinical examination|general examination|mental status exam|mental status examination|mse|neurological examination|neurologic exam|ocular examination|slit lamp|pex',
  results:
    'results|labs|laboratory|laboratory data|laboratory results|investigations|ix|imaging|data|lab results|studies|diagnostics|diagnostic studies|ecg|ekg|radiology|bloods|tests|test results|laboratory studies|labs/imaging|lab data|pertinent results|diagnostic data|urinalysis|cxr|ct|mri|poct',
  course:
    'course|hospital course|ed course|emergency department course|progress|clinical course|interval events|overnight events|mdm|medical decision making|procedure',
  assessment:
    'assessment|impression|a|imp|diagnosis|diagnoses|dx|assessment and plan|a/p|a&p|ap|assessment/plan|assessment & plan|impression and plan|impression/plan|final diagnosis|discharge diagnosis|discharge diagnoses|working diagnosis|differential diagnosis|differential|ddx|clinical impression|ed diagnosis|principal diagnosis|admitting diagnosis|summary|problems|conclusion',
  plan: 'plan|p|disposition|dispo|management|management plan|recommendations|follow up|follow-up|followup|discharge instructions|instructions|plan of care|treatment plan|next steps|discharge plan|treatment|return precautions|safety net|safety netting|orders|rx plan',
  other:
    'addendum|code status|attestation|note|date|time|author|signed|provider|nursing note|diet|activity|condition at discharge|condition|prompts|source|patient|patient information|demographics|identification|id|age/sex',
};

const kinds = new Map<string, SectionKind>();
for (const [kind, names] of Object.entries(table) as [SectionKind, string][]) {
  for (const name of names.split('|')) {
    kinds.set(name, kind);
  }
}

/** One-letter and ambiguous short headings open a section only alone on a line or with a colon at a line's start. */
export const longestHeading = Math.max(...[...kinds.keys()].map((name) => name.length));

/** Section that a heading's words open, or null where they are no heading. */
export function headingKind(words: string): SectionKind | null {
  return kinds.get(fold(words).replace(/\s+/g, ' ').trim()) ?? null;
}
