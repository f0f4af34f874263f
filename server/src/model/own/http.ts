/** Requests of the downloader: one connection each, redirections followed by rule, and silence ends a connection. */
import { request, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as secureRequest } from 'node:https';
import { connect } from 'node:tls';
import { isLocal, isSafe } from './hub.js';
import { proxyFor, tunnel } from './proxy.js';
import { ModelUnavailable } from '../types.js';

const mostRedirections = 5;
const silenceMilliseconds = 60_000;

export interface HttpOptions {
  readonly method: 'HEAD' | 'GET';
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent to the host of the first address and to no other. */
  readonly token: string | null;
  /** False stops at a redirection to another host and gives that answer. */
  readonly leavesHost: boolean;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
}

/**
 * Asks an address. The body of the answer is not read yet: read it or destroy it.
 *
 * @throws ModelUnavailable where the way leads to an unencrypted or endless place; other errors of the connection as
 * they are
 */
export async function ask(address: string, options: HttpOptions): Promise<IncomingMessage> {
  const first = new URL(address);
  let url = first;
  for (let count = 0; count <= mostRedirections; count += 1) {
    const answer = await askOnce(url, url.origin === first.origin ? options.token : null, options);
    const status = answer.statusCode ?? 0;
    const { location } = answer.headers;
    if (status < 300 || status > 399 || location === undefined) return answer;
    const next = URL.canParse(location, url.href) ? new URL(location, url) : null;
    if (next === null || !isSafe(next, isLocal(first))) {
      answer.destroy();
      throw new ModelUnavailable(
        `The server ${first.host} leads to an address that is not encrypted, so nothing is downloaded.`,
      );
    }
    if (next.origin !== first.origin && !options.leavesHost) return answer;
    answer.destroy();
    url = next;
  }
  throw new ModelUnavailable(`The server ${first.host} leads from one address to the next without an end.`);
}

async function askOnce(url: URL, token: string | null, options: HttpOptions): Promise<IncomingMessage> {
  const { method, headers, environment, signal } = options;
  const settings: RequestOptions = {
    method,
    agent: false,
    signal,
    timeout: silenceMilliseconds,
    headers: {
      'accept-encoding': 'identity',
      'user-agent': 'dxlens',
      ...headers,
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
    },
  };
  const proxy = proxyFor(url, environment);
  if (proxy !== null) {
    const host = url.hostname.replace(/^\[|\]$/g, '');
    const socket = await tunnel(proxy, host, Number(url.port || 443), signal);
    settings.createConnection = () => connect({ socket, servername: host });
  }
  return new Promise((resolve, reject) => {
    const asked = (url.protocol === 'https:' ? secureRequest : request)(url, settings, resolve);
    asked.once('timeout', () => asked.destroy(new Error('The server no longer answers.')));
    asked.once('error', reject);
    asked.end();
  });
}
