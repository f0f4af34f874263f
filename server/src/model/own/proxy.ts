/** The way through a proxy, as the usual variables of the environment name it: many hospitals have no other way out. */
import { request } from 'node:http';
import { request as secureRequest } from 'node:https';
import type { Socket } from 'node:net';
import { isLocal } from './hub.js';
import { ModelUnavailable } from '../types.js';

type Environment = Readonly<Record<string, string | undefined>>;

/** The proxy for an https address; null where the connection is direct. */
export function proxyFor(url: URL, environment: Environment): URL | null {
  const value = (name: string): string => environment[name] ?? environment[name.toUpperCase()] ?? '';
  const proxy = value('https_proxy') || value('all_proxy');
  if (proxy === '' || isLocal(url) || isExcepted(url, value('no_proxy'))) return null;
  const address = URL.canParse(proxy) ? new URL(proxy) : null;
  if (address === null || !['http:', 'https:'].includes(address.protocol)) {
    throw new ModelUnavailable(
      'The proxy that the environment names cannot be used; it has to begin with http:// or https://.',
    );
  }
  return address;
}

/** `no_proxy` lists hosts and domains, with a dot before them or not, and perhaps a port; "*" is every host. */
function isExcepted({ hostname, port }: URL, list: string): boolean {
  return list
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
    .some((entry) => {
      const [host = '', wanted] = entry.toLowerCase().split(':');
      const domain = host.replace(/^\*?\./, '');
      const isHost = host === '*' || hostname === domain || hostname.endsWith(`.${domain}`);
      return isHost && (wanted === undefined || wanted === (port || '443'));
    });
}

/** A connection to `host:port` through a proxy, not yet encrypted. Rejects where the proxy refuses. */
export function tunnel(proxy: URL, host: string, port: number, signal: AbortSignal): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const account = `${decodeURIComponent(proxy.username)}:${decodeURIComponent(proxy.password)}`;
    const asked = (proxy.protocol === 'https:' ? secureRequest : request)({
      host: proxy.hostname.replace(/^\[|\]$/g, ''),
      port: proxy.port || (proxy.protocol === 'https:' ? 443 : 80),
      method: 'CONNECT',
      path: `${host}:${String(port)}`,
      headers: {
        host: `${host}:${String(port)}`,
        ...(account === ':' ? {} : { 'proxy-authorization': `Basic ${Buffer.from(account).toString('base64')}` }),
      },
      agent: false,
      signal,
    });
    const refused = (status: number | undefined): ModelUnavailable =>
      new ModelUnavailable(`The proxy ${proxy.host} refuses the connection to ${host} (${String(status)}).`);
    asked.once('connect', ({ statusCode }, socket) => {
      if (statusCode === 200) resolve(socket);
      else {
        socket.destroy();
        reject(refused(statusCode));
      }
    });
    asked.once('response', ({ statusCode }) => {
      asked.destroy();
      reject(refused(statusCode));
    });
    asked.once('error', reject);
    asked.end();
  });
}
