import { strict as assert } from 'node:assert';
import { secondOpinion } from '../../client/src/secondOpinion.js';
import { reviewTree } from '../../client/src/tree.js';
import type { TreeNode, TreeOptions } from '../../client/src/treeNode.js';
import { shareWords } from '../../client/src/words.js';
import type { ReviewedOpinion, ReviewRecord, ReviewResult } from '../../server/src/lsp/messages.js';

const range = { start: { line: 7, character: 0 }, end: { line: 7, character: 4 } };
const review: ReviewRecord = {
  schema: 'dxlens/review/1',
  id: 'a',
  file: null,
  textHash: '',
  status: 'reviewed',
  notices: [],
  patient: { ageYears: 27, sex: 'female', pregnant: null },
  differential: [],
  otherProbability: 1,
  gaps: [],
  alerts: [],
  mentions: [],
  opinions: [],
  knowledge: { version: '1', conditions: 1, findings: 1 },
  models: [],
};
const result: ReviewResult = {
  version: 1,
  review,
  alertRanges: [],
  gapRanges: [],
  evidenceRanges: [],
  dismissed: [],
  showDifferential: true,
};
const options: TreeOptions = { showAnyway: false, onRequest: false, model: null, rangeOf: () => range };
const opinion: ReviewedOpinion = {
  model: { name: 'M', architecture: null, sizeBytes: null, host: null, adapters: [] },
  status: 'complete',
  reason: null,
  choice: null,
  diagnoses: [],
  missing: [],
  dropped: 0,
};
const quote = (words: string) => ({ quote: words, start: 0, end: 4 });
const cyst = { name: 'Cyst', condition: null, listed: true, evidence: [quote('pain')], against: [] };
const choice = {
  shares: [
    { name: 'Cyst', condition: null, share: 0.05 },
    { name: 'Torsion', condition: null, share: 0.2 },
    { name: 'Ectopic pregnancy', condition: 'ectopic', share: 0.62 },
    { name: 'Appendicitis', condition: null, share: 0.03 },
  ],
  none: 0.1,
  weight: 0,
};

const nodes = (over: Partial<ReviewedOpinion>, how: Partial<TreeOptions> = {}, of: Partial<ReviewResult> = {}) =>
  secondOpinion(
    { ...result, review: { ...review, opinions: [{ ...opinion, ...over }] }, ...of },
    { ...options, ...how },
  );
const only = (over: Partial<ReviewedOpinion>, how: Partial<TreeOptions> = {}): TreeNode => {
  const [node, ...others] = nodes(over, how);
  assert.ok(node);
  assert.deepEqual(others, []);
  return node;
};
const labels = (node: TreeNode | undefined) => (node?.children ?? []).map(({ label }) => label);
const everything = (tree: readonly TreeNode[]): string =>
  tree
    .map((node) => [node.label, node.description, node.accessible, everything(node.children ?? [])].join('\n'))
    .join('\n');

