/** What the tree of the side view is made of, and the nodes that several of its groups have. */
import type { ReviewResult, StatusParams, TextRange } from '../../server/src/lsp/messages.js';
import { plainLabel } from './escape.js';

export interface TreeNode {
  readonly label: string;
  /** Greyed words behind the label. */
  readonly description?: string;
  /** Name of an icon of the editor. Never the only sign of anything: `accessible` says it in words. */
  readonly icon?: string;
  /** What a screen reader says; the label and description where absent. */
  readonly accessible?: string;
  /** Enter shows these words of the note. */
  readonly range?: TextRange | null;
  /** Enter runs this command; for the few nodes that stand for no words. */
  readonly command?: { readonly id: string; readonly title: string; readonly args?: readonly unknown[] };
  /** For menus: `alert` can be dismissed, `dismissed` can be taken back. */
  readonly context?: 'alert' | 'dismissed';
  readonly alertId?: string;
  readonly expanded?: boolean;
  readonly children?: readonly TreeNode[];
}

export interface TreeOptions {
  /** True where the clinician asked for the differential of this note before its assessment stands. */
  readonly showAnyway: boolean;
  /** True where the setting shows it on request alone. */
  readonly onRequest: boolean;
  /** The model that is configured, as the server told it last; null where there is none. */
  readonly model: StatusParams['model'];
  /** The range of a span of the reviewed text, or null where the text has changed since. */
  readonly rangeOf: (start: number, end: number) => TextRange | null;
}

/** Words of the note. */
export function quoteNode(quote: string, range: TextRange | null): TreeNode {
  return {
    label: `“${plainLabel(quote)}”`,
    icon: 'quote',
    range,
    ...(range === null ? {} : { description: `line ${range.start.line + 1}` }),
  };
}

/** Diagnoses wait until the author's own words stand in the note, against anchoring. */
export function isHeldBack(result: ReviewResult, options: TreeOptions): boolean {
  return !result.showDifferential && !options.showAnyway;
}

/** Stands in the place of what is held back. */
export function heldBack(options: TreeOptions): TreeNode {
  const when = options.onRequest ? 'Shown on request.' : 'Appears once an assessment stands in the note.';
  const command = { id: 'dxlens.showDifferential', title: 'Show Differential' };
  return { label: `${when} Enter shows it now.`, icon: 'eye-closed', command };
}
