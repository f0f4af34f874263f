/** Mentions of concepts with their attributes and status, read with the real lexicon. */
import { strict as assert } from 'node:assert';
import { SentenceContext } from '#server/note/assertion/context.js';
import { isEverydayWord } from '#server/note/phrases/everyday.js';
import { read, words } from './support.js';

/** "chest-pain absent", "gout active", "chest-pain radiation=left-arm": what the text says of each concept. */
function saidIn(text: string): string[] {
  return read(text).mentions.flatMap(({ concept, assertion, attributes }) => {
    const { polarity, asked, status, temporality } = assertion;
    const tail = [
      polarity === 'present' ? '' : polarity,
      asked === 'template' ? 'template' : '',
      temporality === 'historical' ? 'historical' : '',
      status ?? '',
    ].filter((word) => word !== '');
    return [
      [concept.id, ...tail].join(' '),
      ...attributes.map(
        ({ kind, value, polarity: own }) => `${concept.id} ${kind}=${value}${own === 'present' ? '' : ` ${own}`}`,
      ),
    ];
  });
}

interface Row {
  readonly text: string;
  readonly says?: readonly string[];
  readonly not?: readonly string[];
}

const tables: Record<string, readonly Row[]> = {
  attributes: [
    {
      text: 'Chest pain without radiation.',
      says: ['chest-pain', 'chest-pain radiation=none'],
      not: ['chest-pain absent'],
    },
    {
      text: 'Chest pain. It radiates to the left arm.',
      says: ['chest-pain radiation=left-arm', 'chest-pain.left-arm-radiation'],
    },
    { text: 'Chest pain. He calls it "tearing".', says: ['chest-pain.tearing'], not: ['watery-eye'] },
    { text: 'Tearing chest pain', says: ['chest-pain.tearing'], not: ['watery-eye'] },
    { text: 'Stabbing chest pain', not: ['penetrating-trauma'] },
    { text: 'Sudden, severe headache', says: ['headache.severe'] },
    { text: 'Headache, severe.', says: ['headache severity=severe'] },
    {
      text: 'Dull occipital headache, and she vomited',
      says: ['headache.occipital quality=dull'],
      not: ['vomiting quality=dull'],
    },
    { text: 'Headache, not relieved by acetaminophen', says: ['headache relief=analgesia absent'] },
    { text: 'HR irregular, pitting edema', not: ['leg-swelling quality=irregular'] },
    { text: 'Bruise L elbow, moves all limbs', says: ['bruising site=elbow'], not: ['bruising site=limbs'] },
    { text: 'Chest pain.\nKnee arthroscopy last year.', not: ['chest-pain site=knee'] },
    { text: 'Cough.\nMinimal intercostal recession.', not: ['cough severity=mild'] },
    { text: 'Chest pain.\n\nPMH: gout\nIt is severe.', not: ['chest-pain severity=severe'] },
    { text: 'No tearing chest pain', says: ['chest-pain.tearing absent'], not: ['chest-pain absent'] },
    { text: 'Vaginal spotting. Pain in the shoulder when lying down.', not: ['vaginal-bleeding trigger=lying-flat'] },
    {
      text: 'Chest pain. Not sudden, not tearing.',
      says: ['chest-pain quality=tearing absent'],
      not: ['watery-eye absent'],
    },
    { text: 'No chest pain', says: ['chest-pain absent'] },
    { text: 'No chest pain. Severe headache.', says: ['chest-pain absent', 'headache.severe'] },
    { text: 'Nausea, vomiting and diarrhea', says: ['nausea', 'vomiting', 'diarrhoea'] },
  ],
  'template normals': [
    { text: 'Exam: lungs clear', says: ['crackles absent template', 'wheeze absent template'] },
    { text: 'Exam: Lungs - clear', says: ['crackles absent template'] },
    { text: 'Exam: no murmur, lungs clear', says: ['heart-murmur absent', 'crackles absent template'] },
    { text: 'Exam: no midline tenderness, full ROM', says: ['reduced-joint-movement absent template'] },
    { text: 'Exam: lungs clear, no wheeze', says: ['wheeze absent'] },
    { text: 'Exam: chest clear bilaterally', says: ['rhonchi absent template'] },
    { text: 'Exam: JVP not raised', says: ['raised-jvp absent template'] },
    { text: 'Exam: abdomen soft', says: ['guarding absent template'] },
    { text: 'Exam: RRR', says: ['irregular-pulse absent template'] },
    { text: 'Exam: NAD', says: ['toxic-appearance absent template'] },
    { text: 'Exam: moist mucous membranes', says: ['dry-mucous-membranes absent template'] },
    { text: 'Exam: TMs clear', says: ['red-eardrum absent template'] },
    { text: 'Exam: no lungs clear', says: ['crackles possible'], not: ['crackles absent template'] },
    { text: 'Exam: crackles at both bases', says: ['crackles.bibasal'], not: ['crackles absent template'] },
    { text: 'Return if lungs clear', says: ['crackles hypothetical'] },
    { text: 'Denies crackles', says: ['crackles absent'], not: ['crackles absent template'] },
  ],
  status: [
    { text: 'Assessment: gout', says: ['gout active'] },
    { text: 'Assessment: no pneumonia', says: ['pneumonia absent excluded'] },
    { text: 'Assessment: PE unlikely', says: ['pulmonary-embolism possible considered'] },
    { text: 'Assessment: possible pneumonia', says: ['pneumonia possible considered'] },
    { text: 'Assessment: pneumonia, resolved', says: ['pneumonia historical resolved'] },
    { text: 'Assessment: hypertension, well controlled', says: ['hypertension stable'] },
    { text: 'Assessment: well controlled hypertension', says: ['hypertension stable'] },
    { text: 'Assessment: AFib: rate controlled', says: ['atrial-fibrillation stable'] },
    { text: 'Appendicitis s/p appendectomy', says: ['appendicitis historical resolved'] },
    { text: 'CAD s/p CABG', says: ['coronary-artery-disease active'], not: ['coronary-artery-disease resolved'] },
    { text: 'PMH: gout', says: ['gout historical active'] },
    { text: 'Croup pathway started', says: ['croup possible considered'] },
    { text: 'Influenza vaccine given', not: ['influenza active'] },
    { text: 'Flu swab negative', not: ['influenza active'] },
    { text: 'Differential: gout, pneumonia', says: ['pneumonia possible considered'] },
    { text: 'ED course: PE: PERC negative', says: ['pulmonary-embolism possible considered'] },
    { text: 'HIV/hepatitis C screen', not: ['hiv-infection active'] },
    { text: 'Flu and pneumococcal vaccines', not: ['influenza active'] },
    { text: 'Plan: chest x-ray', says: ['chest-x-ray ordered'] },
    { text: 'Results: chest x-ray pending', says: ['chest-x-ray pending'] },
    { text: 'Results\nCXR: normal', says: ['chest-x-ray resulted'] },
    { text: 'HPI: UPT neg today', says: ['pregnancy-test resulted'] },
    { text: 'No COPD on spirometry', says: ['copd absent excluded'], not: ['spirometry absent excluded'] },
  ],
  'drugs inside other words': [
    { text: 'Allergic to penicillin.', says: ['known-allergy', 'penicillin'] },
    { text: 'HPI: on warfarin for AF', says: ['anticoagulant-use', 'warfarin'] },
    { text: 'No known allergies. Not allergic to penicillin.', not: ['penicillin'] },
    { text: 'PCN allergy (rash, hives). Cough.', says: ['penicillin', 'rash historical', 'cough'], not: ['rash'] },
    { text: 'Allergic to penicillin (anaphylaxis)', says: ['anaphylaxis historical active'] },
    { text: 'Allergic reaction (rash) an hour ago', says: ['rash'], not: ['rash historical'] },
    { text: 'Missed insulin for two days', not: ['insulins'] },
    { text: 'Took a handful of pills', not: ['combined-contraceptives'] },
    { text: 'Assessment: iron deficiency anaemia', not: ['iron-supplements'] },
    { text: 'Paracetamol level sent', not: ['paracetamol'] },
  ],
  'what is not taken up': [
    { text: 'Plan: avoid NSAIDs', says: ['nsaids hypothetical'], not: ['nsaids'] },
    { text: 'Told to avoid any heavy lifting and bed rest', not: ['recent-immobility'] },
    { text: 'Steroid injection discussed, not wanted.', not: ['systemic-corticosteroids'] },
    { text: 'Plan: amoxicillin declined', says: ['amoxicillin hypothetical'] },
    { text: 'Declined CT head', says: ['ct-head hypothetical considered'] },
    { text: 'Plan: CT head if needed', says: ['ct-head hypothetical considered'] },
    { text: 'Plan: codeine if needed', says: ['codeine'] },
    { text: 'Allergies: avoid penicillin', says: ['penicillin'] },
    { text: 'Discussed with surgeons. Abdominal pain goes on.', says: ['abdominal-pain'] },
    { text: 'Appendicitis discussed with surgeons', says: ['appendicitis active'] },
    { text: 'Chest pain discussed with cardiology', says: ['chest-pain'] },
  ],
  'results without a heading': [
    { text: 'CXR: neg', says: ['chest-x-ray resulted'] },
    {
      text: 'Headache. CT head NAD',
      says: ['ct-head resulted'],
      not: ['well-appearing', 'toxic-appearance absent template'],
    },
    { text: 'Results: CXR NAD', not: ['toxic-appearance absent template'] },
    { text: 'Exam: NAD', says: ['toxic-appearance absent template'] },
  ],
  'words that mean something else': [
    { text: 'Enoxaparin 40 mg SC OD', not: ['intentional-ingestion'] },
    { text: 'Sats 92% OA', not: ['osteoarthritis active'] },
    { text: 'Knee OA', says: ['knee-joint-osteoarthritis active'] },
    { text: 'Cap refill 2 s', not: ['pneumonia active'] },
    { text: 'Moves all limbs', not: ['acute-leukaemia active'] },
    { text: 'pCO2 20', not: ['polycystic-ovary-syndrome active'] },
    { text: 'Light does not bother her', not: ['dyspnoea.exertional'] },
    { text: 'Unchanged from 2023', not: ['reduced-joint-movement absent template'] },
    { text: 'Allergies: lisinopril - cough', says: ['lisinopril', 'cough historical'], not: ['cough'] },
    { text: 'Impression: CAP', says: ['pneumonia active'] },
    { text: 'Assessment: PE', says: ['pulmonary-embolism active'] },
    { text: 'HPI: cough\nPE: chest clear', not: ['pulmonary-embolism active'] },
    { text: '', says: [] },
    { text: 'The weather is fine.', says: [] },
    { text: 'Hearing aids', not: ['hiv-infection active'] },
  ],
};

