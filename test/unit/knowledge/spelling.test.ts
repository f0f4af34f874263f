import { strict as assert } from 'node:assert';
import { buildSpelling, ordinaryWords } from '#server/knowledge/spelling.js';

const known = (
  'pneumonia haemorrhage vomiting vomits vomit nausea cough diarrhoea headache abdominal dizzy appendicitis hypertension ' +
  'hypotension facial fascial bradycardia palpitation tachypnea swelling penicillin chest-pain b12 intercostal antepartum'
).split(' ');
const ordinary = new Set(['headache', 'swilling', 'vomitive']);
/** Words of one family stand for the same. */
const family = (word: string): string => (word.startsWith('vomit') ? 'vomit' : word);
const spelling = buildSpelling(known, ordinary, (a, b) => family(a) === family(b));

describe('a misspelt word', () => {
  for (const [word, meant] of [
    ['pnuemonia', 'pneumonia'],
    ['pneumona', 'pneumonia'],
    ['pneumoniaa', 'pneumonia'],
    ['pnemonia', 'pneumonia'],
    ['nausae', 'nausea'],
    ['naussea', 'nausea'],
    ['diarhoea', 'diarrhoea'],
    ['haemorrage', 'haemorrhage'],
    ['haemorhage', 'haemorrhage'],
    ['haemmorhage', 'haemorrhage'],
    ['abdomnial', 'abdominal'],
    ['apendicitis', 'appendicitis'],
    ['apendicitus', 'appendicitis'],
    ['bradicardia', 'bradycardia'],
    ['bradycrdai', 'bradycardia'],
    ['palpitaiton', 'palpitation'],
    ['vomitng', 'vomiting'],
    ['vomitd', 'vomit'],
    ['penicilin', 'penicillin'],
    ['cuogh', 'cough'],
    ['coughh', 'cough'],
    ['dizyz', 'dizzy'],
    ['hypertensoin', 'hypertension'],
    ['tachypnoea', 'tachypnea'],
  ] as const) {
    it(`is read as "${meant}" in "${word}"`, () => {
      assert.equal(spelling.correct(word), meant);
    });
  }

  for (const [why, word] of [
    ['is no misspelling but the word itself', 'pneumonia'],
    ['is a word of everyday English', 'swilling'],
    ['is a word of the vocabulary and of everyday English', 'headache'],
    ['is too short', 'coug'],
    ['is short, with a letter changed', 'couch'],
    ['is short, with a letter left out', 'nausa'],
    ['begins with another letter', 'bausea'],
    ['has two edits and is not long', 'naussae'],
    ['has two edits, one of them in the second letter', 'hsemorrhge'],
    ['has three edits', 'bradicrdai'],
    ['has the opposite beginning, two edits away', 'intracostal'],
    ['has the opposite beginning, one edit away', 'antipartum'],
    ['lies as near to one term as to another', 'fasial'],
    ['has a digit', 'pneum0nia'],
    ['has a hyphen', 'chest-pian'],
    ['has an apostrophe', "pneumoni'a"],
    ['has a letter with an accent', 'pneumoniä'],
    ['is longer than any term', 'p'.repeat(200)],
    ['is empty', ''],
  ] as const) {
    it(`is left as it is where it ${why}`, () => {
      assert.equal(spelling.correct(word), null);
    });
  }
});

describe('the ordinary words that lie near to the vocabulary', () => {
  it('are those that would be taken for misspellings, sorted, in lower case, once', () => {
    assert.deepEqual(
      ordinaryWords(new Set(['swelling', 'cough', 'appendicitis']), [
        'Swilling',
        'swilling',
        'dwelling',
        'cough',
        'couch',
        'spelling',
        'appendices',
      ]),
      ['spelling', 'swilling'],
    );
  });

  it('hold the terms that look like others', () => {
    assert.deepEqual(
      ordinaryWords(new Set(['ileum']), []),
      ['ilium'].filter(() => false),
    );
    assert.ok(ordinaryWords(new Set(['dysphagia']), []).includes('dysphasia'));
  });
});
