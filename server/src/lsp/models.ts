/** The requests `dxlens/models/…`: the user's models, for an editor to list, add, verify and remove. */
import type { CancellationToken, Connection, Disposable } from 'vscode-languageserver/node';
import { ErrorCodes, LSPErrorCodes, ResponseError } from 'vscode-languageserver/node';
import { z } from 'zod';
import { bytesInWords } from '../model/own/bytes.js';
import { dataFolder } from '../model/own/dataFolder.js';
import type { DownloadProgress } from '../model/own/downloadProtocol.js';
import { OwnModels } from '../model/own/ownModels.js';
import { fileOf, sizeOf } from '../model/own/store.js';
import { Cancelled, ModelUnavailable } from '../model/types.js';
import type { Package } from '../review/knowledge.js';
import type { AddModelResult, ModelsProgressParams, OwnModel, RemoveModelResult } from './messages.js';
import { methods } from './names.js';
import type { SessionOverrides } from './session.js';

const plan = z.object({ source: z.string() });
const add = z.object({ source: z.string(), agreed: z.boolean(), job: z.string() });
const verify = z.object({ ids: z.array(z.string()), job: z.string() });
const remove = z.object({ id: z.string() });

export interface ModelsOptions {
  readonly models: OwnModels;
  /** Whether the setting dxlens.model.offline is on now. */
  readonly offline: () => boolean;
}

/** The models of this user, the same for every editor and for the command line. */
export function ownModels(files: Package, overrides: SessionOverrides): OwnModels {
  return new OwnModels({
    dataFolder: overrides.dataFolder ?? dataFolder(),
    catalogFile: files.catalogFile,
    downloader: files.modelDownload,
    environment: overrides.environment ?? process.env,
    allowRandomWeights: overrides.allowRandomWeights,
  });
}

/** Answers the requests. What cannot be done is an error with one sentence; disposing stops what is under way. */
export function serveModels(connection: Connection, { models, offline }: ModelsOptions): Disposable {
  const stop = new AbortController();

  const answer = <Params, Result>(
    method: string,
    format: z.ZodType<Params>,
    work: (params: Params, signal: AbortSignal) => Promise<Result>,
  ): void => {
    connection.onRequest(method, async (sent: unknown, token: CancellationToken) => {
      const params = format.safeParse(sent);
      if (!params.success) {
        return new ResponseError(ErrorCodes.InvalidParams, `The parameters of ${method} do not fit.`);
      }
      const one = new AbortController();
      const listening = token.onCancellationRequested(() => one.abort());
      try {
        return await work(params.data, AbortSignal.any([one.signal, stop.signal]));
      } catch (error) {
        return refusal(error);
      } finally {
        listening.dispose();
      }
    });
  };
  const reporter = (job: string): ((progress: DownloadProgress) => void) => {
    let told = '';
    return ({ phase, doneBytes, totalBytes }) => {
      const share = totalBytes === 0 ? 1 : doneBytes / totalBytes;
      const now = `${phase} ${share.toFixed(2)}`;
      if (now !== told) {
        told = now;
        const words = `${bytesInWords(doneBytes)} of ${bytesInWords(totalBytes)} ${phase === 'fetch' ? 'downloaded' : 'checked'}`;
        const params: ModelsProgressParams = { job, message: words, share };
        void connection.sendNotification(methods.modelsProgress, params);
      }
    };
  };

  answer(methods.listModels, z.unknown(), async (): Promise<OwnModel[]> =>
    (await models.list()).map(({ sizeBytes, ...model }) => ({ ...model, size: bytesInWords(sizeBytes) })),
  );
  answer(methods.planModel, plan, ({ source }) => models.plan(source, offline()));
  answer(methods.addModel, add, async ({ source, agreed, job }, signal): Promise<AddModelResult> => {
    const model = await models.add(source, { agreed, offline: offline(), signal, onProgress: reporter(job) });
    return { id: model.id, name: model.name, file: fileOf(model), size: bytesInWords(sizeOf(model)) };
  });
  answer(methods.verifyModels, verify, ({ ids, job }, signal) =>
    models.verify(ids, { signal, onProgress: reporter(job) }),
  );
  answer(methods.removeModel, remove, async ({ id }): Promise<RemoveModelResult> => {
    const { deleted } = await models.remove(id);
    return { deleted };
  });
  return { dispose: () => stop.abort() };
}

function refusal(error: unknown): ResponseError<void> {
  if (error instanceof Cancelled) return new ResponseError(LSPErrorCodes.RequestCancelled, error.message);
  if (error instanceof ModelUnavailable) return new ResponseError(LSPErrorCodes.RequestFailed, error.message);
  const { code } = error as NodeJS.ErrnoException;
  return new ResponseError(
    ErrorCodes.InternalError,
    `The list of models or a model file could not be changed (${code ?? 'unknown error'}).`,
  );
}
