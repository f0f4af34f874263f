/** What a client may set. A value that does not fit is named and left at its default; the others hold. */
import { z } from 'zod';
import type { Settings } from './messages.js';

/** The settings as the server uses them, complete. `undefined` leaves a figure to the model room. */
export interface ServerSettings {
  readonly model: ModelSettings;
  readonly showDifferential: NonNullable<NonNullable<Settings['differential']>['show']>;
  readonly overlays: readonly string[];
  readonly alertsEnabled: boolean;
}

/** `file` and `endpoint` are empty where no model is configured. */
export interface ModelSettings {
  readonly file: string;
  readonly threads: number | undefined;
  readonly contextSize: number | undefined;
  /** Address of an OpenAI-compatible server; where it is set, the file is not used. */
  readonly endpoint: string;
  /** Name that the model is asked by there. */
  readonly endpointModel: string;
  /** LoRA files laid over the model of `file`. */
  readonly adapters: readonly { readonly file: string; readonly scale: number }[];
  /** Minutes without a request after which the model leaves memory; 0 for never. */
  readonly unloadAfterMinutes: number;
  /** When a written opinion is asked for. */
  readonly opinion: 'when-idle' | 'on-request';
  /** True where nothing is fetched and no note is sent to another machine. */
  readonly offline: boolean;
}

/** Where a client says nothing of a model. */
export const noModelSettings: ModelSettings = {
  file: '',
  threads: undefined,
  contextSize: undefined,
  endpoint: '',
  endpointModel: '',
  adapters: [],
  unloadAfterMinutes: 15,
  opinion: 'when-idle',
  offline: false,
};

const trimmed = z.string().trim();
const adapter = z.strictObject({ file: z.string().min(1), scale: z.number().default(1) });
const opinionChoices = ['when-idle', 'on-request'] as const;
const showChoices = ['after-assessment', 'always', 'on-request'] as const;

/** Reads the `dxlens` section as a client sent it, whatever that is. `warnings` are one sentence each. */
export function readSettings(sent: unknown): { settings: ServerSettings; warnings: string[] } {
  const warnings: string[] = [];
  const value = <T>(group: string, name: string, schema: z.ZodType<T>, takes: string, otherwise: T): T => {
    const found = memberOf(memberOf(sent, group), name);
    if (found === undefined || found === null) {
      return otherwise;
    }
    const read = schema.safeParse(found);
    if (!read.success) {
      warnings.push(`The setting dxlens.${group}.${name} takes ${takes}; its default is in force.`);
    }
    return read.success ? read.data : otherwise;
  };
  const count = z.int().min(0);
  const none = noModelSettings;
  const settings: ServerSettings = {
    model: {
      file: value('model', 'file', z.string(), 'the path of a GGUF file', none.file),
      threads: value('model', 'threads', count, 'a whole number', 0) || undefined,
      contextSize: value('model', 'contextSize', count, 'a whole number', 0) || undefined,
      endpoint: value('model', 'endpoint', trimmed, 'the address of a model server', none.endpoint),
      endpointModel: value('model', 'endpointModel', trimmed, 'the name of a model', none.endpointModel),
      adapters: value('model', 'adapters', z.array(adapter), 'a list of {file, scale}', none.adapters),
      unloadAfterMinutes: value(
        'model',
        'unloadAfterMinutes',
        z.number().min(0),
        'a number of minutes',
        none.unloadAfterMinutes,
      ),
      opinion: value('model', 'opinion', z.enum(opinionChoices), opinionChoices.join(' or '), none.opinion),
      offline: value('model', 'offline', z.boolean(), 'true or false', none.offline),
    },
    showDifferential: value('differential', 'show', z.enum(showChoices), showChoices.join(' or '), 'after-assessment'),
    overlays: value('knowledge', 'overlays', z.array(z.string()), 'a list of paths', []),
    alertsEnabled: value('alerts', 'enabled', z.boolean(), 'true or false', true),
  };
  return { settings, warnings };
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}
