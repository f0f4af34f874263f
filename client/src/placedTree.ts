/**
 * The tree of the side view with an id for each node. Ids are equal from review to review where the labels are, so that
 * what is open stays open, and so that only the groups that have changed are drawn again. Data in, data out.
 */
import type { TreeNode } from './treeNode.js';

export interface PlacedNode {
  readonly node: TreeNode;
  /** Ids; `parent` is null for a group. */
  readonly parent: string | null;
  readonly children: readonly string[];
}

export interface PlacedTree {
  /** Ids of the groups, in order. */
  readonly groups: readonly string[];
  readonly nodes: ReadonlyMap<string, PlacedNode>;
}

export const emptyTree: PlacedTree = { groups: [], nodes: new Map() };

/** Ids by the way from the root, which is the address of the note; made unique where two nodes read the same. */
export function placeTree(groups: readonly TreeNode[], uri: string): PlacedTree {
  const nodes = new Map<string, PlacedNode>();
  const place = (siblings: readonly TreeNode[], parent: string | null): string[] => {
    const seen = new Map<string, number>();
    return siblings.map((node) => {
      const key = node.alertId ?? node.label;
      const count = (seen.get(key) ?? 0) + 1;
      seen.set(key, count);
      const id = `${parent ?? uri}/${key}${count === 1 ? '' : `#${count}`}`;
      nodes.set(id, { node, parent, children: place(node.children ?? [], id) });
      return id;
    });
  };
  return { groups: place(groups, null), nodes };
}

/** Ids of the groups that read otherwise than before; null where the groups themselves are others. */
export function changedGroups(before: PlacedTree, now: PlacedTree): string[] | null {
  const words = (tree: PlacedTree, id: string) => JSON.stringify(tree.nodes.get(id)?.node);
  return before.groups.join('\n') === now.groups.join('\n')
    ? now.groups.filter((id) => words(before, id) !== words(now, id))
    : null;
}
