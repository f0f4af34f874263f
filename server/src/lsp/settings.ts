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

/** `file` is empty where no model is configured. */
export interface ModelSettings {
  readonly file: string;
  readonly threads: number | undefined;
  readonly contextSize: number | undefined;
}

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
  const settings: ServerSettings = {
    model: {
      file: value('model', 'file', z.string(), 'the path of a GGUF file', ''),
      threads: value('model', 'threads', count, 'a whole number', 0) || undefined,
      contextSize: value('model', 'contextSize', count, 'a whole number', 0) || undefined,
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
