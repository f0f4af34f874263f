/** A server on this machine that imitates the model servers of others, and keeps what it was asked. */
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';

export interface Heard {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: {
    readonly model: string;
    readonly stream: boolean;
    readonly messages: readonly { readonly role: string; readonly content: string }[];
    readonly [member: string]: unknown;
  };
  /** Resolves when the other side has hung up or has the whole answer. */
  readonly closed: Promise<void>;
}

export type Answering = (response: ServerResponse, heard: Heard) => void;

/** A certificate for "localhost" that no authority knows, made for these tests, and its key. */
export const selfSigned = {
  key: [
    '-----BEGIN PRIVATE KEY-----',
    'MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgNctUw2IWA4W1PioB',
    'XbbBBu1T7WMkme/ll7+yL+FCHi6hRANCAATcpw9Lw8/WOKgbjTFONYVixLqNH+gR',
    '93Fd5iQl3dB3CNyTHou351GCctpHZ9IdumjRj/GKUOE1bhNcCT00Q38R',
    '-----END PRIVATE KEY-----',
    '',
  ].join('\n'),
  cert: [
    '-----BEGIN CERTIFICATE-----',
    'MIIBYjCCAQegAwIBAgIBATAKBggqhkjOPQQDAjAUMRIwEAYDVQQDDAlsb2NhbGhv',
    'c3QwIBcNMjAwMTAxMDAwMDAwWhgPMjEyMDAxMDEwMDAwMDBaMBQxEjAQBgNVBAMM',
    'CWxvY2FsaG9zdDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABNynD0vDz9Y4qBuN',
    'MU41hWLEuo0f6BH3cV3mJCXd0HcI3JMei7fnUYJy2kdn0h26aNGP8YpQ4TVuE1wJ',
    'PTRDfxGjSDBGMBQGA1UdEQQNMAuCCWxvY2FsaG9zdDAPBgNVHRMBAf8EBTADAQH/',
    'MB0GA1UdDgQWBBSMxP359Wm818DSHD4GztyhqEyRfDAKBggqhkjOPQQDAgNJADBG',
    'AiEA8tOmf0l1bTjLxIPlTQB7BCJw+9v4IyUWAh72Zl3h2ooCIQCWMNYpgsIxLQCu',
    'b4P5JOXTgIxeFZlKkWqt3sbp+KU8uw==',
    '-----END CERTIFICATE-----',
    '',
  ].join('\n'),
};

export class ModelServer {
  readonly heard: Heard[] = [];
  readonly #server: ReturnType<typeof createServer>;
  #arrived: () => void = () => undefined;

  private constructor(answer: Answering, isSecure: boolean) {
    const listener: RequestListener = (request, response) => {
      const closed = new Promise<void>((resolve) => response.once('close', resolve));
      let text = '';
      request.setEncoding('utf8').on('data', (piece: string) => (text += piece));
      request.on('end', () => {
        const { method = '', url = '', headers } = request;
        const heard: Heard = { method, url, headers, body: JSON.parse(text) as Heard['body'], closed };
        this.heard.push(heard);
        answer(response, heard);
        this.#arrived();
      });
    };
    this.#server = isSecure ? createSecureServer(selfSigned, listener) : createServer(listener);
  }

  /** Starts a server on a free port of this machine. */
  static async start(answer: Answering, isSecure = false): Promise<ModelServer> {
    const server = new ModelServer(answer, isSecure);
    await new Promise<void>((resolve) => server.#server.listen(0, '127.0.0.1', resolve));
    return server;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** Waits until so many requests have come. */
  async hears(count: number): Promise<void> {
    while (this.heard.length < count) {
      await new Promise<void>((resolve) => {
        this.#arrived = resolve;
      });
    }
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

/** One event of a stream. */
export const event = (value: object): string => `data: ${JSON.stringify(value)}\n\n`;

/** Sends text in pieces of so many characters, as a stream of events that ends as those of OpenAI do. */
export function streamed(response: ServerResponse, text: string, size: number): void {
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
  // Comments, a piece without words, and at the end one without choices: each of the servers sends some of these.
  response.write(': here\n\n');
  response.write(event({ choices: [{ index: 0, delta: { role: 'assistant', content: null }, finish_reason: null }] }));
  response.write(event({ choices: [{ index: 0, delta: { reasoning_content: '{"diagnoses": [' } }] }));
  for (let at = 0; at < text.length; at += size) {
    response.write(event({ choices: [{ index: 0, delta: { content: text.slice(at, at + size) } }] }));
  }
  response.write(event({ choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] }));
  response.write(event({ choices: [], usage: { completion_tokens: 9 } }));
  response.end('data: [DONE]\n\n');
}

/** Sends one object. */
export function whole(response: ServerResponse, value: object, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
}

/** A whole answer whose one token could have been each of these, with its probability. */
export function tokens(probabilities: Readonly<Record<string, number>>): object {
  const all = Object.entries(probabilities).map(([token, share]) => ({ token, logprob: Math.log(share), bytes: null }));
  const [first] = all;
  return {
    choices: [
      {
        index: 0,
        message: { role: 'assistant', content: first?.token },
        logprobs: { content: [{ ...first, top_logprobs: all }] },
        finish_reason: 'length',
      },
    ],
  };
}
