/** What came before the complaint, or goes with it: the event's words, how the complaint stands to it, and the hours between. */
import { strict as assert } from 'node:assert';
import { findSections } from '#server/note/structure/sections.js';
import { findSequences } from '#server/note/time/sequence.js';

/** "after viral illness 336", "during exercise". */
const sequencesIn = (text: string): string[] =>
  findSequences({ text, sections: findSections(text) }).map(({ relation, event, gapHours }) =>
    [relation, text.slice(event.start, event.end), gapHours ?? ''].join(' ').trim(),
  );

const cases: readonly [string, readonly string[]][] = [
  ['Viral illness two weeks before', ['after Viral illness 336']],
  ['Weakness. Had a viral illness 2 weeks ago', ['after a viral illness 336']],
  ['Pain after a meal', ['after a meal']],
  ['Pain 2 hours after eating', ['after eating 2']],
  ['Breathless since the operation', ['after the operation']],
  ['Rash since starting amoxicillin', ['after starting amoxicillin']],
  ['Calf pain 3 weeks after knee replacement', ['after knee replacement 504']],
  ['Back pain following a fall', ['after a fall']],
  ['Headache preceded by flashing lights', ['after flashing lights']],
  ['Knee arthroscopy 10 days ago, calf pain for 1 day', ['after Knee arthroscopy 240']],
  ['Returned from Kenya 3 weeks ago, fever', ['after Returned from Kenya 504']],
  ['Fever 10 days after chemotherapy', ['after chemotherapy 240']],
  ['Chest pain during exercise', ['during exercise']],
  ['Fainted while standing in church', ['during standing in church']],
  ['Back pain 2/52 after lifting', ['after lifting 336']],
  ['Shortly after a wasp sting he collapsed', ['after a wasp sting']],
  ['Dizzy after standing up', ['after standing up']],
  ['Pain before meals', ['before meals']],
  ['Epigastric pain prior to breakfast', ['before breakfast']],
  ['Tetanus jab 4 days ago, sore arm', ['after Tetanus jab 96']],
  ['Pain is not after meals', []],
  ['Unrelated to meals', []],
  ['Not during exercise', []],
  ['Never before meals', []],
  ['Pain since yesterday', []],
  ['Since then well', []],
  ['Cough since Monday', []],
  ['Vomiting since 0500', []],
  ['After 2 days it settled', []],
  ['Looks after her mother', []],
  ['After discussion with the patient', []],
  ['Headache began 3 days ago', []],
  ['Pain 3 days ago', []],
  ['Worse during the night', []],
  ['Better after that', []],
  ['PSH: appendectomy 3 months ago', []],
  ['Plan: review after surgery', []],
  ['Cough', []],
];

describe('sequence', () => {
  for (const [text, expected] of cases) {
    it(`${JSON.stringify(text)}: ${expected.join('; ') || 'none'}`, () => {
      assert.deepEqual(sequencesIn(text), expected);
    });
  }
});
