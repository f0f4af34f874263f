import { strict as assert } from 'node:assert';
import { withChronicProblems, withoutNegatives } from '#server/evaluation/variants.js';
import { shippedBase } from '../batch/sample.js';

describe('a case told otherwise', () => {
  const base = shippedBase();

  it('leaves out the sentences that only deny, and nothing else', () => {
    const note =
      '34-year-old woman.\nHPI: Cough and fever, no haemoptysis. No chest pain or rash.\nDenies: wheeze.\nLives alone.\n';
    assert.equal(
      withoutNegatives(note, base).replace(/\s+/g, ' '),
      '34-year-old woman. HPI: Cough and fever, no haemoptysis. Lives alone. ',
    );
  });

  it('leaves a note as it is that denies nothing', () => {
    const note = '34-year-old woman with cough.\nPlan: home.\n';
    assert.equal(withoutNegatives(note, base), note);
  });

  it('adds three chronic problems that are not the answer', () => {
    assert.equal(
      withChronicProblems('70-year-old man with cough.\n', ['Pneumonia'], base),
      '70-year-old man with cough.\nPast medical history: hypertension, type 2 diabetes mellitus, osteoarthritis.\n',
    );
    assert.equal(
      withChronicProblems('70-year-old man with headache.', ['Hypertension', 'knee osteoarthritis'], base),
      '70-year-old man with headache.\nPast medical history: type 2 diabetes mellitus, hypothyroidism, hyperlipidaemia.\n',
    );
  });

  it('adds those of a child to a child', () => {
    assert.match(
      withChronicProblems('6-year-old boy with cough.', ['Asthma'], base),
      /history: atopic dermatitis, allergic/,
    );
  });
});
