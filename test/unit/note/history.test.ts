/** Typical wordings of drugs, immune status and exposures -> the findings and conditions of the knowledge base that they mean. */
import { strict as assert } from 'node:assert';
import { gatherFacts } from '#server/reasoning/facts.js';
import { knowledge, read } from './support.js';

/** What the text says of one finding or condition: present, absent, or nothing. */
function saidOf(text: string, id: string): 'present' | 'absent' | 'nothing' {
  const base = knowledge();
  const facts = gatherFacts(read(text), base);
  const finding = facts.findings.get(id);
  if (finding !== undefined) {
    return finding.present ? 'present' : 'absent';
  }
  return facts.conditions.has(id) ? 'present' : 'nothing';
}

/** By finding or condition: wordings that say it. */
const present: Record<string, readonly string[]> = {
  'anticoagulant-use': [
    '78M, fall, on warfarin',
    'DH: apixaban 5 mg BD',
    'On Eliquis',
    'Takes a blood thinner',
    'Anticoagulated for AF',
    'On DOAC',
    'On LMWH',
  ],
  'antiplatelet-use': ['On clopidogrel since stent', 'Takes aspirin 81 daily', 'On Plavix', 'On DAPT'],
  'long-term-steroid-use': [
    'On long term prednisolone',
    'On chronic steroids for PMR',
    'Prednisone 10 mg daily for years',
    'On steroids',
    'Steroid dependent asthma',
  ],
  'recent-chemotherapy': ['Chemo last week', 'Cycle 3 FOLFOX 8 days ago', 'Day 9 post chemo', 'On R-CHOP'],
  'hiv-infection': ['HIV CD4 150', 'HIV+ on ART', 'Known HIV, off ART', 'AIDS, CD4 40'],
  immunosuppression: [
    'Renal transplant on tacrolimus',
    'Kidney tx 2019 on MMF',
    "On azathioprine for Crohn's",
    'On methotrexate and adalimumab for RA',
    'On infliximab',
    'Immunosuppressed',
    'HIV CD4 150',
    'Chemo last week',
  ],
  'organ-transplant': ['Liver transplant recipient', 'Heart transplant 2018'],
  asplenia: ['Asplenic', 'S/p splenectomy', 'PSH: splenectomy', 'Functional asplenia from sickle cell'],
  neutropenia: ['Neutropenic'],
  dialysis: ['On dialysis MWF', 'ESRD on HD'],
  'recent-travel': ['Recent travel', 'Recent travel to Kenya', 'Returned from Nigeria 2 weeks ago'],
  'tropical-travel': [
    'Returned from Nigeria 2 weeks ago',
    'Just back from a trip to India',
    'Travelled to Ghana last month',
  ],
  'long-journey': ['12-hour flight last week', 'Flew in from Australia yesterday'],
  'tick-bite': ['Tick bite', 'Bitten by a tick', 'Pulled a tick off her leg'],
  'woodland-exposure': ['Hiking in the woods', 'Camping'],
  'sick-contact': ['Sick contacts at home', '+sick contacts', 'Wife has similar symptoms'],
  'covid-contact': ['COVID contact', 'Exposed to COVID at work'],
  'tuberculosis-contact': ['TB contact'],
  'pet-or-farm-animals': ['Works as a farmer', 'Dairy farmer', 'Lives on a farm'],
  'animal-bite': ['Dog bite to the hand'],
  'freshwater-exposure': ['Swam in a lake'],
  smoking: ['Smokes 20/day', '1 ppd x 30 years', 'Current smoker'],
  'former-smoker': ['Ex-smoker 25 pack-years'],
  'heavy-alcohol-use': ['Drinks a bottle of vodka a day'],
  'injection-drug-use': ['IVDU', 'PWID'],
  'residential-care': ['Lives in a nursing home', 'Care home resident'],
  'crowded-living': ['Homeless', 'Incarcerated'],
  'healthcare-worker': ['Works as a nurse'],
  'recent-surgery': ['POD 3', '2 weeks post op'],
  'recent-immobility': ['Bed-bound', 'Leg in plaster'],
  'central-line': ['PICC line in situ', 'Hickman line'],
  'previous-venous-thromboembolism': ['Previous DVT', 'Hx of PE 2015'],
  thrombophilia: ['Factor V Leiden'],
  'bleeding-disorder': ['Haemophilia A'],
  'oestrogen-use': ['Combined OCP', 'On HRT', 'On the pill'],
  'nsaid-use': ['Takes ibuprofen daily', 'On naproxen'],
};

/** Wordings that deny it, tell it of another, or only plan it. */
const others: readonly [string, string, 'absent' | 'nothing'][] = [
  ['No sick contacts', 'sick-contact', 'absent'],
  ['Denies recent travel', 'recent-travel', 'absent'],
  ['Never travelled abroad', 'recent-travel', 'absent'],
  ['Not on anticoagulants', 'anticoagulant-use', 'absent'],
  ['No blood thinners', 'anticoagulant-use', 'absent'],
  ['Not immunosuppressed', 'immunosuppression', 'absent'],
  ['HIV negative', 'hiv-infection', 'nothing'],
  ['HIV test sent', 'hiv-infection', 'nothing'],
  ['Brother on warfarin', 'anticoagulant-use', 'nothing'],
  ['Allergies: aspirin', 'antiplatelet-use', 'nothing'],
  ['Wife is a nurse', 'healthcare-worker', 'nothing'],
  ['FH: mother on dialysis', 'dialysis', 'nothing'],
  ['Return if tick bite', 'tick-bite', 'nothing'],
  ['Denies smoking', 'smoking', 'absent'],
  ['Never IVDU', 'injection-drug-use', 'absent'],
  ['Cough', 'immunosuppression', 'nothing'],
];

describe('drugs, immune status and exposures', () => {
  for (const [id, texts] of Object.entries(present)) {
    for (const text of texts) {
      it(`${JSON.stringify(text)} says ${id}`, () => {
        assert.equal(saidOf(text, id), 'present');
      });
    }
  }
  for (const [text, id, said] of others) {
    it(`${JSON.stringify(text)}: ${id} ${said}`, () => {
      assert.equal(saidOf(text, id), said);
    });
  }
});
