/** The names on the wire as values, for the server. The client has its own, held to the same types. */
import type { DismissalReason, Methods, ServerCommands } from './messages.js';

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
  'not-relevant': 'not relevant to this patient',
  'already-addressed': 'already addressed',
  'known-and-stable': 'known and stable',
  'wrong-reading': 'the note was read wrongly',
  disagree: 'I disagree',
};
