/** A span of a text -> present, denied, possible or conditional, recent or past, the patient's or another's. */
import { strict as assert } from 'node:assert';
import { assertionOfSpan } from '#server/note/spans.js';
import { marked } from './support.js';

/** Polarity, then what differs from recent and the patient's: "absent", "present historical family". */
function assertionIn(text: string): string {
  const { text: plain, span } = marked(text);
  const { polarity, temporality, experiencer } = assertionOfSpan(plain, span.start, span.end);
  return [polarity, temporality === 'recent' ? '' : temporality, experiencer === 'patient' ? '' : experiencer]
    .filter((word) => word !== '')
    .join(' ');
}

const tables: Record<string, readonly [string, string][]> = {
  'what a denial covers': [
    ['No {fever}', 'absent'],
    ['Denies {fever}, chills or cough but has had night sweats', 'absent'],
    ['Denies fever, chills or {cough} but has had night sweats', 'absent'],
    ['Denies fever, severe {headache}, cough', 'absent'],
    ['Denies: {fever}, chills', 'absent'],
    ['Denies: fever; chills; {cough}', 'absent'],
    ['Without {fever}', 'absent'],
    ['Negative for {fever}', 'absent'],
    ['Pertinent negatives: fever, {chills}', 'absent'],
    ['Neither fever nor {chills}', 'absent'],
    ['There has been no nausea and no {vomiting}', 'absent'],
    ['He has not had {fever}', 'absent'],
    ["He doesn't have {fever}", 'absent'],
    ['No fever, severe abdominal {pain} or bleeding', 'absent'],
    ['No evidence of {pneumonia}', 'absent'],
    ['Not on blood {thinners}', 'absent'],
    ['No new {weakness}', 'absent'],
    ['No cough/{SOB}', 'absent'],
    ['No fever, cough,\n{chills}', 'absent'],
  ],
  'where a denial ends': [
    ['Denies fever, chills or cough but has had night {sweats}', 'present'],
    ['No fever. {Cough} for days', 'present'],
    ['No fever; {cough} for days', 'present'],
    ['No guarding, mild {tenderness}', 'present'],
    ['No stridor at rest, soft {stridor} when he cries', 'present'],
    ['No wheeze, no exacerbation, {tiotropium} continued', 'present'],
    ['No fever, {cough} persists', 'present'],
    ['Denies fever, reports {cough}', 'present'],
    ['No fever however {cough}', 'present'],
    ['He is not pale, {jaundiced}', 'present'],
    ['No chest pain, presents with {dyspnoea}', 'present'],
    ['No fever although {cough}', 'present'],
    ['No relief of {pain}', 'present'],
    ['No change in {cough}', 'present'],
    ['Not only {fever} but rash', 'present'],
    ['No doubt {pneumonia}', 'present'],
    ['{Pain} without relief', 'present'],
    ['{COPD}: no wheeze', 'present'],
    ['{Fever}, no cough', 'present'],
  ],
  'denials that follow': [
    ['{PE} was ruled out', 'absent'],
    ['{PE} ruled out by CT', 'absent'],
    ['{ACS} excluded', 'absent'],
    ['{Fever}: no', 'absent'],
    ['{Rash}: denies.', 'absent'],
    ['{Rash} - none', 'absent'],
    ['{Rash} = no', 'absent'],
    ['{Murmur} is absent', 'absent'],
    ['Fever and {chills} are denied', 'absent'],
    ['{Spleen} not palpable', 'absent'],
    ['{Flu} PCR negative', 'absent'],
    ['{Fracture} not seen', 'absent'],
    ['{Fever}: yes', 'present'],
    ['{Fever}: 38.5', 'present'],
    ['{Cough}, rash absent', 'present'],
    ['{Cough} - no fever', 'present'],
  ],
  doubt: [
    ['Possible {pneumonia}', 'possible'],
    ['Rule out {MI}', 'possible'],
    ['r/o {MI}', 'possible'],
    ['?{PE}', 'possible'],
    ['{PE}?', 'possible'],
    ['Concern for: {PE}', 'possible'],
    ['Cannot rule out {PE}', 'possible'],
    ['{PE} cannot be excluded', 'possible'],
    ['{PE} unlikely', 'possible'],
    ['{PE} considered: Wells 1.5', 'possible'],
    ['Angina vs {NSTEMI}', 'possible'],
    ['{Angina} vs NSTEMI', 'possible'],
    ['Suspected {DVT} of the left leg', 'possible'],
    ['DDx: gout, {sepsis}', 'possible'],
    ['Differential diagnosis:\n1. Gout\n2. {Sepsis}', 'possible'],
    ['Likely {gout}', 'possible'],
    ['{Chest pain} ?PE', 'present'],
    ['Tension {headache}, likely stress', 'present'],
    ['Likely stress, {headache}', 'present'],
    ['Consistent with {pneumonia}', 'present'],
  ],
  'conditions of the future': [
    ['Return if {fever}', 'hypothetical'],
    ['Return for {fever} or rash', 'hypothetical'],
    ['Plan: come back or call us for {drooling}', 'hypothetical'],
    ['Plan: call an ambulance for stridor, {drooling}', 'hypothetical'],
    ['Return precautions: {fever}, rash', 'hypothetical'],
    ['Ibuprofen prn {headache}', 'hypothetical'],
    ['Seek care if he develops {fever}', 'hypothetical'],
    ['At risk of {stroke}', 'hypothetical'],
    ['Vaccinated against {influenza}', 'hypothetical'],
    ['Watch for {bleeding}', 'hypothetical'],
    ['Review in 2 weeks, sooner for {fever}', 'hypothetical'],
    ['Paracetamol 1 g PRN, {diclofenac} gel', 'present'],
    ['Should he develop {fever}, return', 'hypothetical'],
    ['In case of {fever} give paracetamol', 'hypothetical'],
    ['He develops {pain} on walking', 'present'],
    ['He was well until {pain} began', 'present'],
    ['Told to return if worse, but {fever} now', 'present'],
    ['He was asked if he smokes. {Cough}', 'present'],
    ['Albuterol prn at home, now has {wheeze}', 'present'],
  ],
  'past and present': [
    ['History of {asthma}', 'present historical'],
    ['h/o {DVT}', 'present historical'],
    ['s/p {cholecystectomy}', 'present historical'],
    ['{Croup} as a child', 'present historical'],
    ['{DKA} 2 years ago', 'present historical'],
    ['Previous {DVT}', 'present historical'],
    ['PMH: {gout}', 'present historical'],
    ['No previous {croup}', 'absent historical'],
    ['{Fever} resolved', 'present historical'],
    ['{Fever}, now resolved', 'present historical'],
    ['Past Medical History\n- {gout}', 'present historical'],
    ['3-day history of {cough}', 'present'],
    ['2 week history of {cough}', 'present'],
    ['h/o asthma, presents with {cough}', 'present'],
    ['h/o asthma, {cough} x3 days', 'present'],
    ['Previously healthy, {cough}', 'present'],
    ['Prior to arrival {vomiting}', 'present'],
    ['{Cough} in the past 3 days', 'present'],
    ['{Pain} started 2 months ago', 'present'],
    ['History of present illness: {cough}', 'present'],
    ['Past week of {cough}', 'present'],
  ],
  'whose it is': [
    ['Mother reports {fever}', 'present'],
    ['Per mother, {fever} for 2 days', 'present'],
    ['Brought by his mother with {fever}', 'present'],
    ['Lives with daughter, {cough}', 'present'],
    ['Daughter noticed {confusion}', 'present'],
    ["Consolable in mother's arms, {rash}", 'present'],
    ['Family physician found {gout}', 'present'],
    ['Mother had cancer, and he has {fever}', 'present'],
    ['Mother had breast {cancer}', 'present family'],
    ['Father with {diabetes}', 'present family'],
    ['Father {MI} at 61', 'present family'],
    ["Mother's {cancer} was late", 'present family'],
    ['Brother died of {MI}', 'present family'],
    ['Family history of {gout}', 'present family'],
    ['FH: {gout}', 'present family'],
    ['No family history of {gout}', 'absent family'],
    ['Wife has had {influenza}', 'present other'],
    ['Nursery: several children\nwith {coughs}', 'present other'],
    ['Latex (contact {rash})', 'present'],
    ["Children's {ibuprofen} last night", 'present'],
    ['Coworker with {influenza}', 'present other'],
  ],
  signs: [
    ['+{cough} -fever', 'present'],
    ['+cough -{fever}', 'absent'],
    ['+cough, -{fever}', 'absent'],
    ['(+) {cough}', 'present'],
    ['(-) {fever}', 'absent'],
    ['(+)cough (-){fever}', 'absent'],
    ['{cough} +, fever -', 'present'],
    ['cough +, {fever} -', 'absent'],
    ['{cough}+', 'present'],
    ['-{fever} +cough', 'absent'],
    ['- {fever}', 'present'],
    ['-{fever}\n-cough', 'present'],
    ['well-{nourished}', 'present'],
    ['no -{fever}', 'absent'],
    ['cough - {fever}', 'present'],
    ['denies cough, +{fever}', 'present'],
  ],
};

describe('assertion', () => {
  for (const [name, rows] of Object.entries(tables)) {
    describe(name, () => {
      for (const [text, expected] of rows) {
        it(`${expected}: ${JSON.stringify(text)}`, () => {
          assert.equal(assertionIn(text), expected);
        });
      }
    });
  }

  it('names the words that decided', () => {
    const { text, span } = marked('She denies any {fever}');
    const { cue } = assertionOfSpan(text, span.start, span.end);
    assert.equal(text.slice(cue?.start, cue?.end), 'denies any');
  });

  it('reads a span outside the text, or in a heading, as plainly present', () => {
    assert.equal(assertionOfSpan('no fever', 20, 30).polarity, 'present');
    assert.equal(assertionOfSpan('', 0, 0).polarity, 'present');
    assert.equal(assertionOfSpan('PLAN\nno fever', 0, 4).polarity, 'present');
  });
});
