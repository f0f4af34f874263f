/** The note that models are measured on, and what is typed into it. */

/** 400 words about nobody: no patient, place or date in it is real. */
export const benchNote = `Chief complaint
Chest tightness since this morning.

History of present illness
A 58-year-old man comes with tightness across the front of the chest that began about four hours ago while he carried boxes up two flights of stairs. He describes a heavy pressure rather than a sharp pain, six out of ten at its worst and three out of ten now. It spread to the left shoulder for some minutes and came with sweating and mild nausea. Rest eased it in part. He had two shorter episodes last week, both on exertion, and did not seek help for them. He is somewhat short of breath on climbing stairs. No cough, no fever, no haemoptysis, no recent flight or operation. He has had no palpitations and did not lose consciousness. Antacids that he had at home made no difference.

Past medical history
Hypertension for ten years. Type 2 diabetes for six years. Raised cholesterol, untreated since he stopped his statin a year ago because of muscle aches. Appendix removed in childhood. No known coronary disease, stroke or venous thrombosis.

Medications
Lisinopril 20 mg once daily. Metformin 1000 mg twice daily. Paracetamol sometimes.

Allergies
None known.

Family history
Father had a myocardial infarction at 61. Mother has osteoarthritis.

Social history
Works in a warehouse. Smokes ten cigarettes a day and has done so for thirty years. Lives with his wife on the second floor.

Review of systems
Sleeps on one pillow. No ankle swelling, no weight loss, no black stools. Passes urine twice at night for some years.

Vital signs
BP 152/94 in the right arm and 148/92 in the left, HR 92 regular, RR 18, SpO2 96 % on room air, temperature 36.8 C, weight 94 kg, height 176 cm.

Examination
Looks uncomfortable but not distressed, skin slightly moist. Jugular veins not raised. Heart sounds normal, no murmur and no rub. Lungs clear on both sides with good air entry. Chest wall not tender. Abdomen soft, no guarding, no pulsating mass. Calves soft and of equal size. Peripheral pulses present and equal. No focal weakness.

Results
ECG: sinus rhythm at 90, ST depression of one millimetre in V4 to V6, no earlier tracing for comparison. First troponin pending. Glucose 11.2 mmol/l. Creatinine 98 umol/l. Haemoglobin 14.1 g/dl.

Plan
Aspirin 300 mg given. Monitor, repeat the tracing in thirty minutes, second troponin at three hours, and discuss with the cardiologist on call.
`;

const atEnd = 'He now says that the pain is back and goes through to the back.';
const inMiddle = 'He also mentions that his left calf has been sore since Sunday. ';

/** The same note as if never seen: what stands first in it is new, so that nothing of it is known from the time before. */
export const unseen = (text: string, number: number): string => `${String(number)}\n${text}`;

/** The note with a sentence typed at its end. */
export const withSentenceAtEnd = (text: string): string => `${text}${/\s$/.test(text) ? '' : ' '}${atEnd}`;

/** The note with a sentence typed in its middle, where a sentence or a line begins. */
export function withEditInMiddle(text: string): string {
  const half = Math.floor(text.length / 2);
  const found = text.slice(half).search(/(?<=[.\n]\s*)(?=\S)/);
  const at = found < 0 ? half : half + found;
  return text.slice(0, at) + inMiddle + text.slice(at);
}

export const countWords = (text: string): number => text.split(/\s+/).filter((word) => word !== '').length;
