/** What `dxlens/status` says: whether DxLens works, with which knowledge and which model. */
import type { KnowledgeBase } from '../knowledge/base.js';
import type { StatusParams } from './messages.js';

export interface StatusFacts {
  /** Why there is no knowledge at all; null where there is. */
  readonly failure: string | null;
  /** What is wrong though the work goes on, one sentence each. */
  readonly warnings: readonly string[];
  readonly base: KnowledgeBase | null;
  readonly model: StatusParams['model'];
}

/** The gravest fact is the message. */
export function statusOf({ failure, warnings, base, model }: StatusFacts): StatusParams {
  const isLoading = base === null && failure === null;
  const concern = warnings[0] ?? (model?.state === 'down' ? (model.reason ?? 'The model is not running.') : null);
  return {
    health: failure !== null ? 'error' : concern !== null ? 'warning' : 'ok',
    message: failure ?? concern ?? (isLoading ? 'The knowledge base is loading.' : working(model)),
    knowledge: isLoading ? 'loading' : base === null ? 'none' : describe(base),
    model,
  };
}

const describe = (base: KnowledgeBase): string => `${String(base.heads.length)} conditions, version ${base.version}`;

/** What is said where nothing is wrong. */
function working(model: StatusParams['model']): string {
  if (model === null) return noModel;
  if (model.host === null) return 'Both passes run.';
  return model.notesLeave
    ? `Both passes run; notes go to ${model.host}.`
    : `Both passes run; a server on this machine is asked (${model.host}).`;
}

const noModel = 'No language model is configured; the fast pass reviews alone.';
