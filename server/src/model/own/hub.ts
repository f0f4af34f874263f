/** Addresses of model files on a model hub and what its answers say of a file. Pure: no connection is opened here. */
import { posix } from 'node:path';
import { partNames } from '../gguf/parts.js';
import { ModelUnavailable } from '../types.js';

/** One model file of a repository, as the user named it. */
export interface HubFile {
  readonly owner: string;
  readonly repository: string;
  /** Path in the repository, with "/". */
  readonly path: string;
  /** A branch, tag or commit. */
  readonly revision: string;
}

const defaultBase = 'https://huggingface.co';
const segment = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;

/** True for what is to be downloaded and is no path of a local file. */
export const isHubSource = (source: string): boolean => source.startsWith('hf:');

/** Reads `hf:owner/repository/path/file.gguf[@revision]`; throws `ModelUnavailable` where it is not of that form. */
export function parseHubFile(source: string): HubFile {
  const [address = '', revision = 'main', ...more] = source.slice('hf:'.length).split('@');
  const [owner = '', repository = '', ...path] = address.split('/');
  const isWhole =
    isHubSource(source) &&
    more.length === 0 &&
    path.length > 0 &&
    [owner, repository, ...path, ...revision.split('/')].every((one) => segment.test(one)) &&
    /\.gguf$/i.test(address);
  if (!isWhole) {
    throw new ModelUnavailable(
      `${JSON.stringify(source)} names no model file; write hf:OWNER/REPOSITORY/FILE.gguf, with @REVISION at its end for another version than the main one.`,
    );
  }
  return { owner, repository, path: path.join('/'), revision };
}

/**
 * The hub's address: `HF_ENDPOINT`, as other programs of the hub read it, or the public hub. Plain http is for a server
 * on this machine only.
 */
export function hubBase(environment: Readonly<Record<string, string | undefined>>): URL {
  const named = environment['HF_ENDPOINT'] ?? '';
  const base = URL.canParse(named === '' ? defaultBase : named) ? new URL(named === '' ? defaultBase : named) : null;
  if (base === null || !isSafe(base, true) || base.username !== '' || base.password !== '') {
    throw new ModelUnavailable(
      'The address in HF_ENDPOINT cannot be used; it has to begin with https:// and hold no password.',
    );
  }
  return base;
}

/** Addresses of all parts of the model that the file is of, the first one first, with their paths in the repository. */
export function fileAddresses(base: URL, file: HubFile): { readonly url: string; readonly path: string }[] {
  const folder = posix.dirname(file.path);
  return partNames(posix.basename(file.path)).map((name) => {
    const path = folder === '.' ? name : `${folder}/${name}`;
    return { url: `${modelPage(base, file)}/resolve/${encodeURIComponent(file.revision)}/${path}`, path };
  });
}

/** The page of the repository, where its licence and terms stand. */
export function modelPage(base: URL, { owner, repository }: HubFile): string {
  return `${base.origin}${base.pathname.replace(/\/+$/, '')}/${owner}/${repository}`;
}

/** https everywhere; plain http only to this machine, and only where the hub itself is on this machine. */
export function isSafe(url: URL, mayBeLocal: boolean): boolean {
  return url.protocol === 'https:' || (url.protocol === 'http:' && mayBeLocal && isLocal(url));
}

/** An address of this machine. `URL` has brought every way of writing such a number to one. */
export function isLocal({ hostname }: URL): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}

export interface RemoteFile {
  readonly sizeBytes: number;
  readonly sha256: string;
  /** Commit of the repository; null where the server names none. */
  readonly commit: string | null;
}

type Headers = Readonly<Record<string, string | string[] | undefined>>;

/**
 * What the first answer for a file says of it. The hub names size and SHA-256 of a large file in headers of its own,
 * because the answer itself is a redirection; a mirror may send the file at once, with the plain ones.
 *
 * @param expected SHA-256 that the user gave; it wins over what the server says
 */
export function readRemoteFile(headers: Headers, name: string, expected: string | null): RemoteFile {
  const text = (key: string): string => [headers[key] ?? ''].flat()[0] ?? '';
  const sizeBytes = Number(text('x-linked-size') || text('content-length'));
  if (!Number.isSafeInteger(sizeBytes) || sizeBytes <= 0) {
    throw new ModelUnavailable(`The server does not say how large ${name} is, so it is not downloaded.`);
  }
  const tag = /^(?:W\/)?"?([0-9a-f]{64})"?$/i.exec(text('x-linked-etag') || text('etag'))?.[1];
  const sha256 = expected ?? tag?.toLowerCase();
  if (sha256 === undefined) {
    throw new ModelUnavailable(
      `The server names no SHA-256 checksum for ${name}, so it is not downloaded; download it yourself and add the file.`,
    );
  }
  const commit = text('x-repo-commit');
  return { sizeBytes, sha256, commit: /^[0-9a-f]{40}$/.test(commit) ? commit : null };
}
