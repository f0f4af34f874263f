/**
 * What the client and the server say to each other beyond LSP. Types only: the client imports this file and
 * nothing else of the server.
 */
import type { ListedModel } from '../model/own/ownModels.js';
import type { ReviewRecord } from '../review/schema.js';

export type {
  ReviewRecord,
  ReviewedAlert,
  ReviewedGap,
  ReviewedHypothesis,
  ReviewedOpinion,
} from '../review/schema.js';

/** `initializationOptions`, all optional; other editors may send none. */
export interface InitializationOptions {
  /** True where the client renders hovers itself from `dxlens/explain`: the server then offers none. */
  readonly clientHovers?: boolean;
  /** Folder where dismissals and the installation's key are kept. Default: the user's data folder. */
  readonly storageFolder?: string;
  readonly settings?: Settings;
}

/** The `dxlens` section of the settings, as sent by `workspace/didChangeConfiguration` or `workspace/configuration`. */
export interface Settings {
  /** Machine scope, all of it: never set by a workspace. */
  readonly model?: {
    /** Path of a GGUF file; empty for none. */
    readonly file?: string;
    readonly threads?: number;
    readonly contextSize?: number;
    /** Address of an OpenAI-compatible server; empty for none. */
    readonly endpoint?: string;
    readonly endpointModel?: string;
    readonly adapters?: readonly { readonly file: string; readonly scale?: number }[];
    readonly unloadAfterMinutes?: number;
    readonly opinion?: 'when-idle' | 'on-request';
    readonly offline?: boolean;
  };
  readonly differential?: { readonly show?: 'after-assessment' | 'always' | 'on-request' };
  readonly knowledge?: { readonly overlays?: readonly string[] };
  readonly alerts?: { readonly enabled?: boolean };
}

export interface TextPosition {
  readonly line: number;
  readonly character: number;
}
export interface TextRange {
  readonly start: TextPosition;
  readonly end: TextPosition;
}

/** Request `dxlens/explain`: what the review says at a position, or null. */
export interface ExplainParams {
  readonly textDocument: { readonly uri: string };
  readonly position: TextPosition;
}

/** One line of an explanation. `quote` and `basis` are plain text: whoever renders them must escape them. */
export interface ExplanationLine {
  readonly label: string;
  readonly quote: string | null;
  readonly range: TextRange | null;
  /** Where the knowledge comes from, in words. */
  readonly basis: string;
  /** -3 to 3: how strongly it speaks, for a word such as "strongly", never a number on screen; 0: no claim of strength. */
  readonly strength: number;
}

export interface Explanation {
  readonly range: TextRange;
  /** One per alert, hypothesis or mention that covers the position. */
  readonly parts: readonly ExplanationPart[];
}

export interface ExplanationPart {
  readonly kind: 'alert' | 'hypothesis' | 'mention';
  readonly title: string;
  /** Words under the title: the band, how it is addressed, the urgency, what was read. */
  readonly summary: readonly string[];
  readonly for: readonly ExplanationLine[];
  readonly against: readonly ExplanationLine[];
  readonly notDocumented: readonly string[];
  readonly firstTests: readonly string[];
  readonly firstActions: readonly string[];
  /** `knowledge`, `model` or `both`: model output is marked as such. */
  readonly source: 'knowledge' | 'model' | 'both';
}

/** Request `dxlens/review`: the last review of an open note (reviewing it now where there is none); null where it is not open. */
export interface ReviewParams {
  readonly textDocument: { readonly uri: string };
}
export interface ReviewResult {
  readonly version: number;
  readonly review: ReviewRecord;
  /** Ranges of `review.alerts`, in the same order. */
  readonly alertRanges: readonly TextRange[];
  readonly gapRanges: readonly TextRange[];
  /** For each hypothesis the ranges of its evidence for, then against. */
  readonly evidenceRanges: readonly { readonly for: readonly TextRange[]; readonly against: readonly TextRange[] }[];
  /** Alert ids that the clinician dismissed; they stand in no diagnostic. */
  readonly dismissed: readonly string[];
  /** Whether the differential may be shown now (against anchoring); `dxlens.differential.show`. */
  readonly showDifferential: boolean;
}

/** Request `dxlens/reviewText`: one note of a batch. The server publishes its diagnostics unless the note is open. */
export interface ReviewTextParams {
  readonly uri: string;
  readonly text: string;
}
export interface ReviewTextResult {
  /** Null where the note could not be reviewed; `error` then says why. */
  readonly summary: {
    readonly status: 'reviewed' | 'insufficient';
    readonly notices: readonly string[];
    readonly alerts: readonly { readonly code: string; readonly message: string; readonly range: TextRange }[];
    readonly leading: readonly string[];
  } | null;
  readonly error: string | null;
}

