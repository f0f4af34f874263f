import { strict as assert } from 'node:assert';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { indexKnowledge } from '#server/knowledge/base.js';
import { buildKnowledge, faultLine } from '#server/knowledge/build.js';
import { readFolder } from '#server/knowledge/files.js';
import { parseFile } from '#server/knowledge/parse.js';
import type { SourceFile } from '#server/knowledge/parse.js';
import { restoreKnowledge } from '#server/knowledge/stored.js';
import type { CompiledKnowledge } from '#server/knowledge/types.js';
import { shippedFile } from '../../shipped.js';
import { foldName } from '#server/model/ask/names.js';
import { file } from './sample.js';

const root = new URL('../../../../', import.meta.url);

/** The conditions that must not be missed, by a name that the base is to know them by; "or" where one row may hold both. */
const mustNotBeMissed = [
  'acute coronary syndrome',
  'acute heart failure',
  'ventricular tachycardia',
  'cardiac tamponade',
  'myocarditis',
  'aortic dissection',
  'ruptured abdominal aortic aneurysm',
  'pulmonary embolism',
  'deep vein thrombosis',
  'infective endocarditis',
  'acute limb ischaemia',
  'asthma exacerbation',
  'pneumonia',
  'pneumothorax',
  'foreign body aspiration',
  'epiglottitis',
  'peritonsillar abscess',
  'stroke',
  'transient ischaemic attack',
  'intracerebral haemorrhage',
  'subarachnoid haemorrhage',
  'subdural haematoma',
  'meningitis',
  'encephalitis',
  'giant cell arteritis',
  'brain tumour',
  'seizure',
  'cauda equina syndrome',
  'Guillain-Barré syndrome',
  'acute angle-closure glaucoma',
  'retinal detachment',
  'keratitis',
  'perforated viscus or perforated peptic ulcer',
  'gastrointestinal bleeding or upper GI bleed',
  'appendicitis',
  'cholangitis',
  'pancreatitis',
  'bowel obstruction or small bowel obstruction',
  'mesenteric ischaemia',
  'intussusception',
  'testicular torsion',
  'ectopic pregnancy',
  'pre-eclampsia',
  'placental abruption',
  'ovarian torsion',
  'septic arthritis',
  'spinal epidural abscess',
  'necrotising fasciitis',
  'Stevens-Johnson syndrome',
  'anaphylaxis',
  'sepsis',
  'diabetic ketoacidosis',
  'hypoglycaemia',
  'adrenal crisis',
  'hyperkalaemia',
  'acute leukaemia',
  'major depression',
  'opioid overdose',
  'carbon monoxide poisoning',
  'alcohol withdrawal',
  'Kawasaki disease',
  'non-accidental injury',
];

describe('the knowledge base that ships', () => {
  let knowledge: CompiledKnowledge;
  let faults: string[];
  let files: SourceFile[];
  before(async () => {
    files = await readFolder(fileURLToPath(new URL('models/knowledge', root)));
    const built = buildKnowledge(files);
    knowledge = built.knowledge;
    faults = built.faults.map(faultLine);
  });

  it('has no faults', () => {
    assert.deepEqual(faults, []);
  });

  it('holds at least 100 conditions, each with findings that tell it apart', () => {
    assert.ok(knowledge.conditions.length >= 100, String(knowledge.conditions.length));
    const poor = knowledge.conditions.filter((condition) => condition.links.length < 5).map(({ id }) => id);
    assert.deepEqual(poor, []);
  });

  it('goes through JSON unchanged, as the file of the build', () => {
    const text = JSON.stringify(knowledge);
    assert.deepEqual(JSON.parse(text), knowledge);
    assert.doesNotMatch(text, /Infinity|NaN/);
    const { findings, conditions } = restoreKnowledge(shippedFile());
    assert.deepEqual(findings, knowledge.findings);
    assert.deepEqual(conditions, knowledge.conditions);
  });

  it('holds the conditions that must not be missed, each marked so or above those that are', () => {
    const base = indexKnowledge(knowledge);
    const byName = new Map<string, string>();
    for (const { id, name, say, reads } of knowledge.conditions) {
      [id, name, ...say, ...reads].forEach((one) => byName.set(foldName(one), id));
    }
    const wanting = mustNotBeMissed.filter((names) => {
      const ids = names.split(' or ').flatMap((name) => byName.get(foldName(name)) ?? []);
      const family = ids.flatMap((id) => [id, ...base.conditionFamily(id).children]);
      return !family.some((id) => base.condition(id)?.cantMiss != null);
    });
    assert.deepEqual(wanting, []);
  });

  it('names a source that was opened for every rule that warns of what must not be missed', () => {
    assert.ok(knowledge.cantMiss.length >= 30);
    for (const rule of knowledge.cantMiss) {
      assert.notEqual(rule.source, 'estimate', rule.id);
      assert.match(rule.review, /^20\d\d-\d\d-\d\d$/, rule.id);
    }
  });

  it('has a review date for every condition', () => {
    assert.deepEqual(
      knowledge.conditions.filter(({ review }) => review === '').map(({ id }) => id),
      [],
    );
  });

  it('names a typo in an overlay by file and line', () => {
    const site = file(
      'site.yaml',
      'schema: conditions/1\nconditions:\n  sepsis: {urgency: soon}\n  sepsis-new: {is: sespis}\n',
    );
    const { faults: found } = buildKnowledge(files, [site]);
    assert.deepEqual(found.map(faultLine), [
      'site.yaml:4: sepsis-new: name, icd10, prior, findings missing',
      'site.yaml:4: "sespis" is no condition; did you mean "sepsis"?',
    ]);
  });

  it('has no phrase that a comma in a list broke in two', () => {
    const halves = knowledge.conditions.flatMap(({ id, firstTests, firstActions }) =>
      [...firstTests, ...firstActions]
        .filter((text) => /^(?:and|or|with|if|then|unless)\b/.test(text))
        .map((text) => `${id}: ${text}`),
    );
    assert.deepEqual(halves, []);
  });

  it('is described by examples that hold to the form, the overlay among them', async () => {
    const readme = await readFile(new URL('models/knowledge/README.md', root), 'utf8');
    const examples = [...readme.matchAll(/```yaml\n(schema: .*?)```/gs)].map(([, text], index) =>
      file(`example ${String(index + 1)}`, text!),
    );
    assert.ok(examples.length >= 8);
    for (const example of examples) {
      assert.deepEqual(parseFile(example).faults, []);
    }
    const overlay = examples.filter(({ text }) => text.includes('silence:'));
    assert.equal(overlay.length, 1);
    assert.deepEqual(buildKnowledge(files, overlay).faults.map(faultLine), []);
  });
});
