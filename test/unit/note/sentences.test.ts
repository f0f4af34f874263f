/** Tokens -> sentences: where one ends, and where a stop or a line end does not end it. */
import { strict as assert } from 'node:assert';
import { read } from './support.js';

const sentencesOf = (text: string): string[] =>
  read(text).sentences.map((sentence) => text.slice(sentence.start, sentence.end));

describe('sentences', () => {
  const wrapped = 'She has had an aching pain over the right temple for five weeks';
  const tables: Record<string, readonly [string, readonly string[]][]> = {
    'that end': [
      ['Cough. Fever.', ['Cough.', 'Fever.']],
      ['Cough! Fever?', ['Cough!', 'Fever?']],
      ['Cough; fever', ['Cough;', 'fever']],
      ['Has fever.No cough', ['Has fever.', 'No cough']],
      ['Weight 3.4 kg. Mother well.', ['Weight 3.4 kg.', 'Mother well.']],
      ['BNP 2,140 pg/mL. ECG normal.', ['BNP 2,140 pg/mL.', 'ECG normal.']],
      ['Smoker? No. Drinks.', ['Smoker?', 'No.', 'Drinks.']],
      ['Cough\n\nfever', ['Cough', 'fever']],
      ['- cough\n- fever', ['- cough', '- fever']],
      ['• cough\n• fever', ['• cough', '• fever']],
      ['[x] No cough\n[ ] Rash', ['[x] No cough', '[ ] Rash']],
      ['1. Rest\n2. Fluids', ['1. Rest', '2. Fluids']],
      ['Lungs: clear\nHeart: regular', ['Lungs: clear', 'Heart: regular']],
      ['CV - regular\nAbd - soft', ['CV - regular', 'Abd - soft']],
      [
        'Meds\naspirin 81 mg daily with a large glass of water and food\nmetformin',
        ['aspirin 81 mg daily with a large glass of water and food', 'metformin'],
      ],
      ['Cough.\r\nFever.\r\n', ['Cough.', 'Fever.']],
    ],
    'that go on': [
      ['58 y.o. male', ['58 y.o. male']],
      ['Seen by Dr. Smith today', ['Seen by Dr. Smith today']],
      ['Temp 38.5 today', ['Temp 38.5 today']],
      ['Drugs, e.g. aspirin', ['Drugs, e.g. aspirin']],
      ['Cough vs. asthma', ['Cough vs. asthma']],
      ['Cough for 3 hrs. then fever', ['Cough for 3 hrs. then fever']],
      ['Given 5 mg p.o. daily', ['Given 5 mg p.o. daily']],
      ['?PE or pneumonia', ['?PE or pneumonia']],
      ['1. Heparin drip', ['1. Heparin drip']],
      ['10) Heparin drip', ['10) Heparin drip']],
      [`${wrapped}\nand it is worse at night.`, [`${wrapped}\nand it is worse at night.`]],
      [`${wrapped}\r\nand it is worse.`, [`${wrapped}\r\nand it is worse.`]],
      ['Cough, fever,\nchills', ['Cough, fever,\nchills']],
      ['No cough or\nFever', ['No cough or\nFever']],
      ['Denies fever; chills; cough. Eats.', ['Denies fever; chills; cough.', 'Eats.']],
    ],
  };
  for (const [name, rows] of Object.entries(tables)) {
    describe(name, () => {
      for (const [text, expected] of rows) {
        it(JSON.stringify(text), () => {
          assert.deepEqual(sentencesOf(text), expected);
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
