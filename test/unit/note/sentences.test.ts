/** Tokens -> sentences: where one ends, and where a stop or a line end does not end it. */
import { strict as assert } from 'node:assert';
import { read } from './support.js';

const sentencesOf = (text: string): string[] =>
  read(text).sentences.map((sentence) => text.slice(sentence.start, sentence.end));

/** A text with its sentences; the text alone where it is one. */
type Row = readonly [text: string, ...sentences: string[]];

describe('sentences', () => {
  const wrapped = 'She has had an aching pain over the right temple for five weeks';
  const tables: Record<string, readonly Row[]> = {
    'that end with a mark': [
      ['Cough. Fever.', 'Cough.', 'Fever.'],
      ['Cough! Fever?', 'Cough!', 'Fever?'],
      ['Cough; fever', 'Cough;', 'fever'],
      ['Cough.  Fever.', 'Cough.', 'Fever.'],
      ['cough. fever. rash', 'cough.', 'fever.', 'rash'],
      ['COUGH X 3 DAYS. NO FEVER. HOME.', 'COUGH X 3 DAYS.', 'NO FEVER.', 'HOME.'],
      ['Weight 3.4 kg. Mother well.', 'Weight 3.4 kg.', 'Mother well.'],
      ['BNP 2,140 pg/mL. ECG normal.', 'BNP 2,140 pg/mL.', 'ECG normal.'],
      ['Cough (x3 days). Fever.', 'Cough (x3 days).', 'Fever.'],
      ['Cough (seen in ED.) Fever.', 'Cough (seen in ED.)', 'Fever.'],
      ['He said "it hurts." No fever.', 'He said "it hurts."', 'No fever.'],
      ['No fever!! Well.', 'No fever!!', 'Well.'],
      ['Sats 96%. Well.', 'Sats 96%.', 'Well.'],
      ['Hepatitis B. Fever.', 'Hepatitis B.', 'Fever.'],
      ['Takes vitamin D. No cough.', 'Takes vitamin D.', 'No cough.'],
      ['Stroke in 2010. Well since.', 'Stroke in 2010.', 'Well since.'],
      ['Pain 5/10. Better.', 'Pain 5/10.', 'Better.'],
      ['No fever... No cough.', 'No fever...', 'No cough.'],
      ['No fever… No cough.', 'No fever…', 'No cough.'],
    ],
    'with a stop that belongs to a word': [
      ['58 y.o. male'],
      ['58 y.o. Male with cough'],
      ['Seen by Dr. Smith today'],
      ['Seen by Dr. J. R. Smith today'],
      ['Seen by J. Smith today'],
      ['Refer to St. Mary’s today'],
      ['Temp 38.5 today'],
      ['Drugs, e.g. aspirin'],
      ['Drugs, e.g. Aspirin'],
      ['Drugs, i.e. statins'],
      ['Cough vs. asthma'],
      ['Pain approx. 3 days'],
      ['See Fig. 2 below'],
      ['Bed No. 3 today'],
      ['Cough for 3 hrs. then fever'],
      ['Given 5 mg p.o. daily'],
      ['Given 5 mg p.o. BID'],
      ['Aspirin 81 mg q.d. with food'],
      ['Statin 20 mg b.i.d. as before'],
      ['Woke at 3 a.m. with pain'],
      ['Seen in Jan. 2019 for cough'],
      ['Ms. Jones coughs'],
      ['K. 4.1'],
      ['Website www.nhs.uk given'],
      // And where it ends the sentence as well.
      ['Woke at 3 a.m. She coughs.', 'Woke at 3 a.m.', 'She coughs.'],
      ['Given 5 mg p.o. Then slept.', 'Given 5 mg p.o.', 'Then slept.'],
      ['Cough for 3 hrs. Fever.', 'Cough for 3 hrs.', 'Fever.'],
      ['Allergies? No. 3 drinks a day.', 'Allergies? No.', '3 drinks a day.'],
      ['Seen by Dr. Smith. No cough.', 'Seen by Dr. Smith.', 'No cough.'],
      ['Cough, fever, etc. Well.', 'Cough, fever, etc.', 'Well.'],
    ],
    'with a missing blank': [
      ['Has fever.No cough', 'Has fever.', 'No cough'],
      ['Has fever.no cough', 'Has fever.', 'no cough'],
      ['HR 90.No fever', 'HR 90.', 'No fever'],
      ['Cough (x3).No fever', 'Cough (x3).', 'No fever'],
      ['Sats 96%.No fever', 'Sats 96%.', 'No fever'],
      ['Cough.3 days ago', 'Cough.', '3 days ago'],
      ['Cough.Fever.Rash.', 'Cough.', 'Fever.', 'Rash.'],
      ['Cough!Fever', 'Cough!', 'Fever'],
      // Where none is missing.
      ['Temp 38.5'],
      ['K 4.1,Na 138'],
      ['T2.N0.M0 tumour'],
      ['Seen by A.B. today'],
      ['Mail a.smith@clinic.org'],
      ['File ecg.pdf'],
      ['p.o.daily'],
    ],
    'with a question': [
      ['?PE or pneumonia'],
      ['Chest pain ?PE'],
      ['Chest pain ? PE'],
      ['Chest pain, ?PE, ?MI'],
      ['??PE'],
      ['Fever? No.'],
      ['Fever? no. Cough? yes.', 'Fever? no.', 'Cough? yes.'],
      ['Smoker? No. Drinks.', 'Smoker? No.', 'Drinks.'],
      ['Smoker? No, stopped 2010. Drinks.', 'Smoker? No, stopped 2010.', 'Drinks.'],
      ['Fever? Yes\nCough? No', 'Fever? Yes', 'Cough? No'],
      ['Fever? Denies\nCough? Yes', 'Fever? Denies', 'Cough? Yes'],
      // And where it ends.
      ['LRTI? PE? D-dimer sent.', 'LRTI?', 'PE?', 'D-dimer sent.'],
      ['Stone? CT booked.', 'Stone?', 'CT booked.'],
      ['Fever? No cough today.', 'Fever?', 'No cough today.'],
      ['Why? Unclear to me.', 'Why?', 'Unclear to me.'],
      ['?PE. ?MI.', '?PE.', '?MI.'],
      ['Really?! Yes he coughs', 'Really?!', 'Yes he coughs'],
    ],
    'with semicolons': [
      ['Father MI; mother gout', 'Father MI;', 'mother gout'],
      ['HTN; DM; gout', 'HTN;', 'DM;', 'gout'],
      ['Denies fever; chills; cough. Eats.', 'Denies fever; chills; cough.', 'Eats.'],
      ['Pt denies fever; chills; cough.'],
      ['She also denies fever; chills.'],
      ['Negative for: fever; chills; rash', 'Negative for: fever; chills; rash'],
      ['Denies fever; he has had a cough for days', 'Denies fever;', 'he has had a cough for days'],
      ['Cough; denies fever; chills.', 'Cough;', 'denies fever; chills.'],
      ['Chest clear; abdomen soft; no oedema.', 'Chest clear;', 'abdomen soft;', 'no oedema.'],
      ['Cough;\nfever', 'Cough;', 'fever'],
    ],
    'in lists': [
      ['Cough\n\nfever', 'Cough', 'fever'],
      ['- cough\n- fever', '- cough', '- fever'],
      ['• cough\n• fever', '• cough', '• fever'],
      ['● cough\n● fever', '● cough', '● fever'],
      ['→ cough\n→ fever', '→ cough', '→ fever'],
      ['1. Rest\n2. Fluids', '1. Rest', '2. Fluids'],
      ['1.Rest\n2.Fluids', '1.Rest', '2.Fluids'],
      ['1)Rest\n2)Fluids', '1)Rest', '2)Fluids'],
      ['(1) Rest\n(2) Fluids', '(1) Rest', '(2) Fluids'],
      ['a) Rest\nb) Fluids', 'a) Rest', 'b) Fluids'],
      ['1. HTN 2. DM 3. Gout', '1. HTN', '2. DM', '3. Gout'],
      ['1) HTN 2) DM', '1) HTN', '2) DM'],
      ['(1) HTN (2) DM', '(1) HTN', '(2) DM'],
      ['1.HTN 2.DM', '1.HTN', '2.DM'],
      ['Plan: see 1. rest 2. fluids', 'see 1.', 'rest 2.', 'fluids'],
      ['cough\nfever\nrash', 'cough', 'fever', 'rash'],
      ['Cough\nFever', 'Cough', 'Fever'],
      ['[x] No cough\n[ ] Rash', '[x] No cough', '[ ] Rash'],
      ['[x] cough [ ] rash [x] fever', '[x] cough', '[ ] rash', '[x] fever'],
      ['☑ cough ☐ rash', '☑ cough', '☐ rash'],
      ['(+) cough\n(-) rash', '(+) cough', '(-) rash'],
      [
        'Meds\naspirin 81 mg daily with a large glass of water and food\nmetformin',
        'aspirin 81 mg daily with a large glass of water and food',
        'metformin',
      ],
      ['Smoker: no\nDrinks', 'Smoker: no', 'Drinks'],
      ['Cough no\nfever yes', 'Cough no', 'fever yes'],
      // What is no item.
      ['1. Heparin drip'],
      ['10) Heparin drip'],
      ['1.\nHeparin'],
      ['Gave 2 tabs. 1 hr later well', 'Gave 2 tabs. 1 hr later well'],
      ['Grade 2. Stable.', 'Grade 2.', 'Stable.'],
      ['Cough [sic] and rash'],
      ['Cough [x] rash [ ]'],
      [`${wrapped}, rated\n2.5 of ten`],
    ],
    'in columns': [
      ['Lungs: clear\nHeart: regular', 'Lungs: clear', 'Heart: regular'],
      ['CV - regular\nAbd - soft', 'CV - regular', 'Abd - soft'],
      ['CP: no   SOB: yes', 'CP: no', 'SOB: yes'],
      ['Chest pain: no\tFever: yes', 'Chest pain: no', 'Fever: yes'],
      ['No fever  Cough 3 days', 'No fever', 'Cough 3 days'],
      ['No fever   No cough', 'No fever', 'No cough'],
      ['No fever\tNo cough', 'No fever', 'No cough'],
      ['Fever   No   Cough   Yes', 'Fever   No', 'Cough   Yes'],
      ['Fever\tNo\nCough\tYes', 'Fever\tNo', 'Cough\tYes'],
      ['| Na | 138 |\n| K | 4.1 |', '| Na | 138 |', '| K | 4.1 |'],
      ['Na   138\nK   4.1', 'Na   138', 'K   4.1'],
      [
        'Sodium        138        mmol/L       135 to 145\npotassium 4',
        'Sodium        138        mmol/L       135 to 145',
        'potassium 4',
      ],
      // What is no column.
      ['HR 90   BP 120/80   T 37'],
      ['K   4.1   mmol/L   H'],
      ['Cough:   Dry'],
      ['Seen by Dr  Smith'],
      ['no  fever'],
    ],
    'over line ends': [
      [`${wrapped}\nand it is worse at night.`],
      [`${wrapped}\r\nand it is worse.`],
      [`${wrapped}\nworse at night.`],
      [`${wrapped}\n5/10 at worst.`],
      [`${wrapped}, seen by Dr.\nSmith`],
      ['Cough, fever,\nchills'],
      ['No cough or\nFever'],
      ['Seen by Dr.\nSmith'],
      ['Seen in the\nEmergency Department'],
      ['Cough\nwith fever'],
      ['She was seen with a cough and a fever and with haemo-\nptysis'],
      ['PT STATES THAT HE HAS HAD A COUGH WITH GREEN SPUTUM FOR FIVE\nDAYS AND FEVER.'],
      [
        'PMH: She has had diabetes for years and was seen at the clinic\nfor it by a nurse.',
        'She has had diabetes for years and was seen at the clinic\nfor it by a nurse.',
      ],
      // And where they end.
      [`${wrapped}\nDenies fever.`, wrapped, 'Denies fever.'],
      [`${wrapped}\n- worse at night`, wrapped, '- worse at night'],
      [`${wrapped}\nLungs: clear`, wrapped, 'Lungs: clear'],
      [`${wrapped}\n\nworse at night`, wrapped, 'worse at night'],
      [`${wrapped}.\nworse at night`, `${wrapped}.`, 'worse at night'],
      ['NO FEVER\nNO COUGH', 'NO FEVER', 'NO COUGH'],
      ['Cough-\nfever-', 'Cough-', 'fever-'],
      ['Hepatitis A\nFever', 'Hepatitis A', 'Fever'],
      ['Cough.\r\nFever.\r\n', 'Cough.', 'Fever.'],
      ['Cough\rFever', 'Cough', 'Fever'],
      ['  Cough  \n\t Fever', 'Cough', 'Fever'],
    ],
  };
  for (const [name, rows] of Object.entries(tables)) {
    describe(name, () => {
      for (const [text, ...expected] of rows) {
        it(JSON.stringify(text), () => {
          assert.deepEqual(sentencesOf(text), expected.length === 0 ? [text] : expected);
        });
      }
    });
  }

  it('cuts a run of words that never ends, so that none is longer than a page', () => {
    const found = sentencesOf('word '.repeat(2000));
    assert.ok(found.length > 5);
    assert.equal(found.join(' ').split(' ').length, 2000);
  });
});
