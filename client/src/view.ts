/** The side view `dxlens.review`: what the last review says of the note in the editor. */
import * as vscode from 'vscode';
import type { ReviewParams, ReviewResult } from '../../server/src/lsp/messages.js';
import { revealCommand } from './explanation.js';
import { activeNote, isNote } from './notes.js';
import { changedGroups, emptyTree, placeTree } from './placedTree.js';
import type { PlacedTree } from './placedTree.js';
import type { Server } from './server.js';
import { readSettings } from './settings.js';
import { reasonOf, tell } from './tell.js';
import { noReviewTree, reviewTree } from './tree.js';
import type { TreeNode } from './treeNode.js';
import { methods } from './wire.js';

export class ReviewView implements vscode.TreeDataProvider<string>, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<string[] | undefined>();
  readonly onDidChangeTreeData = this.changed.event;
  private readonly tree: vscode.TreeView<string>;
  private readonly listeners: vscode.Disposable;
  private document: vscode.TextDocument | null = null;
  private result: ReviewResult | null = null;
  private placed: PlacedTree = emptyTree;
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
      server.onStatus(() => this.draw()),
      vscode.window.onDidChangeActiveTextEditor(() => this.follow()),
      vscode.workspace.onDidCloseTextDocument((document) => this.forget(document)),
      vscode.commands.registerCommand('dxlens.showDifferential', () => this.showDifferential()),
    );
    this.follow();
  }

  /** The note that the view speaks of. */
  get note(): vscode.TextDocument | null {
    return this.document;
  }

  getTreeItem(id: string): vscode.TreeItem {
    const node = this.placed.nodes.get(id)?.node ?? { label: '' };
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
      item.command = {
        command: revealCommand,
        title: 'Show in the Note',
        arguments: [this.document?.uri.toString(), node.range],
      };
    } else if (node.command !== undefined) {
      item.command = { command: node.command.id, title: node.command.title, arguments: [...(node.command.args ?? [])] };
    }
    return item;
  }

  getChildren(parent?: string): string[] {
    return [...(parent === undefined ? this.placed.groups : (this.placed.nodes.get(parent)?.children ?? []))];
  }

  getParent(id: string): string | null {
    return this.placed.nodes.get(id)?.parent ?? null;
  }

  /** The alert that a node stands for, with the address of its note; null where it stands for none. */
  alertOf(id: string): { readonly uri: string; readonly id: string } | null {
    const alertId = this.placed.nodes.get(id)?.node.alertId;
    const uri = this.document?.uri.toString();
    return alertId === undefined || uri === undefined ? null : { uri, id: alertId };
  }

  /** Brings a group into sight, with the focus on it, wherever the view is. */
  async showGroup(label: string): Promise<void> {
    await vscode.commands.executeCommand('dxlens.review.focus');
    const id = this.placed.groups.find((group) => this.placed.nodes.get(group)?.node.label === label);
    if (id !== undefined) {
      await this.tree.reveal(id, { focus: true, select: true, expand: true });
    }
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
    // First the view, then its change: an editor that draws a view for the first time loses what changes meanwhile.
    await vscode.commands.executeCommand('dxlens.review.focus');
    this.draw();
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
    this.draw();
  }

  /** Tells the editor what has changed and no more: what is drawn anew loses its place for a moment. */
  private draw(): void {
    const before = this.placed;
    const uri = this.document?.uri.toString() ?? '';
    this.placed = placeTree(this.nodes(), uri);
    const changed = changedGroups(before, this.placed);
    if (changed === null || changed.length > 0) {
      this.changed.fire(changed ?? undefined);
    }
  }

  private nodes(): TreeNode[] {
    const { document, result, server } = this;
    if (document === null) {
      return [];
    }
    if (result === null) {
      return noReviewTree(server.state, this.answered < this.asked);
    }
    const isCurrent = document.version === result.version;
    return reviewTree(result, {
      showAnyway: this.shown.has(document.uri.toString()),
      onRequest: readSettings().differential?.show === 'on-request',
      model: server.status?.model ?? null,
      rangeOf: (start, end) => (isCurrent ? spanRange(document, start, end) : null),
    });
  }
}

function spanRange(document: vscode.TextDocument, start: number, end: number) {
  const from = document.positionAt(start);
  const to = document.positionAt(end);
  return {
    start: { line: from.line, character: from.character },
    end: { line: to.line, character: to.character },
  };
}
