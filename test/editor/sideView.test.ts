import { strict as assert } from 'node:assert';
import { noReviewTree, reviewTree } from '../../client/src/tree.js';
import type { TreeNode, TreeOptions } from '../../client/src/treeNode.js';
import type { ReviewRecord, ReviewResult } from '../../server/src/lsp/messages.js';

const range = (line: number) => ({ start: { line, character: 0 }, end: { line, character: 4 } });
const alert = (id: string): ReviewRecord['alerts'][number] => ({
  id,
  code: 'cant-miss',
  severity: 'warning',
  message: `Consider ${id}.`,
  start: 0,
  end: 4,
  condition: id,
  finding: null,
  evidence: [{ quote: 'fainted', start: 0, end: 4 }],
  source: 'knowledge',
  inText: true,
});
const evidence = {
  concept: 'syncope',
  label: 'syncope',
  quote: 'fainted',
  start: 0,
  end: 4,
  bits: 2.6,
  basis: 'estimate',
};
const review: ReviewRecord = {
  schema: 'dxlens/review/1',
  id: 'a',
  file: null,
  textHash: '',
  status: 'reviewed',
  notices: [],
  patient: { ageYears: 27, sex: 'female', pregnant: null },
  differential: [
    {
      condition: 'ectopic',
      name: 'Ectopic pregnancy',
      icd10: 'O00',
      probability: 0.62,
      band: 'leading',
      cantMiss: true,
      urgency: 'immediate',
      addressed: 'none',
      source: 'knowledge',
      for: [evidence],
      against: [{ ...evidence, label: 'no fever', bits: -0.4 }],
      firstTests: ['pregnancy test'],
      firstActions: [],
    },
  ],
  otherProbability: 0.2,
  gaps: [
    {
      finding: 'pregnant',
      name: 'pregnancy status',
      question: 'Is she pregnant?',
      section: 'hpi',
      start: 0,
      end: 4,
      bits: 0.9,
      separates: ['ectopic pregnancy', 'ovarian cyst'],
      because: [],
      reason: null,
    },
  ],
  alerts: [alert('x'), alert('y')],
  mentions: [],
  opinions: [],
  knowledge: { version: '1', conditions: 1, findings: 1 },
  models: [],
};
const result: ReviewResult = {
  version: 1,
  review,
  alertRanges: [range(1), range(2)],
  gapRanges: [range(3)],
  evidenceRanges: [{ for: [range(4)], against: [range(5)] }],
  dismissed: [],
  showDifferential: true,
};
const options: TreeOptions = { showAnyway: false, onRequest: false, model: null, rangeOf: () => range(7) };
const tree = (over: Partial<ReviewResult>, how: Partial<TreeOptions> = {}) =>
  reviewTree({ ...result, ...over }, { ...options, ...how });
const find = (nodes: readonly TreeNode[], label: string): TreeNode => {
  const node = nodes.find((candidate) => candidate.label === label);
  assert.ok(node, `${label} is in the view`);
  return node;
};
const labels = (node: TreeNode) => (node.children ?? []).map(({ label }) => label);
const everything = (nodes: readonly TreeNode[]): string =>
  nodes
    .map((node) => [node.label, node.description, node.accessible, everything(node.children ?? [])].join('\n'))
    .join('\n');

