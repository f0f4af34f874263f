/** Findings whose words stand apart: what is read of them, and what is not. */
import { strict as assert } from 'node:assert';
import { readNote } from '#server/note/read.js';
import { gatherFacts } from '#server/reasoning/facts.js';
import { shippedBase } from '../batch/sample.js';

describe('findings read loosely', () => {
  const { lexicon } = shippedBase();
  const loose = (text: string): string[] => readNote(text, lexicon).loose.map(({ concept }) => concept.id);

  for (const [text, finding] of [
    ['The calf, when he stands, is tender and hot.', 'calf-tenderness'],
    ['Her urine, since the weekend, has smelt foul.', 'foul-smelling-urine'],
    ['Fingers in the cold air go quite white, then blue.', 'colour-change-of-fingers-in-cold'],
  ] as const) {
    it(`are there in "${text}"`, () => {
      assert.ok(loose(text).includes(finding), loose(text).join(', '));
    });
  }

  for (const [why, text, finding] of [
    [
      'one word is denied and the other is not',
      'Both testicles nontender, normal lie, no swelling.',
      'scrotal-swelling',
    ],
    ['the denial is of something else', 'Cremasteric reflexes brisk, no swelling.', 'absent-cremasteric-reflex'],
    ['the phrase stands there as it is', 'She has calf tenderness.', 'calf-tenderness'],
    ['a word of them is the age', 'A 61-year-old man with back pain for 5 days.', 'long-standing-pain'],
    ['the words are in two sentences', 'The calf is fine. She is tender over the wrist.', 'calf-tenderness'],
  ] as const) {
    it(`are not read where ${why}`, () => {
      assert.ok(!loose(text).includes(finding));
    });
  }

  it('quote from the first of their words to the last', () => {
    const text = 'Seen today. Her urine, since the weekend, has smelt foul.';
    const mention = readNote(text, lexicon).loose.find(({ concept }) => concept.id === 'foul-smelling-urine');
    assert.equal(text.slice(mention?.start, mention?.end), 'urine, since the weekend, has smelt foul');
    assert.equal(mention?.whole, true);
  });

  it('are facts of the patient alone, and no more than what is said in so many words', () => {
    const facts = (text: string): ReturnType<typeof gatherFacts>['findings'] =>
      gatherFacts(readNote(text, lexicon), shippedBase()).findings;
    assert.equal(facts('The calf, when he stands, is tender and hot.').get('calf-tenderness')?.loose, true);
    assert.equal(facts('Calf tenderness. The calf, when he stands, is tender.').get('calf-tenderness')?.loose, false);
    assert.equal(facts("His father's calf, when he stands, is tender and hot.").get('calf-tenderness'), undefined);
  });
});
