/** What a client says of itself when it starts, whatever it sent. */
import type { InitializeParams } from 'vscode-languageserver/node';
import type { InitializationOptions } from './messages.js';

export interface ClientOptions {
  /** True where the client renders hovers itself. */
  readonly clientHovers: boolean;
  /** Null for the user's data folder. */
  readonly storageFolder: string | null;
  /** As sent; `readSettings` makes sense of it. */
  readonly settings: unknown;
  /** Whether an edit may name the version of the note that it was made for. */
  readonly versionedEdits: boolean;
  /** Whether it asks anew for semantic tokens when told to. */
  readonly refreshesTokens: boolean;
}

export function readOptions(params: InitializeParams): ClientOptions {
  const sent: unknown = params.initializationOptions;
  const options: { readonly [Key in keyof InitializationOptions]: unknown } =
    typeof sent === 'object' && sent !== null ? sent : {};
  return {
    clientHovers: options.clientHovers === true,
    storageFolder: typeof options.storageFolder === 'string' ? options.storageFolder : null,
    settings: options.settings,
    versionedEdits: params.capabilities.workspace?.workspaceEdit?.documentChanges === true,
    refreshesTokens: params.capabilities.workspace?.semanticTokens?.refreshSupport === true,
  };
}
