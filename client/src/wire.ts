/** The names on the wire, held to the server's types; the client imports nothing of the server but types. */
import type { DismissalReason, Methods, ServerCommands } from '../../server/src/lsp/messages.js';

export const methods: Methods = {
  explain: 'dxlens/explain',
  review: 'dxlens/review',
  reviewText: 'dxlens/reviewText',
  read: 'dxlens/read',
  reviewed: 'dxlens/reviewed',
  status: 'dxlens/status',
  listModels: 'dxlens/models/list',
  planModel: 'dxlens/models/plan',
  addModel: 'dxlens/models/add',
  verifyModels: 'dxlens/models/verify',
  removeModel: 'dxlens/models/remove',
  modelsProgress: 'dxlens/models/progress',
};

export const serverCommands: ServerCommands = {
  dismiss: 'dxlens.server.dismiss',
  undoDismissal: 'dxlens.server.undoDismissal',
  secondOpinion: 'dxlens.server.secondOpinion',
  restartModel: 'dxlens.server.restartModel',
};

export const dismissalWords: Readonly<Record<DismissalReason, string>> = {
  'not-relevant': 'Not relevant to this patient',
  'already-addressed': 'Already addressed',
  'known-and-stable': 'Known and stable',
  'wrong-reading': 'The note was read wrongly',
  disagree: 'I disagree',
};
