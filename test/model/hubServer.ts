/** A model hub on this machine for tests: an address that leads on, as a hub's does, and a store that holds the bytes. */
import { createHash } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export const commit = 'c0ffee'.repeat(6) + 'c0ff';

export interface Seen {
  readonly at: 'hub' | 'store';
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
}

export class HubServer {
  /** Content by path in the repository `maker/models`. */
  readonly files = new Map<string, Buffer>();
  readonly seen: Seen[] = [];
  /** Bytes after which the next connections of the store break, one entry for each. */
  readonly cuts: number[] = [];
  /** Bytes after which the store says no more, and keeps the connection. */
  silentAfter: number | null = null;
  ignoresRanges = false;
  /** Header fields of the hub's first answer that are other than true. */
  readonly lies: Record<string, string | null> = {};
  /** Status that the hub answers with instead. */
  status: number | null = null;
  /** Where the hub leads instead of to its store. */
  location: string | null = null;
  readonly #hub: Server;
  readonly #store: Server;

  constructor() {
    this.#hub = createServer(({ method = '', url = '', headers }, response) => {
      this.seen.push({ at: 'hub', method, path: url, headers });
      this.#lead(url, response);
    });
    this.#store = createServer(({ method = '', url = '', headers }, response) => {
      this.seen.push({ at: 'store', method, path: url, headers });
      this.#send(url, headers.range, response);
    });
  }

  async start(): Promise<this> {
    for (const server of [this.#hub, this.#store]) {
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    }
    return this;
  }

  async stop(): Promise<void> {
    for (const server of [this.#hub, this.#store]) {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    }
  }

  get address(): string {
    return addressOf(this.#hub);
  }

  /** First bytes that the store was asked for, in the order of its connections. */
  get starts(): number[] {
    return this.seen
      .filter(({ at }) => at === 'store')
      .map(({ headers }) => Number(/^bytes=(\d+)-$/.exec(headers.range ?? '')?.[1] ?? 0));
  }

  #lead(url: string, response: ServerResponse): void {
    const path = /^\/maker\/models\/resolve\/main\/(.*)$/.exec(url)?.[1] ?? '';
    const content = this.files.get(path);
    if (this.status !== null || content === undefined) {
      response.writeHead(this.status ?? 404).end();
      return;
    }
    const fields: Record<string, string | null> = {
      location: this.location ?? `${addressOf(this.#store)}/${path}`,
      'x-linked-size': String(content.length),
      'x-linked-etag': `"${sha256(content)}"`,
      'x-repo-commit': commit,
      ...this.lies,
    };
    for (const [name, value] of Object.entries(fields)) {
      if (value !== null) response.setHeader(name, value);
    }
    response.writeHead(302).end();
  }

  #send(url: string, range: string | undefined, response: ServerResponse): void {
    const content = this.files.get(url.slice(1)) ?? Buffer.alloc(0);
    const start = this.ignoresRanges ? 0 : Number(/^bytes=(\d+)-$/.exec(range ?? '')?.[1] ?? 0);
    const rest = content.subarray(start);
    if (start > 0) {
      response.setHeader('content-range', `bytes ${start}-${content.length - 1}/${content.length}`);
    }
    response.writeHead(start > 0 ? 206 : 200, { 'content-length': rest.length });
    const cut = this.cuts.shift();
    if (cut !== undefined) {
      response.write(rest.subarray(0, cut), () => response.socket?.end());
    } else if (this.silentAfter !== null) {
      response.write(rest.subarray(0, this.silentAfter));
    } else {
      response.end(rest);
    }
  }
}

export const sha256 = (content: Buffer): string => createHash('sha256').update(content).digest('hex');

const addressOf = (server: Server): string => `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
