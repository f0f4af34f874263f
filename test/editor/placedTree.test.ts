import { strict as assert } from 'node:assert';
import { changedGroups, emptyTree, placeTree } from '../../client/src/placedTree.js';
import type { TreeNode } from '../../client/src/treeNode.js';

const groups: readonly TreeNode[] = [
  { label: 'Alerts', children: [{ label: 'Consider x.', alertId: 'a1', children: [{ label: '“pain”' }] }] },
  { label: 'Second opinion', children: [{ label: '“pain”' }, { label: '“pain”' }] },
];
const placed = placeTree(groups, 'file:///n');

describe('the place of a node in the side view', () => {
  it('is the way from its note, by the alert where it stands for one', () => {
    assert.deepEqual(placed.groups, ['file:///n/Alerts', 'file:///n/Second opinion']);
    assert.deepEqual(placed.nodes.get('file:///n/Alerts')?.children, ['file:///n/Alerts/a1']);
    assert.equal(placed.nodes.get('file:///n/Alerts/a1/“pain”')?.parent, 'file:///n/Alerts/a1');
    assert.equal(placed.nodes.get('file:///n/Alerts')?.parent, null);
  });

  it('is unique where two nodes read the same', () => {
    assert.deepEqual(placed.nodes.get('file:///n/Second opinion')?.children, [
      'file:///n/Second opinion/“pain”',
      'file:///n/Second opinion/“pain”#2',
    ]);
  });

  it('tells which groups are to be drawn anew', () => {
    const [alerts, opinion] = groups;
    assert.ok(alerts && opinion);
    const grown = placeTree([alerts, { ...opinion, children: [{ label: 'Cyst' }] }], 'file:///n');
    assert.deepEqual(changedGroups(placed, grown), ['file:///n/Second opinion']);
    assert.deepEqual(changedGroups(placed, placeTree(groups, 'file:///n')), []);
  });

  it('is new altogether in another note, or where the groups are others', () => {
    assert.equal(changedGroups(emptyTree, placed), null);
    assert.equal(changedGroups(placed, placeTree(groups, 'file:///m')), null);
    assert.equal(changedGroups(placed, placeTree(groups.slice(0, 1), 'file:///n')), null);
  });
});
