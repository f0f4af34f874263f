/**
 * Which model servers a note may be sent to. Pure: an address and the administrator's list in, a judgement out. A host
 * has one spelling here: whatever a resolver would read as another address than the one on screen is refused.
 */

/** A host that an administrator has listed. */
export interface ListedHost {
  /** In lower case; letters outside ASCII in their `xn--` form. */
  readonly host: string;
  /** Null for any port. */
  readonly port: number | null;
  /** File with the key of the user, `~/` for the home folder; null for none. */
  readonly keyFile: string | null;
  /** File with the certificate of the authority that the host is known by (PEM); null for those of the system. */
  readonly caFile: string | null;
}

/** Where notes may be sent to. */
export interface Endpoint {
  /** Address of `chat/completions`. */
  readonly url: string;
  /** Host and, where it is not the usual one, port, for the screen. */
  readonly host: string;
  /** True where the server runs on this machine: nothing leaves it. */
  readonly isLoopback: boolean;
  readonly listed: ListedHost | null;
}

export type Judgement =
  { readonly endpoint: Endpoint; readonly refusal: null } | { readonly endpoint: null; readonly refusal: string };

/** What an address without a path is taken to mean: all servers of this kind answer there. */
const usualPath = '/v1';
const longestName = 253;
const octet = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';
const dottedAddress = new RegExp(`^${octet}(?:\\.${octet}){3}$`);
const label = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
/** A name whose last label is a number, also a hexadecimal one, is read as an IPv4 address. */
const number = /^(?:\d+|0x[0-9a-f]*)$/;

/**
 * Judges the address of a model server.
 *
 * @param address as set by the user, such as `https://gpu.hospital.example:8000/v1`
 * @param list the administrator's list, and the file that it stands in, for the sentence
 * @returns where to send notes, or one sentence that says why not; it never repeats a password
 */
export function judgeEndpoint(
  address: string,
  list: { readonly hosts: readonly ListedHost[]; readonly file: string },
): Judgement {
  const trimmed = address.trim();
  if (/[^\x21-\x7e]|\\/.test(trimmed)) {
    return refuse(
      'holds a character that no address has; write a host outside ASCII in its form that begins with "xn--"',
    );
  }
  const parts = /^(https?):\/\/([^/?#]*)([^?#]*)(.*)$/i.exec(trimmed);
  if (parts === null) return refuse('has to begin with https:// or http://; correct it');
  const [scheme, authority, path, rest] = [parts[1]!.toLowerCase(), parts[2]!.toLowerCase(), parts[3]!, parts[4]!];
  if (authority.includes('@')) {
    return refuse('holds a user name or a password; take it out and give the key in DXLENS_ENDPOINT_KEY');
  }
  if (rest !== '') return refuse('holds a "?" or "#"; write it without what follows');
  const place = /^(\[[^\]]*\]|[^:]*)(?::(\d{1,5}))?$/.exec(authority);
  const host = place?.[1] ?? '';
  const fault = place === null ? 'has no valid host and port; correct it' : hostFault(host);
  if (fault !== null) return refuse(fault);
  const url = urlOf(`${scheme}://${authority}`);
  // The parser of the one who connects has the last word on which host this is.
  if (url?.hostname !== host) return refuse('has no valid host and port; correct it');
  const isLoopback = isLoopbackHost(host);
  const port = url.port === '' ? (scheme === 'https' ? 443 : 80) : Number(url.port);
  const listed = list.hosts.find((one) => one.host === host && (one.port === null || one.port === port)) ?? null;
  if (!isLoopback && scheme !== 'https') {
    return {
      endpoint: null,
      refusal: `Notes are sent to another machine over https alone, and the address of the model server at ${url.host} begins with http; correct it.`,
    };
  }
  if (!isLoopback && listed === null) {
    return {
      endpoint: null,
      refusal: `The model server ${url.host} is not on the list of this machine, so no note is sent to it; an administrator can list it in ${list.file}.`,
    };
  }
  const base = path.replace(/\/+$/, '');
  return {
    endpoint: {
      url: new URL(`${url.origin}${base === '' ? usualPath : base}/chat/completions`).href,
      host: url.host,
      isLoopback,
      listed,
    },
    refusal: null,
  };
}

/**
 * What is wrong with a host in lower case, as the end of a sentence about its address; null where nothing is.
 * An IPv6 address stands in brackets.
 */
export function hostFault(host: string): string | null {
  if (host.startsWith('[')) {
    if (urlOf(`http://${host}`)?.hostname !== host) return 'has an IPv6 address in another than its shortest form';
    return /^\[::ffff:/.test(host) ? 'wraps an IPv4 address into IPv6; write the IPv4 address' : null;
  }
  if (dottedAddress.test(host)) return null;
  if (host.endsWith('.')) return 'has a host that ends with a dot; write it without';
  const labels = host.split('.');
  if (number.test(labels.at(-1)!)) return 'has an IP address in another than its usual form of four decimal numbers';
  return host.length <= longestName && labels.every((one) => label.test(one))
    ? null
    : 'has no valid host and port; correct it';
}

/** Whether a host that has no fault is this machine, whatever a name server says. */
export function isLoopbackHost(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || (dottedAddress.test(host) && host.startsWith('127.'));
}

function refuse(fault: string): Judgement {
  return { endpoint: null, refusal: `The address of the model server ${fault}.` };
}

function urlOf(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}
