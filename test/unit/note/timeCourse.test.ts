/** How the complaint began and how it goes on; null where the history does not say, or says that it is not so. */
import { strict as assert } from 'node:assert';
import { findSections } from '#server/note/structure/sections.js';
import { findTime } from '#server/note/time/time.js';
import type { TimeCourse } from '#server/note/types.js';

const onsets: readonly [string, TimeCourse['onset']][] = [
  ['Sudden onset of headache', 'sudden'],
  ['Suddenly weak on the left', 'sudden'],
  ['Sudden-onset chest pain', 'sudden'],
  ['Abrupt onset of vertigo', 'sudden'],
  ['Acute onset of dyspnoea', 'sudden'],
  ['Acute-onset dyspnoea', 'sudden'],
  ['All at once the vision went', 'sudden'],
  ['Out of the blue she fainted', 'sudden'],
  ['Pain came out of nowhere', 'sudden'],
  ['Worst within seconds', 'sudden'],
  ['Headache, maximal at onset', 'sudden'],
  ['Insidious onset of back pain', 'gradual'],
  ['Pain came on gradually', 'gradual'],
  ['Slowly progressive weakness', 'gradual'],
  ['The lump has slowly enlarged', 'gradual'],
  ['Came on slowly', 'gradual'],
  ['Slow onset of weakness', 'gradual'],
  ['Pain crept up on him', 'gradual'],
  ['Weakness developed over several weeks', 'gradual'],
  ['Progressive weakness', 'gradual'],
  ['Gradual headache, then suddenly worse', 'sudden'],
  ['Not sudden, not tearing', null],
  ['No sudden onset', null],
  ['Denies sudden weakness', null],
  ['Acute chest pain', null],
  ['Acute on chronic heart failure', null],
  ['Brother had sudden cardiac death', null],
  ['His father died suddenly', null],
  ['Return if sudden weakness', null],
  ['Call 999 for sudden chest pain', null],
  ['Walks slowly, slowly improving', null],
  ['Gradually improving', null],
  ['Progressive supranuclear palsy', null],
  ['PMH: sudden deafness 2010', null],
  ['Blue lips', null],
  ['Cough', null],
];

const courses: readonly [string, TimeCourse['course']][] = [
  ['Getting worse', 'worsening'],
  ['Pain has worsened', 'worsening'],
  ['Worse over the past two days', 'worsening'],
  ['Dyspnoea worse today', 'worsening'],
  ['Worsening headache', 'worsening'],
  ['Increasingly short of breath', 'worsening'],
  ['Progressively weaker', 'worsening'],
  ['Increasing in severity', 'worsening'],
  ['Crescendo angina', 'worsening'],
  ['Pain comes in waves', 'intermittent'],
  ['Coming and going', 'intermittent'],
  ['On-and-off pain', 'intermittent'],
  ['Off and on for weeks', 'intermittent'],
  ['Episodic vertigo', 'intermittent'],
  ['Waxing and waning confusion', 'intermittent'],
  ['Waxes and wanes', 'intermittent'],
  ['Recurrent syncope', 'recurrent'],
  ['Multiple episodes of syncope', 'recurrent'],
  ['It keeps coming back', 'recurrent'],
  ['Getting better', 'improving'],
  ['Pain is settling', 'improving'],
  ['Has improved', 'improving'],
  ['On the mend', 'improving'],
  ['Feeling better', 'improving'],
  ['Unrelenting pain', 'constant'],
  ['There all the time', 'constant'],
  ['Non-stop vomiting', 'constant'],
  ['Back pain x3d, const, 6/10', 'constant'],
  ['Fever persists', 'constant'],
  ['Constant pain, getting worse', 'worsening'],
  ['Initially intermittent, now constant', 'constant'],
  ['Over 3 days his vision worsened', 'worsening'],
  ['Worse with movement, better with rest', null],
  ['Pain worsened by coughing', null],
  ['Improved with paracetamol', null],
  ['Not getting worse', null],
  ['No worsening', null],
  ['Not improving', null],
  ['Pain no longer constant', null],
  ['No similar episodes', null],
  ['Return if worsening', null],
  ['If getting worse come back', null],
  ['Call for worsening redness', null],
  ['Continuous glucose monitor', null],
  ['Recurrent laryngeal nerve', null],
  ['Intermittent self-catheterisation. Intermittent catheter', null],
  ['Const: no fever', null],
  ['Lisinopril increased', null],
  ['Plan: recheck if recurring', null],
  ['Steady gait', null],
  ['Cough', null],
];

describe('onset', () => {
  for (const [text, onset] of onsets) {
    it(`${JSON.stringify(text)}: ${String(onset)}`, () => {
      assert.equal(findTime(text, findSections(text)).onset, onset);
    });
  }
});

describe('course', () => {
  for (const [text, course] of courses) {
    it(`${JSON.stringify(text)}: ${String(course)}`, () => {
      assert.equal(findTime(text, findSections(text)).course, course);
    });
  }
});
