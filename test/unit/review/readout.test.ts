import { strict as assert } from 'node:assert';
import { readoutOf } from '#server/review/readout.js';
import { shippedKnowledge } from '../../shipped.js';
import { madeUp, measurement, mention, place } from './madeUp.js';

describe('what was read', () => {
  it('names the concepts and quotes the words, the cue and the attributes', () => {
    const text = 'A 40 yo man denies sharp chest pain. HR 118.';
    const note = madeUp(text, {
      mentions: [
        mention(
          text,
          'chest pain',
          'finding:chest-pain',
          { polarity: 'absent', asked: 'specific', cue: place(text, 'denies') },
          { attributes: [{ ...place(text, 'sharp'), kind: 'quality', value: 'sharp', polarity: 'absent' }] },
        ),
      ],
      measurements: [measurement(text, 'HR 118', 'heart-rate', 118, '/min')],
      patient: { ...madeUp(text).patient, ageYears: 40, sex: 'male', ageSpan: place(text, '40 yo') },
    });
    const { patient, mentions, measurements, sections, notices } = readoutOf(note, shippedKnowledge());
    assert.deepEqual(notices, []);
    assert.deepEqual(sections, [{ kind: 'hpi', heading: null, start: 0, end: text.length }]);
    assert.deepEqual(patient, {
      ageYears: 40,
      sex: 'male',
      pregnant: null,
      gestationWeeks: null,
      postpartumDays: null,
      age: { text: '40 yo', start: 2, end: 7 },
      sexWords: null,
      pregnancy: null,
    });
    assert.deepEqual(mentions, [
      {
        text: 'chest pain',
        ...place(text, 'chest pain'),
        kind: 'finding',
        concept: 'chest-pain',
        name: 'chest pain',
        polarity: 'absent',
        asked: 'specific',
        temporality: 'recent',
        experiencer: 'patient',
        status: null,
        cue: { text: 'denies', ...place(text, 'denies') },
        section: 'hpi',
        via: 'text',
        attributes: [{ text: 'sharp', ...place(text, 'sharp'), kind: 'quality', value: 'sharp', polarity: 'absent' }],
      },
    ]);
    assert.deepEqual(measurements, [
      {
        text: 'HR 118',
        ...place(text, 'HR 118'),
        measure: 'heart-rate',
        name: 'heart rate',
        value: 118,
        unit: '/min',
        plausible: true,
        temporality: 'recent',
        section: 'vitals',
      },
    ]);
  });

  it('says of an empty note and of one in another language that it is so', () => {
    assert.deepEqual(readoutOf(madeUp(' \n'), shippedKnowledge()).notices, ['The note is empty.']);
    const { notices } = readoutOf(madeUp('Der Patient hustet.', { english: false }), shippedKnowledge());
    assert.match(notices.join(), /^The note does not seem to be in English/);
  });
});
