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
  const working = model === null ? noModel : 'Both passes run.';
  return {
    health: failure !== null ? 'error' : concern !== null ? 'warning' : 'ok',
    message: failure ?? concern ?? (isLoading ? 'The knowledge base is loading.' : working),
    knowledge: isLoading ? 'loading' : base === null ? 'none' : describe(base),
    model,
  };
}

const describe = (base: KnowledgeBase): string => `${String(base.heads.length)} conditions, version ${base.version}`;

const noModel = 'No language model is configured; the fast pass reviews alone.';