/** Request `dxlens/read`: what was understood of an open note, in words; null where it is not open or cannot be read. */
export interface ReadParams {
  readonly textDocument: { readonly uri: string };
}
export interface ReadResult {
  readonly version: number;
  /** Plain text, which quotes the note. */
  readonly text: string;
  /** Stretches of `text`, in UTF-16 code units, that name a place of the note. */
  readonly places: readonly { readonly start: number; readonly end: number; readonly at: TextPosition }[];
}

/** Notification `dxlens/reviewed`, server to client: a new review stands for this version. */
export interface ReviewedParams {
  readonly uri: string;
  readonly version: number;
}

/** Notification `dxlens/status`, server to client. */
export interface StatusParams {
  readonly health: 'ok' | 'warning' | 'error';
  /** One sentence. */
  readonly message: string;
  readonly knowledge: string;
  /** Name of the model and whether it is loading, idle, working or down; null where none is configured. */
  readonly model: {
    readonly name: string;
    readonly state: 'loading' | 'idle' | 'working' | 'down';
    readonly reason: string | null;
    /** Server that is asked, with its port where that is unusual; null where none is: the model runs in a process of DxLens. */
    readonly host: string | null;
    /** Whether `host` is another machine: notes leave this one. */
    readonly notesLeave: boolean;
  } | null;
}

/** Request `dxlens/models/list`, no parameters: the models that this user has added. */
export type OwnModel = Omit<ListedModel, 'sizeBytes'> & {
  /** In words: "12.1 GB". */
  readonly size: string;
};

/** Request `dxlens/models/plan`: what a download would do. Nothing is asked of the network for it. */
export interface PlanModelParams {
  /** `hf:OWNER/REPOSITORY/FILE.gguf[@REVISION]` */
  readonly source: string;
}
export type { DownloadPlan } from '../model/own/ownModels.js';

/** Request `dxlens/models/add`. Cancelled, a download keeps what it has and goes on when it is asked for again. */
export interface AddModelParams {
  /** Absolute path of a GGUF file, or as in `PlanModelParams`. */
  readonly source: string;
  /** True where a person has said yes to the question of the plan; nothing is downloaded otherwise. */
  readonly agreed: boolean;
  /** Comes back with the progress. */
  readonly job: string;
}

export type AddModelResult = Pick<OwnModel, 'id' | 'name' | 'file' | 'size'>;

/** Request `dxlens/models/verify`: each model that was asked for, or all for an empty list. */
export interface VerifyModelsParams {
  readonly ids: readonly string[];
  readonly job: string;
}
export type { Verified as VerifiedModel } from '../model/own/ownModels.js';

/** Request `dxlens/models/remove`. */
export interface RemoveModelParams {
  readonly id: string;
}
export interface RemoveModelResult {
  /** False where the files are the user's own and stay. */
  readonly deleted: boolean;
}

/** Notification `dxlens/models/progress`, server to client, while adding or verifying. */
export interface ModelsProgressParams {
  readonly job: string;
  /** "1.2 GB of 12.1 GB downloaded" */
  readonly message: string;
  /** 0 to 1 of what the message speaks of. */
  readonly share: number;
}

/** Why a clinician dismisses an alert: one of a fixed list. */
export type { DismissalReason } from '../review/dismissals.js';

/** Names on the wire, as types: each side writes the literal, and the compiler holds the two together. */
export interface Methods {
  readonly explain: 'dxlens/explain';
  readonly review: 'dxlens/review';
  readonly reviewText: 'dxlens/reviewText';
  readonly read: 'dxlens/read';
  readonly reviewed: 'dxlens/reviewed';
  readonly status: 'dxlens/status';
  readonly listModels: 'dxlens/models/list';
  readonly planModel: 'dxlens/models/plan';
  readonly addModel: 'dxlens/models/add';
  readonly verifyModels: 'dxlens/models/verify';
  readonly removeModel: 'dxlens/models/remove';
  readonly modelsProgress: 'dxlens/models/progress';
}

/** `workspace/executeCommand` of the server; code actions carry them. */
export interface ServerCommands {
  /** Arguments: uri, alert id, reason. */
  readonly dismiss: 'dxlens.server.dismiss';
  /** Arguments: uri. Undoes the last dismissal in that note. */
  readonly undoDismissal: 'dxlens.server.undoDismissal';
  /** Arguments: uri. Has the model write its opinion of that note now. */
  readonly secondOpinion: 'dxlens.server.secondOpinion';
  /** No arguments. Ends the model's process; it starts anew at the next note. */
  readonly restartModel: 'dxlens.server.restartModel';
}
