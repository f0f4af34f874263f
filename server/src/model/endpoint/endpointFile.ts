/**
 * The administrator's file of a machine: which model servers notes may be sent to. No setting and no variable names it,
 * so that neither a workspace nor a user without rights can widen the list.
 */
import { open, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { hostFault, type ListedHost } from './endpointPolicy.js';
import { ModelUnavailable } from '../types.js';

export const endpointsSchemaId = 'dxlens/endpoints/1';

const mostBytes = 65_536;
const mostKeyBytes = 4096;
/** Rights of the group and of everybody to write. */
const writableByOthers = 0o022;
/** Any rights of the group and of everybody. */
const openToOthers = 0o077;

const filePath = z.string().min(1);
const format = z.strictObject({
  schema: z.literal(endpointsSchemaId),
  hosts: z.array(
    z.strictObject({
      host: z
        .string()
        .toLowerCase()
        .refine((host) => hostFault(host) === null, 'not a host name or address'),
      port: z.int().min(1).max(65_535).nullable().default(null),
      keyFile: filePath.nullable().default(null),
      caFile: filePath.nullable().default(null),
    }),
  ),
});

export interface MachineList {
  readonly file: string;
  readonly hosts: readonly ListedHost[];
  /** Why the file is not used, in one sentence; null where it is, or where there is none. */
  readonly warning: string | null;
}

/** Where the file of this machine stands. */
export function machineListPath(platform: NodeJS.Platform = process.platform): string {
  if (platform === 'win32') return join(process.env['ProgramData'] ?? 'C:\\ProgramData', 'DxLens', 'endpoints.yaml');
  return platform === 'darwin' ? '/Library/Application Support/DxLens/endpoints.yaml' : '/etc/dxlens/endpoints.yaml';
}

/**
 * Reads the list. Never rejects: a file that cannot be trusted or understood lists nothing, and `warning` says so.
 *
 * @param place another file and owner, for tests alone; nothing else may reach it
 */
export async function readMachineList(place: { file?: string; owner?: number } = {}): Promise<MachineList> {
  const { file = machineListPath(), owner = 0 } = place;
  const ignored = (why: string): MachineList => ({
    file,
    hosts: [],
    warning: `The list of model servers ${file} is not used: ${why}.`,
  });
  let text: string;
  try {
    text = await readTrusted(file, owner);
  } catch (error) {
    if (isMissing(error)) return { file, hosts: [], warning: null };
    return ignored(error instanceof Untrusted ? error.message : 'it cannot be read');
  }
  let content: unknown;
  try {
    content = parse(text);
  } catch {
    return ignored('it is not valid YAML');
  }
  const read = format.safeParse(content);
  if (!read.success) {
    const fault = read.error.issues[0];
    return ignored(`it has a fault at ${fault?.path.join('.') || 'its beginning'} (${fault?.message})`);
  }
  return { file, hosts: read.data.hosts, warning: null };
}

/**
 * The key to show to a server: that of the environment, else the one in the user's file that the list names, else none.
 *
 * @throws ModelUnavailable where the named file is no key that only its user can read
 */
export async function readKey(listed: ListedHost | null, env: NodeJS.ProcessEnv): Promise<string | null> {
  const given = env['DXLENS_ENDPOINT_KEY'];
  if (given !== undefined && given !== '') {
    return keyOf(given, 'The key in DXLENS_ENDPOINT_KEY');
  }
  if (listed?.keyFile == null) return null;
  const file = ofHome(listed.keyFile);
  let text: string;
  try {
    const { mode, size } = await stat(file);
    if (process.platform !== 'win32' && (mode & openToOthers) !== 0) {
      throw new ModelUnavailable(`The key file ${file} is open to other users; take their rights away (chmod 600).`);
    }
    text = size > mostKeyBytes ? '' : await readBounded(file, mostKeyBytes);
  } catch (error) {
    if (error instanceof ModelUnavailable) throw error;
    throw new ModelUnavailable(
      `The key file ${file} cannot be read; put the key of the server ${listed.host} into it or set DXLENS_ENDPOINT_KEY.`,
    );
  }
  return keyOf(text, `The key in ${file}`);
}

/**
 * The certificate of the authority that a server is known by, or null for those of the system.
 *
 * @throws ModelUnavailable
 */
export async function readAuthority(listed: ListedHost | null): Promise<string | null> {
  if (listed?.caFile == null) return null;
  const file = ofHome(listed.caFile);
  return readBounded(file, 16 * mostBytes).catch(() => {
    throw new ModelUnavailable(
      `The certificate file ${file} of the server ${listed.host} cannot be read; ask your administrator to correct caFile.`,
    );
  });
}

class Untrusted extends Error {}

/** The text of a file that only its owner can have written, its folder being the owner's too. Windows has no such rights to ask for. */
async function readTrusted(file: string, owner: number): Promise<string> {
  if (process.platform !== 'win32') {
    for (const place of [dirname(file), file]) {
      const { uid, mode } = await stat(place);
      if (uid !== owner || (mode & writableByOthers) !== 0) {
        const what = place === file ? 'it' : 'its folder';
        throw new Untrusted(`${what} has to belong to the administrator and be writable by nobody else`);
      }
    }
  }
  return readBounded(file, mostBytes);
}

async function readBounded(file: string, most: number): Promise<string> {
  const about = await stat(file);
  if (!about.isFile() || about.size > most) throw new Untrusted('it is no file of the usual size');
  const handle = await open(file, 'r');
  try {
    return await handle.readFile('utf8');
  } finally {
    await handle.close();
  }
}

function keyOf(text: string, what: string): string {
  const key = text.trim();
  if (!/^[\x21-\x7e]+$/.test(key)) {
    throw new ModelUnavailable(`${what} is not one line of plain characters; correct it.`);
  }
  return key;
}

const ofHome = (file: string): string => (file.startsWith('~/') ? join(homedir(), file.slice(2)) : file);

const isMissing = (error: unknown): boolean =>
  error instanceof Error && ['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '');
