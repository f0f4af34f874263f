/** The models known to be of use, read from `models/catalog.yaml`, and what `dxlens model list` says of them. */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { askingFormat, defaultAsking, type Asking } from './asking.js';
import { matchCatalog } from './catalogMatch.js';
import { checkModelFile } from '../gguf/gguf.js';
import { ModelUnavailable, type ModelIdentity } from '../types.js';

export const catalogSchemaId = 'catalog/1';

const model = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9.-]*$/),
  name: z.string(),
  maker: z.string(),
  licence: z.string(),
  architecture: z.string().describe('general.architecture of its GGUF files'),
  parameters: z.string().optional(),
  sizeBytes: z.int().positive().nullable().default(null).describe('of the usual GGUF file, rounded'),
  contextTokens: z.int().positive().optional().describe('what it was trained for'),
  asking: askingFormat.prefault({}).describe('how it is best asked, and how much its choice counts'),
  notes: z.string().optional(),
});
const catalogFormat = z.strictObject({ schema: z.literal(catalogSchemaId), models: z.array(model) });

export type CatalogModel = z.infer<typeof model>;

/** Reads the catalogue. Throws one sentence with the file and the place of the first fault. */
export async function readCatalog(file: string): Promise<CatalogModel[]> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new Error(`The model catalogue ${file} cannot be read; install DxLens again.`);
  });
  let content: unknown;
  try {
    content = parse(text);
  } catch (error) {
    const where = error instanceof Error ? (error.message.split('\n')[0] ?? '') : '';
    throw new Error(`The model catalogue ${file} is not valid YAML: ${where}`);
  }
  const read = catalogFormat.safeParse(content);
  if (!read.success) {
    const fault = read.error.issues[0];
    throw new Error(`The model catalogue ${file} has a fault at ${fault?.path.join('.')}: ${fault?.message}.`);
  }
  const ids = read.data.models.map(({ id }) => id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) throw new Error(`The model catalogue ${file} names ${twice} twice.`);
  return read.data.models;
}

/** How a model is asked: as its entry says, or by default. */
export const askingFor = (identity: ModelIdentity, known: readonly CatalogModel[]): Asking =>
  matchCatalog([identity.name], identity.architecture, known)?.asking ?? defaultAsking;

/** The file that is set as model, and whether it can be used. */
export interface ConfiguredModel {
  readonly file: string;
  /** What the file says of itself; its file name alone where it cannot be used. */
  readonly identity: ModelIdentity;
  /** One sentence that says what is wrong; null where nothing is. */
  readonly problem: string | null;
}

export interface ModelList {
  readonly known: readonly CatalogModel[];
  /** Null where no file is set. */
  readonly configured: ConfiguredModel | null;
}

/** What `dxlens model list` shows: the catalogue, and the given file with the result of its check. */
export async function listModels(options: { catalogFile: string; file?: string | undefined }): Promise<ModelList> {
  const known = await readCatalog(options.catalogFile);
  if (options.file === undefined || options.file === '') return { known, configured: null };
  return { known, configured: await checkConfigured(options.file) };
}

async function checkConfigured(file: string): Promise<ConfiguredModel> {
  try {
    return { file, identity: (await checkModelFile(file)).identity, problem: null };
  } catch (error) {
    if (error instanceof ModelUnavailable) {
      return {
        file,
        identity: { name: basename(file), architecture: null, sizeBytes: null, host: null, adapters: [] },
        problem: error.message,
      };
    }
    throw error;
  }
}
