/** The model that the flags of a command name: a file, or a server that notes are sent to. */
import type { Command } from 'commander';
import { Option } from 'commander';
import type { Asking } from '../model/ask/asking.js';
import { askingFor, readCatalog } from '../model/ask/catalog.js';
import { checkModelFile } from '../model/gguf/gguf.js';
import { openEndpoint, servedIdentity } from '../model/endpoint/openEndpoint.js';
import type { LanguageModel } from '../model/types.js';
import { openModel, ownModels, packageFiles } from './shared.js';

export interface ModelFlags {
  readonly model?: string;
  readonly threads?: number;
  readonly adapter?: readonly AdapterFlag[];
  /** Written opinions at the same time. */
  readonly writers?: number;
  readonly endpoint?: string;
  readonly endpointModel?: string;
}

export interface AdapterFlag {
  readonly file: string;
  readonly scale: number;
}

/** A flag for LoRA files, each with its scale after a colon: "eye.gguf:0.5". */
export const adapterFlag = (): Option =>
  new Option('--adapter <file[:scale]>', 'a LoRA file to lay over the model (may be repeated)')
    .argParser((text: string, before: readonly AdapterFlag[] = []): readonly AdapterFlag[] => {
      const [, file = text, scale = '1'] = /^(.+):(-?\d+(?:\.\d+)?)$/.exec(text) ?? [];
      return [...before, { file, scale: Number(scale) }];
    })
    .conflicts('endpoint');

/** Flags for a server in place of a file. */
export const endpointFlags = (): Option[] => [
  new Option(
    '--endpoint <address>',
    'an OpenAI-compatible server that is asked in place of a file; NOTES ARE SENT TO IT',
  ).conflicts(['model', 'threads']),
  new Option('--endpoint-model <name>', 'name of the model that the server is asked for'),
];

/**
 * How the named model is asked, by the catalogue or by default.
 *
 * @throws ModelUnavailable where it is a file that cannot be used
 */
export async function knownAsking({ model = '', endpoint, endpointModel = '' }: ModelFlags): Promise<Asking> {
  const identity =
    endpoint === undefined
      ? (await checkModelFile(await ownModels().resolve(model))).identity
      : servedIdentity(endpointModel);
  return askingFor(identity, await readCatalog(packageFiles().catalogFile));
}

/**
 * Opens the model that is named, or gives null. A server that may not be used is bad usage; where one is, a line on
 * standard error says where notes go before any does.
 *
 * @param asking how it is asked, whatever the catalogue says
 */
export async function openChosenModel(
  flags: ModelFlags,
  command: Command,
  asking?: Asking,
): Promise<LanguageModel | null> {
  const { endpoint, endpointModel = '' } = flags;
  if (endpoint === undefined) {
    if (endpointModel !== '') command.error('error: --endpoint-model needs --endpoint ADDRESS');
    return openModel(flags.model, { threads: flags.threads, writers: flags.writers, adapters: flags.adapter, asking });
  }
  const { model, refusal, leaves } = await openEndpoint(
    { endpoint, endpointModel, offline: false },
    {
      atOnce: flags.writers === undefined ? undefined : Math.max(flags.writers, 2),
      catalogFile: packageFiles().catalogFile,
      ...(asking === undefined ? {} : { asking }),
    },
  );
  if (refusal !== null) command.error(`error: ${refusal}`);
  const host = model.identity.host ?? '';
  process.stderr.write(
    leaves ? `dxlens: notes are sent to ${host}\n` : `dxlens: notes are given to a server on this machine (${host})\n`,
  );
  return model;
}