describe('mentions', () => {
  for (const [name, rows] of Object.entries(tables)) {
    describe(name, () => {
      for (const { text, says = [], not = [] } of rows) {
        it(JSON.stringify(text), () => {
          const said = saidIn(text);
          assert.deepEqual(
            says.filter((one) => !said.includes(one)),
            [],
            `missing; read: ${said.join(', ')}`,
          );
          assert.deepEqual(
            not.filter((one) => said.includes(one)),
            [],
            'read wrongly',
          );
        });
      }
    });
  }

  it('gives a narrower finding the span and the sentence of its attribute', () => {
    const note = read('Chest pain. It radiates to the left arm.');
    const narrower = note.mentions.find((mention) => mention.concept.id === 'chest-pain.left-arm-radiation')!;
    assert.equal(words(note.text, narrower), 'radiates to the left arm');
    assert.equal(narrower.sentence, 1);
    assert.ok(narrower.start >= note.sentences[1]!.start);
  });

  const sections: readonly [string, string, string][] = [
    ['Dyspnoea. CTPA: no PE.', 'pulmonary-embolism', 'results'],
    ['Dyspnoea. Bedside CTPA showed no PE.', 'pulmonary-embolism', 'results'],
    ['HPI: headache\nNeuro intact. CT head: no intracranial haemorrhage', 'intracerebral-haemorrhage', 'results'],
    ['Dyspnoea. CTPA no PE, no pneumonia.', 'pneumonia', 'results'],
    ['Dyspnoea, chest clear, CTPA: no PE.', 'pulmonary-embolism', 'results'],
    ['Dyspnoea. CTPA to look for PE.', 'pulmonary-embolism', 'hpi'],
    ['Dyspnoea. No PE.', 'pulmonary-embolism', 'hpi'],
    ['Dyspnoea. CTPA pending, no PE before.', 'pulmonary-embolism', 'hpi'],
    ['Plan: CTPA: no PE then home', 'pulmonary-embolism', 'plan'],
    ['PCN-allergic, cough.', 'penicillins', 'allergies'],
    ['Allergic to penicillin, aspirin and codeine but takes ibuprofen', 'codeine', 'allergies'],
    ['Allergic to penicillin, aspirin and codeine but takes ibuprofen', 'ibuprofen', 'hpi'],
    ['Takes ibuprofen, allergic to codeine', 'ibuprofen', 'hpi'],
    ['Plan: penicillin allergy, so doxycycline', 'penicillin', 'plan'],
  ];
  for (const [text, id, section] of sections) {
    it(`places ${id} of ${JSON.stringify(text)} in ${section}`, () => {
      assert.equal(read(text).mentions.find((mention) => mention.concept.id === id)?.section, section);
    });
  }

  const returns: readonly [string, boolean][] = [
    ['RTC 3 months', true],
    ['RTC prn', true],
    ['RTC in 2 weeks', true],
    ['Plan: RTC', true],
    ['RTC 3 days ago, neck pain', false],
    ['Passenger in RTC, neck pain', false],
    ['RTC at 40 mph', false],
  ];
  for (const [text, expected] of returns) {
    it(`${expected ? 'reads a return' : 'reads a collision'} in ${JSON.stringify(text)}`, () => {
      const note = read(text);
      const at = note.tokens.findIndex((token) => token.folded === 'rtc');
      const sentence = note.sentences.find((one) => at >= one.firstToken && at < one.endToken)!;
      const context = new SentenceContext(text, note.tokens, sentence, {
        kind: note.sections[sentence.section]!.kind,
        lean: null,
        runIn: false,
      });
      assert.equal(isEverydayWord(context, at), expected);
    });
  }

  it('leaves capitals without a meaning where every letter is one', () => {
    const said = saidIn('HE MOVES ALL LIMBS AND HAS NO PAIN ANYWHERE');
    assert.ok(!said.some((one) => one.startsWith('acute-leukaemia')));
  });
});