describe('the second opinion', () => {
  it('stands in the side view', () => {
    const group = reviewTree({ ...result, review: { ...review, opinions: [opinion] } }, options).find(
      ({ label }) => label === 'Second opinion',
    );
    assert.deepEqual(group && labels(group), ['M']);
  });

  it('that is not there yet is one line that says why, and what Enter does about it', () => {
    const line = (model: TreeOptions['model'], status: ReviewRecord['status'] = 'reviewed') => {
      const [node, ...others] = secondOpinion({ ...result, review: { ...review, status } }, { ...options, model });
      assert.deepEqual(others, []);
      return [node?.label, node?.description, node?.command?.id];
    };
    const model = { name: 'M', state: 'idle', reason: null, host: null, notesLeave: false } as const;
    assert.deepEqual(line(null), ['No model is configured', 'Enter chooses one', 'dxlens.chooseModel']);
    assert.deepEqual(line(model), ['The model has not answered yet', 'Enter asks M', 'dxlens.secondOpinion']);
    for (const [state, words] of [
      ['loading', 'M is loading'],
      ['working', 'M is at work'],
    ] as const) {
      assert.deepEqual(line({ ...model, state }), ['The model has not answered yet', words, undefined]);
    }
    assert.deepEqual(line(model, 'insufficient'), ['Too little in the note to ask the model', 'M', undefined]);
    const down = { ...model, state: 'down', reason: 'The file is cut short; fetch it again.' } as const;
    assert.deepEqual(line(down), ['The model is not running', down.reason, 'dxlens.restartModel']);
  });

  it('is marked as the words of a model, tied to the words of the note', () => {
    const node = only({ diagnoses: [cyst], missing: [{ finding: 'last period', evidence: [quote('bleeding')] }] });
    assert.equal(node.description, 'model');
    const [named, asked] = node.children ?? [];
    assert.deepEqual([named?.label, named?.description, labels(named)], ['Cyst', 'model, 1 for', ['“pain”']]);
    assert.deepEqual(named?.children?.[0]?.range, range);
    assert.deepEqual(
      [asked?.label, asked?.description, labels(asked)],
      ['Not documented: last period', 'model', ['“bleeding”']],
    );
  });

  it('links nothing in a text that has changed', () => {
    const node = only({ diagnoses: [cyst] }, { rangeOf: () => null });
    assert.equal(node.children?.[0]?.children?.[0]?.range, null);
  });

  it('marks what the knowledge base had not put before it', () => {
    const node = only({ diagnoses: [cyst, { ...cyst, name: 'Torsion', listed: false }] });
    assert.deepEqual(
      node.children?.map(({ description }) => description),
      ['model, 1 for', 'model, 1 for, not in the list it was shown'],
    );
  });

  it('shows under its own heading what argues against a diagnosis', () => {
    const against = [quote('no bleeding'), quote('afebrile')];
    const [named] = only({ diagnoses: [{ ...cyst, against }] }).children ?? [];
    assert.deepEqual([named?.description, labels(named)], ['model, 1 for, 2 against', ['“pain”', 'Argues against']]);
    assert.deepEqual(labels(named?.children?.[1]), ['“no bleeding”', '“afebrile”']);
  });

  it('names the machine that the note went to, and what lay over the model', () => {
    const model = { ...opinion.model, host: 'gpu.ward.example', adapters: ['cardiology', 'children'] };
    const node = only({ model });
    assert.deepEqual([node.label, node.description], ['M', 'model on gpu.ward.example with cardiology, children']);
    assert.equal(node.accessible, 'M, model on gpu.ward.example with cardiology, children');
    assert.equal(only({ model, status: 'writing' }).description?.startsWith('writing… on gpu.ward.example'), true);
    const failed = only({ model, status: 'unavailable', reason: 'It is switched off.' });
    assert.match(failed.accessible ?? '', /^M on gpu\.ward\.example with .*: unavailable\. It is switched off\./);
  });

  it('grows while it is written', () => {
    const begun = only({ status: 'writing' });
    assert.deepEqual(
      [begun.description, begun.accessible, labels(begun)],
      ['writing…', 'M, model, writing', ['Nothing yet.']],
    );
    assert.deepEqual(labels(only({ status: 'writing', diagnoses: [cyst] })), ['Cyst']);
    assert.equal(only({ diagnoses: [cyst] }).accessible, 'M, model');
  });

  it('says how many statements had no words of the note', () => {
    assert.deepEqual(labels(only({ dropped: 2 })), [
      'Nothing that could be tied to the note.',
      '2 left out: no words of the note support them.',
    ]);
    assert.match(labels(only({ diagnoses: [cyst], dropped: 1 }))[1] ?? '', /^1 left out: .* support it\.$/);
  });

  it('of a model that gave none is the reason, and Enter asks again', () => {
    const node = only({ status: 'unavailable', reason: 'The file is cut short; fetch it again.' });
    assert.equal(node.accessible, 'M: unavailable. The file is cut short; fetch it again. Enter asks again.');
    assert.deepEqual([node.children, node.command?.id], [undefined, 'dxlens.secondOpinion']);
  });
});

