import { strict as assert } from 'node:assert';
import { shippedKnowledge } from '../../shipped.js';
import { assessText } from './assessText.js';

/** Classic presentations: the engine that fails one of these is not worth running. */
const classics: readonly [condition: string, note: string][] = [
  [
    'appendicitis',
    '19-year-old man with periumbilical pain that moved to the right lower quadrant over 18 hours, nausea, no appetite. T 37.9, RLQ tenderness with guarding, positive Rovsing sign. WBC 14.',
  ],
  [
    'migraine',
    '28-year-old woman with recurrent unilateral throbbing headaches, photophobia, nausea, preceded by zigzag lines in her vision. Neurological exam normal.',
  ],
  [
    'acute-coronary-syndrome',
    '62-year-old man with crushing substernal chest pain for 1 hour radiating to the left arm, sweating, nausea. Smoker, hypertension. ECG ST elevation.',
  ],
  [
    'pneumonia',
    '70-year-old man with productive cough, fever, rigors and pleuritic chest pain for 3 days. T 39.2, RR 26, crackles right base. CXR consolidation.',
  ],
  [
    'cystitis',
    '25-year-old woman with dysuria, urinary frequency and urgency for 2 days. No fever, no flank pain. Nitrite positive.',
  ],
  [
    'gout',
    '58-year-old man with sudden severe pain, redness and swelling of the big toe since last night. Drinks beer daily, on hydrochlorothiazide.',
  ],
  [
    'asthma-exacerbation',
    '24-year-old woman with asthma, wheeze, cough and shortness of breath since yesterday after a cold, using her inhaler every hour. Diffuse expiratory wheeze.',
  ],
  [
    'ureteric-stone',
    '40-year-old man with sudden severe colicky left flank pain radiating to the groin, nausea, haematuria. Restless, no fever.',
  ],
  [
    'herpes-zoster',
    '68-year-old woman with burning pain on the left chest for 3 days and now a vesicular rash in a dermatomal band that does not cross the midline.',
  ],
  [
    'benign-paroxysmal-positional-vertigo',
    '55-year-old woman with brief spinning vertigo when rolling over in bed, seconds long, no hearing loss, Dix-Hallpike positive.',
  ],
  ['croup', '2-year-old boy with barking cough, hoarse voice and stridor since last night after a runny nose. T 38.0.'],
  [
    'streptococcal-pharyngitis',
    '9-year-old girl with sore throat and fever for 2 days, no cough. Tonsillar exudate, tender anterior cervical nodes, T 38.9.',
  ],
];

describe('the differential', () => {
  for (const [condition, note] of classics) {
    it(`puts ${condition} among the first two of a classic presentation`, () => {
      const { differential } = assessText(note);
      const first = differential.slice(0, 2).map((hypothesis) => hypothesis.condition);
      const isThere = first.some(
        (one) => one === condition || shippedKnowledge().conditionFamily(one).ancestors.includes(condition),
      );
      assert.ok(
        isThere,
        `first: ${differential
          .slice(0, 4)
          .map((one) => one.condition)
          .join(', ')}`,
      );
    });
  }

  it('sums to one with the share of none of these', () => {
    for (const [, note] of classics) {
      const { differential, otherProbability } = assessText(note);
      const sum = differential.reduce((total, one) => total + one.probability, otherProbability);
      assert.ok(sum <= 1 + 1e-9 && sum > 0.9, String(sum));
    }
  });

  it('ties every piece of evidence to words of the note', () => {
    for (const [, note] of classics) {
      for (const hypothesis of assessText(note).differential) {
        for (const piece of [...hypothesis.for, ...hypothesis.against]) {
          assert.equal(note.slice(piece.start, piece.end), piece.quote);
          assert.notEqual(piece.basis, '');
        }
      }
    }
  });

  it('counts a documented absence and nothing for what is not documented', () => {
    const probability = (note: string): number =>
      assessText(note).differential.find((one) => one.condition === 'pneumonia')?.probability ?? 0;
    const plain = '50-year-old man with cough and fever for 3 days.';
    assert.ok(
      probability(`${plain} No crackles on examination, oxygen saturation normal, no dyspnoea, no sputum.`) <
        probability(plain),
    );
    assert.equal(probability(`${plain} He likes music.`), probability(plain));
  });

  it('excludes what befalls an organ that is gone, and nothing where only its removal is planned', () => {
    const conditions = (note: string): string[] => assessText(note).differential.map((one) => one.condition);
    const pain = '30-year-old man with right lower quadrant pain, nausea, fever, guarding and rebound tenderness.';
    assert.ok(conditions(pain).includes('appendicitis'));
    assert.ok(!conditions(`${pain} PSH: appendectomy 2010.`).includes('appendicitis'));
    assert.ok(conditions(`${pain}\nPlan: appendectomy tonight.`).includes('appendicitis'));
  });

  it('excludes what sex and age rule out, and nothing when they are unknown', () => {
    const conditions = (note: string): string[] => assessText(note).differential.map((one) => one.condition);
    assert.ok(
      !conditions('40-year-old man with pelvic pain, vaginal bleeding, syncope and vomiting.').includes(
        'ectopic-pregnancy',
      ),
    );
    assert.ok(
      conditions('30-year-old with pelvic pain, vaginal bleeding, syncope and missed period.').includes(
        'ectopic-pregnancy',
      ),
    );
  });

  it('says so when there is too little to rank', () => {
    for (const note of [
      '',
      'Seen today.',
      'Annual physical exam. 40-year-old woman. No concerns. BP 120/70.',
      'Prescription refill: lisinopril.',
    ]) {
      const { status, differential, notices } = assessText(note);
      assert.equal(status, 'insufficient');
      assert.deepEqual(differential, []);
      assert.equal(notices.length > 0, true);
    }
  });

  it('says that it reads English only', () => {
    const { status, notices } = assessText(
      'Varón de 45 años que acude por dolor en el pecho desde hace dos horas, con sudoración y náuseas. No tiene fiebre ni tos.',
    );
    assert.equal(status, 'insufficient');
    assert.match(notices.join(' '), /English/);
  });

  it('says that children and pregnancy are not validated', () => {
    assert.match(assessText('6-year-old girl with cough and fever.').notices.join(' '), /under 18/);
    assert.match(
      assessText('30-year-old woman, 20 weeks pregnant, with headache and vomiting.').notices.join(' '),
      /Pregnancy/,
    );
  });
});
