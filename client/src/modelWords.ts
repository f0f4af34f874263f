/** What the lists of models say. Knows no editor. */
import type { OwnModel } from '../../server/src/lsp/messages.js';
import { plainLabel } from './escape.js';

export interface ModelEntry {
  readonly label: string;
  readonly description: string;
  readonly detail: string;
  readonly model: OwnModel;
}

const states = { there: '', missing: ', file missing', changed: ', file changed' } as const;

/** Entries of a list, the model in use marked in words and not by its place alone. */
export function modelEntries(models: readonly OwnModel[], fileInUse: string): ModelEntry[] {
  return models.map((model) => {
    const inUse = model.file === fileInUse || model.id === fileInUse ? ', in use' : '';
    const known = model.known === null ? '' : `${model.known}: `;
    return {
      label: plainLabel(model.name),
      description: `${model.size}${states[model.state]}${inUse}`,
      detail: plainLabel(`${known}${model.file}`),
      model,
    };
  });
}

/** What a modal question says before a model is removed. */
export function removalWords({ name, downloaded, file, size }: OwnModel): { question: string; detail: string } {
  return {
    question: `Remove ${plainLabel(name)}?`,
    detail: downloaded
      ? `Its file (${size}) was downloaded by DxLens and is deleted.`
      : `It leaves the list; ${plainLabel(file)} stays where it is.`,
  };
}

/** Why the input is no address of a model on a hub; null where it may be one. The server decides. */
export function addressProblem(input: string): string | null {
  return /^hf:[^/\s]+\/[^/\s]+\/\S+\.gguf(?:@\S+)?$/i.test(input.trim())
    ? null
    : 'Write hf:OWNER/REPOSITORY/FILE.gguf, with @REVISION at its end for another version than the main one.';
}