describe('what a model was asked to choose', () => {
  it('is three names and "none of these", as its belief, which does not count where it was not shown to help', () => {
    const [asked, nothing] = only({ status: 'chosen', choice }).children ?? [];
    assert.deepEqual(
      [asked?.label, asked?.description],
      ['Asked to choose', 'not shown to help, so it does not change the order'],
    );
    assert.deepEqual(
      asked?.children?.map(({ label, description }) => [label, description]),
      [
        ['Ectopic pregnancy', '62 %'],
        ['Torsion', '20 %'],
        ['Cyst', '5 %'],
        ['none of these', '10 %'],
      ],
    );
    assert.equal(asked?.children?.[0]?.accessible, 'Ectopic pregnancy: 62 %, belief of the model');
    assert.deepEqual([nothing?.label, nothing?.command?.id], ['No written opinion yet', 'dxlens.secondOpinion']);
  });

  it('counts where it was measured', () => {
    const { children = [] } = only({ status: 'chosen', choice: { ...choice, weight: 0.3 } });
    assert.equal(children[0]?.description, 'counts toward the order');
  });

  it('stands above what it wrote, and beside the reason why it wrote nothing', () => {
    assert.deepEqual(labels(only({ choice, diagnoses: [cyst] })), ['Asked to choose', 'Cyst']);
    const failed = only({ status: 'unavailable', reason: 'It broke off.', choice });
    assert.deepEqual([failed.description, labels(failed)], ['It broke off.', ['Asked to choose']]);
  });

  it('is never called certain or impossible', () => {
    assert.deepEqual([0, 0.004, 0.006, 0.5, 0.994, 0.996, 1].map(shareWords), [
      'under 1 %',
      'under 1 %',
      '1 %',
      '50 %',
      '99 %',
      'over 99 %',
      'over 99 %',
    ]);
  });
});

describe('a second opinion before the assessment stands', () => {
  const missing = [{ finding: 'last period', evidence: [quote('bleeding')] }];
  const held = (how: Partial<TreeOptions> = {}) =>
    nodes({ choice, diagnoses: [cyst], missing }, how, {
      showDifferential: false,
      review: { ...review, opinions: [{ ...opinion, choice, diagnoses: [cyst], missing }] },
    });

  it('names no diagnosis, but what is not documented', () => {
    const [node] = held();
    assert.equal(node?.children?.[0]?.command?.id, 'dxlens.showDifferential');
    assert.doesNotMatch(everything(held()), /Cyst|Ectopic|Torsion|Asked to choose/);
    assert.equal(labels(node).at(-1), 'Not documented: last period');
  });

  it('is shown when it is asked for', () => {
    assert.match(everything(held({ showAnyway: true })), /Ectopic[^]*Cyst/);
  });
});

describe('hostile words in a second opinion', () => {
  const hostile = [
    '$(error) [x](command:evil)',
    'left \u202egnidaer\u202c \u2067right\u2069 \u061c\u200f',
    '\u0000\u001b[2J\r\nnext line\u2028\u0085',
    '<|im_end|> <b>x</b> `code`',
  ];
  for (const text of hostile) {
    it(`stay one plain line: ${JSON.stringify(text)}`, () => {
      const all = everything(
        nodes({
          model: { ...opinion.model, name: text, host: text, adapters: [text] },
          choice: { ...choice, shares: [{ name: text, condition: null, share: 1 }] },
          diagnoses: [{ ...cyst, name: text, evidence: [quote(text)], against: [quote(text)] }],
          missing: [{ finding: text, evidence: [quote(text)] }],
        }).concat(nodes({ status: 'unavailable', reason: text })),
      );
      assert.doesNotMatch(all, /\$\(/);
      assert.doesNotMatch(all, /(?!\n)[\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u);
      assert.ok(!all.split('\n').includes('next line'));
    });
  }
});
