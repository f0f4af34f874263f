/** Whose it is, when it was and whether it was at all, told in forms that are not cue words alone: answers, dates, clauses, pronouns. */
import { strict as assert } from 'node:assert';
import { assertionIn } from './support.js';

const tables: Record<string, readonly [string, string][]> = {
  'the end of a list of denials': [
    ['No fever or weight loss, and takes {apixaban} for atrial fibrillation', 'present'],
    ['Since then no sleep, {sweating}, anxious', 'present'],
    ['No sleep disturbance, no {fever}', 'absent'],
    ['No interest, {guilt}, no plan', 'present'],
    ['No thrill, with widespread {crackles}', 'present'],
    ['No fever, with or without {chills}', 'absent'],
    ['Symptoms do not appear related to signs of a {stroke}', 'absent'],
    ['A colonoscopy about 3 years ago due to {blood in her stool}', 'present historical'],
  ],
  'answers behind a list': [
    ['{Diplopia}, vertigo, dysarthria: none of these', 'absent'],
    ['Neck stiffness, {photophobia}: neither present', 'absent'],
    ['Vomiting: yes. {Rash}: none of these.', 'absent'],
    ['{Rigors} never', 'absent historical'],
    ['Prior {gout}: never.', 'absent historical'],
    ['{Swelling} looked for, not found', 'absent'],
    ['Ever had: {epilepsy} N, concussion Y', 'absent historical'],
    ['{Gout}, lupus and sarcoid all to be excluded', 'possible'],
    ['{Headache} that never settles', 'present'],
    ['{Palpitations}: neither the ECG nor the tape was kept', 'present'],
  ],
  'the subject of a clause': [
    ['Wife is expecting and has {hyperemesis}', 'present other'],
    ['His wife has MS; she also had a {fracture} in May', 'present other'],
    ['She lost her first husband to {lymphoma}', 'present other'],
    ["Her daughter's friend has {mumps}", 'present other'],
    ["Neighbour's child also involved ({scald})", 'present other'],
    ['Porter on the next ward had {shingles}', 'present other'],
    ['Partner brought in too with {vomiting}', 'present other'],
    ["Flatmate's parrot is said to have {psittacosis}", 'present other'],
    ['Her brother was found to have {haemochromatosis} at 41', 'present family'],
    ['Brother had croup, cousin had {asthma}', 'present family'],
    ['Paternal uncles x2 {MI}', 'present family'],
    ['Mother reports {fever}', 'present'],
    ['Brought by wife with {chest pain}', 'present'],
    ['Discussed with daughter: {pain} worse', 'present'],
    ['Sister has scabies but no {burrows} seen here', 'absent'],
    ['Wife says he has {tremor}', 'present'],
    ['Daughter lives nearby and has noticed {weight loss}', 'present'],
    ['Dog bite to the hand, {cellulitis}', 'present'],
    ['Cat scratch with {lymphadenopathy}', 'present'],
    ['Teammate he collided with has {concussion}', 'present other'],
    ['Coworker who was holding the ladder got {bruises}', 'present other'],
    ['Flatmate smokes, has {bronchitis}', 'present other'],
    ['Donor was a young man with {head injury}', 'present other'],
    ['Mum reports her own {low mood}', 'present family'],
    ['Landlady says that she herself has {bedbug bites}', 'present other'],
    ['Mum resident, she has {chickenpox}', 'present family'],
    ['Donor has migraine; has never had {hepatitis}', 'absent other'],
    ['No {malignancy} known in the donor', 'absent other'],
    ['{Vitiligo} in paternal aunt', 'present family'],
    ['Mum worried, she has had {fever} for three days', 'present'],
    ['Mother who noticed he had {fever} brought him in', 'present'],
    ['Uncle had HCM, exam no {murmur}', 'absent'],
    ['Pt in next bed coughing all night so {poor sleep}', 'present'],
    ['Seeing this teacher with {night sweats}', 'present'],
    ['My daughter has {fever} since Friday', 'present'],
    ['FH: mother DVT. No {nausea} this time', 'absent'],
    ['FH: mother DVT, {stroke}', 'present family'],
  ],
  'when it was': [
    ['{Eczema} until about 10', 'present historical'],
    ['{Stammer} until eight, then none', 'present historical'],
    ['At nineteen she suffered {encephalitis}', 'present historical'],
    ['{Intussusception} at 9 months', 'present historical'],
    ['{Hyperemesis} in both earlier pregnancies', 'present historical'],
    ['{Alopecia}, regrew', 'present historical'],
    ['{Jaundice} on day 2, over by day 5', 'present historical'],
    ['{AKI} on admission, now resolved', 'present historical'],
    ['{Delirium} has now cleared', 'present historical'],
    ['{Miscarriage} 2011-12', 'present historical'],
    ['As a young man he had {meningitis}', 'present historical'],
    ['Problem list:\n1. {CAP} - improving', 'present'],
    ['PMH: MI 2011. Nil haemoptysis. {Wheeze} throughout.', 'present'],
    ['PMH: asthma.\n{Tremor} on tacrolimus.', 'present'],
    ['{CAD} s/p NSTEMI 2021', 'present'],
    ['{Bleeding} at 20 weeks', 'present'],
    ['{Vomiting} until 3 am', 'present'],
    ['PMH: asthma. {Unsteady} for weeks', 'present'],
    ['{Pain} at 6 months post op', 'present'],
  ],
  'what might come': [
    ["Prednisolone so {blindness} doesn't happen", 'hypothetical'],
    ['Booster so that {tetanus} does not develop', 'hypothetical'],
    ['Clexane against {DVT}', 'hypothetical'],
    ['Amlodipine may give him {swollen ankles}', 'hypothetical'],
    ['Crisis plan should {suicidal ideas} surface', 'hypothetical'],
    ['Leaflet: {bleeding}, fever', 'hypothetical'],
    ['Fell against the door, {laceration} to scalp', 'present'],
    ['Everything argues against {sepsis}', 'absent'],
    ['So {dizzy} that he does not walk', 'present'],
  ],
  'doubt that stands behind': [
    ['Psoriasis is most likely, {eczema} is the alternative', 'possible'],
    ['Tear suspected, {loose body} the other contender', 'possible'],
    ['{Lupus} perhaps', 'possible'],
    ["Can't be sure it isn't {lepto}", 'possible'],
    ['I believe this is {sciatica}', 'possible'],
    ['CT ordered to rule out {stroke}', 'possible'],
    ['{Asthma} under good control', 'present'],
  ],
};

describe('assertion by the form of a clause', () => {
  for (const [title, rows] of Object.entries(tables)) {
    describe(title, () => {
      for (const [text, expected] of rows) {
        it(`${expected}: "${text}"`, () => {
          assert.equal(assertionIn(text), expected);
        });
      }
    });
  }
});
