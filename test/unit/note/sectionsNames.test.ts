/** What the words of a heading or a label stand for. */
import { strict as assert } from 'node:assert';
import { headingKind, isRemark, labelKind, leanOf } from '#server/note/structure/headings.js';

describe('sections: the names of headings', () => {
  const kinds: readonly [words: string, kind: string | null][] = [
    ['Past medical history', 'pmh'],
    ['PAST  MEDICAL  HISTORY', 'pmh'],
    ['Antécédents', null],
    ['Assessment / Plan', 'assessment'],
    ['Pertinent labs', 'results'],
    ['Vitals on arrival', 'vitals'],
    ['Repeat exam today', 'exam'],
    ['Family and social history', 'family'],
    ['Past medical, surgical and social history', 'pmh'],
    ['Allergies & medications', 'medications'],
    ['Medications / Allergies', 'medications'],
    ['History', 'hpi'],
    ['H.P.I.', 'hpi'],
    // No names of sections.
    ['Chest pain', null],
    ['Current pain', null],
    ['Fever / chills', null],
    ['Pain and history', null],
    ['', null],
    ['x'.repeat(200), null],
    ['constructor', null],
  ];
  for (const [words, kind] of kinds) {
    it(`${JSON.stringify(words.slice(0, 50))} opens ${kind ?? 'nothing'}`, () => {
      assert.equal(headingKind(words), kind);
    });
  }

  it('takes a name with a verb for a sentence where nothing marks it', () => {
    assert.equal(headingKind('Labs reviewed'), 'results');
    assert.equal(headingKind('Labs reviewed', true), null);
    assert.equal(headingKind('Exam on admission', true), 'exam');
  });

  const leans: readonly [words: string, lean: string | null][] = [
    ['Differential diagnosis', 'considered'],
    ['DDx', 'considered'],
    ['Differentials', 'considered'],
    ['Return precautions', 'conditional'],
    ['Return if', 'conditional'],
    ['Strict return precautions', 'conditional'],
    ['Safety-netting advice', 'conditional'],
    ['When to seek help', 'conditional'],
    ['Discharge instructions', 'conditional'],
    ['Call if', 'conditional'],
    // These tell what is.
    ['Diagnosis', null],
    ['Plan', null],
    ['Follow-up', null],
    ['Discharge diagnosis', null],
    ['Return visit', null],
  ];
  for (const [words, lean] of leans) {
    it(`what stands under "${words}" is ${lean ?? 'said to be so'}`, () => {
      assert.equal(leanOf(words), lean);
    });
  }

  const labels: readonly [words: string, label: string | null][] = [
    ['Lungs', 'system'],
    ['CV', 'system'],
    ['Constitutional', 'system'],
    ['Left knee', 'system'],
    ['R hip', 'system'],
    ['Mood', 'examined'],
    ['Visual acuity', 'examined'],
    ['ECG', 'test'],
    ['Chest X-ray', 'test'],
    ['CT head', 'test'],
    ['Alcohol', 'habit'],
    // No labels.
    ['Wife', null],
    ['Pain', null],
    ['Left', null],
    ['Onset', null],
    ['', null],
  ];
  for (const [words, label] of labels) {
    it(`the label ${JSON.stringify(words)} is ${label === null ? 'none' : `that of a ${label} part`}`, () => {
      assert.equal(labelKind(words), label);
    });
  }

  it('knows the names that label a remark', () => {
    assert.equal(isRemark('Note'), true);
    assert.equal(isRemark('Patient name'), true);
    assert.equal(isRemark('Addendum'), false);
    assert.equal(isRemark('Plan'), false);
  });
});
