/** The side view `dxlens.review`: what the last review says of the note in the editor. */
import * as vscode from 'vscode';
import type { ReviewParams, ReviewResult } from '../../server/src/lsp/messages.js';
import { revealCommand } from './explanation.js';
import { activeNote, isNote } from './notes.js';
import type { Server } from './server.js';
import { readSettings } from './settings.js';
import { reasonOf, tell } from './tell.js';
import { noReviewTree, reviewTree } from './tree.js';
import type { TreeNode } from './treeNode.js';
import { methods } from './wire.js';

/** A node with the note it speaks of, and an id that stays the same from review to review. */
export interface PlacedNode {
  readonly node: TreeNode;
  readonly id: string;
  readonly uri: string;
}

export class ReviewView implements vscode.TreeDataProvider<PlacedNode>, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.changed.event;
  private readonly tree: vscode.TreeView<PlacedNode>;
  private readonly listeners: vscode.Disposable;
  private document: vscode.TextDocument | null = null;
  private result: ReviewResult | null = null;
  /** Notes whose differential was asked for before an assessment stood. */
  private readonly shown = new Set<string>();
  /** Numbers of the last question to the server and of the last one that is done with. */
  private asked = 0;
  private answered = 0;

  constructor(private readonly server: Server) {
    this.tree = vscode.window.createTreeView('dxlens.review', { treeDataProvider: this, showCollapseAll: true });
    this.listeners = vscode.Disposable.from(
      this.tree,
      this.changed,
      server.onReviewed(({ uri }) => this.refreshIf((document) => document.uri.toString() === uri)),
      server.onState(() => this.refreshIf(() => true)),
      vscode.window.onDidChangeActiveTextEditor(() => this.follow()),
      vscode.workspace.onDidCloseTextDocument((document) => this.forget(document)),
      vscode.commands.registerCommand('dxlens.showDifferential', () => this.showDifferential()),
    );
    this.follow();
  }

  getTreeItem({ node, id, uri }: PlacedNode): vscode.TreeItem {
    const { None, Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
    const state = (node.children ?? []).length === 0 ? None : node.expanded === true ? Expanded : Collapsed;
    const item = new vscode.TreeItem(node.label, state);
    item.id = id;
    item.description = node.description ?? '';
    item.tooltip = [node.label, node.description ?? ''].filter((part) => part !== '').join('\n');
    item.accessibilityInformation = {
      label: node.accessible ?? [node.label, node.description ?? ''].filter((part) => part !== '').join(', '),
    };
    if (node.icon !== undefined) {
      item.iconPath = new vscode.ThemeIcon(node.icon);
    }
    if (node.context !== undefined) {
      item.contextValue = node.context;
    }
    if (node.range != null) {
      item.command = { command: revealCommand, title: 'Show in the Note', arguments: [uri, node.range] };
    } else if (node.command !== undefined) {
      item.command = { command: node.command.id, title: node.command.title, arguments: [...(node.command.args ?? [])] };
    }
    return item;
  }

  getChildren(parent?: PlacedNode): PlacedNode[] {
    if (parent !== undefined) {
      return place(parent.node.children ?? [], parent.id, parent.uri);
    }
    const document = this.document;
    const result = this.result;
    if (document === null) {
      return [];
    }
    const uri = document.uri.toString();
    if (result === null) {
      return place(noReviewTree(this.server.state, this.answered < this.asked), uri, uri);
    }
    const current = document.version === result.version;
    const nodes = reviewTree(result, {
      showAnyway: this.shown.has(uri),
      onRequest: readSettings().differential?.show === 'on-request',
      rangeOf: (start, end) => (current ? spanRange(document, start, end) : null),
    });
    return place(nodes, uri, uri);
  }

  dispose(): void {
    this.listeners.dispose();
  }

  /** Keeps the last note while something else has the focus, as long as it can be seen. */
  private follow(): void {
    const active = activeNote()?.document ?? null;
    const still = vscode.window.visibleTextEditors.some((editor) => editor.document === this.document);
    if (active === this.document || (active === null && still)) {
      return;
    }
    this.document = active;
    this.result = null;
    this.refresh();
  }

  private forget(document: vscode.TextDocument): void {
    this.shown.delete(document.uri.toString());
    if (document === this.document) {
      this.document = null;
      this.result = null;
      this.refresh();
    }
  }

  private async showDifferential(): Promise<void> {
    const document = activeNote()?.document ?? this.document;
    if (document === null) {
      tell('Open a clinical note to see its differential.');
      return;
    }
    this.shown.add(document.uri.toString());
    this.document = document;
    this.refresh();
    await vscode.commands.executeCommand('dxlens.review.focus');
  }

  private refreshIf(concerns: (document: vscode.TextDocument) => boolean): void {
    if (this.document !== null && concerns(this.document)) {
      this.refresh();
    }
  }

  private refresh(): void {
    this.asked += 1;
    const ticket = this.asked;
    const done = (result: ReviewResult | null) => {
      // What was asked for before the last question is dropped.
      if (ticket === this.asked) {
        this.answered = ticket;
        this.show(result);
      }
    };
    this.load().then(done, (error: unknown) => {
      this.server.log.warn(reasonOf(error));
      done(null);
    });
  }

  private async load(): Promise<ReviewResult | null> {
    const document = this.document;
    if (document === null || !isNote(document) || this.server.state !== 'running') {
      return null;
    }
    const params: ReviewParams = { textDocument: { uri: document.uri.toString() } };
    return this.server.request<ReviewResult | null>(methods.review, params);
  }

  private show(result: ReviewResult | null): void {
    this.result = result;
    const dismissed = new Set(result?.dismissed);
    const count = (result?.review.alerts ?? []).filter((alert) => alert.inText && !dismissed.has(alert.id)).length;
    this.tree.badge =
      count > 0 ? { value: count, tooltip: `${count} ${count === 1 ? 'alert' : 'alerts'} in the note` } : undefined;
    this.changed.fire(undefined);
  }
}

/** Ids by the way from the root, made unique where two nodes read the same: what is open stays open. */
function place(nodes: readonly TreeNode[], parent: string, uri: string): PlacedNode[] {
  const seen = new Map<string, number>();
  return nodes.map((node) => {
    const key = node.alertId ?? node.label;
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return { node, id: `${parent}/${key}${count === 1 ? '' : `#${count}`}`, uri };
  });
}

function spanRange(document: vscode.TextDocument, start: number, end: number) {
  const from = document.positionAt(start);
  const to = document.positionAt(end);
  return {
    start: { line: from.line, character: from.character },
    end: { line: to.line, character: to.character },
  };
}