describe('the side view', () => {
  it('gives each alert its line, its words and a label without colour', () => {
    const [first] = find(tree({}), 'Alerts').children ?? [];
    assert.equal(first?.accessible, 'Warning: Consider x., line 2');
    assert.deepEqual(first?.range, range(1));
    assert.deepEqual(first?.children?.[0]?.range, range(7));
    assert.equal(first?.context, 'alert');
  });

  it('moves what was dismissed to a group of its own', () => {
    const nodes = tree({ dismissed: ['x'] });
    assert.deepEqual(labels(find(nodes, 'Alerts')), ['Consider y.']);
    assert.deepEqual(labels(find(nodes, 'Dismissed')), ['Consider x.']);
    assert.ok(!tree({}).some(({ label }) => label === 'Dismissed'));
  });

  it('holds the differential back until it may be shown or is asked for', () => {
    const held = find(tree({ showDifferential: false }), 'Differential');
    assert.equal(held.children?.[0]?.command?.id, 'dxlens.showDifferential');
    assert.doesNotMatch(everything([held]), /Ectopic/);
    const asked = find(tree({ showDifferential: false }, { showAnyway: true }), 'Differential');
    assert.deepEqual(asked.children?.map(labels), [['Ectopic pregnancy']]);
  });

  it('names band, urgency and evidence in words, and shows no number for any of them', () => {
    const [leading] = find(tree({}), 'Differential').children ?? [];
    assert.equal(leading?.label, 'Leading');
    const node = leading?.children?.[0];
    assert.equal(node?.accessible, 'Ectopic pregnancy: Leading, must not be missed, immediate');
    assert.deepEqual(node && labels(node), ['For: syncope', 'Against: no fever', 'Test to consider: pregnancy test']);
    assert.deepEqual(node?.children?.[1]?.range, range(5));
    assert.doesNotMatch(everything(tree({})), /0\.|62|%|bits/);
  });

  it('gives no urgency to what a model alone named', () => {
    const [first] = review.differential;
    assert.ok(first);
    const own = { ...first, name: 'Cyst', source: 'model' as const, cantMiss: false, urgency: 'routine' as const };
    const [leading] = find(tree({ review: { ...review, differential: [own] } }), 'Differential').children ?? [];
    assert.equal(leading?.children?.[0]?.description, 'model');
  });

  it('folds what is merely not excluded', () => {
    const [first] = review.differential;
    assert.ok(first);
    const differential = [first, { ...first, name: 'Cyst', band: 'not-excluded' as const }];
    const groups = find(tree({ review: { ...review, differential } }), 'Differential').children ?? [];
    assert.deepEqual(
      groups.map(({ label, expanded }) => [label, expanded]),
      [
        ['Leading', true],
        ['Not excluded', false],
      ],
    );
  });

  it('says what a gap would separate', () => {
    const [gap] = find(tree({}), 'Not documented').children ?? [];
    assert.equal(gap?.accessible, 'Not documented: pregnancy status, separates ectopic pregnancy from ovarian cyst');
  });

  it('shows a gap that is an alert too once, where it can be dismissed', () => {
    const twin = { ...alert('g'), code: 'missing-finding' as const, finding: 'pregnant' };
    const both = { review: { ...review, alerts: [alert('x'), twin] } };
    const nodes = tree(both);
    assert.deepEqual(labels(find(nodes, 'Alerts')), ['Consider x.']);
    const [gap] = find(nodes, 'Not documented').children ?? [];
    assert.deepEqual([gap?.context, gap?.alertId], ['alert', 'g']);
    const without = tree({ ...both, dismissed: ['g'] });
    assert.deepEqual(labels(find(without, 'Dismissed')), ['Consider g.']);
    assert.doesNotMatch(everything([find(without, 'Not documented')]), /pregnancy/);
  });

  it('of a note without a review says why, and how to go on', () => {
    const [stopped] = noReviewTree('stopped', false);
    assert.equal(stopped?.command?.id, 'dxlens.restartServer');
    assert.match(noReviewTree('running', false)[0]?.label ?? '', /^No review/);
    assert.match(noReviewTree('running', true)[0]?.label ?? '', /^Reading/);
  });

  it('draws no icon that a note spells', () => {
    const spelled = { ...alert('z'), message: 'Consider $(error) x.' };
    const nodes = tree({ review: { ...review, alerts: [spelled] } });
    assert.deepEqual(labels(find(nodes, 'Alerts')), ['Consider $ (error) x.']);
  });
});
