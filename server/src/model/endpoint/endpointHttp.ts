/**
 * One request to a model server. Made with Node's own client and an agent of its own rather than with `fetch`, because
 * `fetch` obeys proxy variables of the environment, which would hand a note for this very machine to another one.
 * Redirects are not followed, nothing is kept open, and no header says more than that this is DxLens.
 */
import http from 'node:http';
import https from 'node:https';
import type { LookupFunction } from 'node:net';
import type { Endpoint } from './endpointPolicy.js';
import { connectionSentence, statusSentence, timeoutSentence } from './endpointErrors.js';
import { Cancelled, ModelUnavailable } from '../types.js';

export interface Target {
  readonly endpoint: Endpoint;
  /** Name that the model is asked by. */
  readonly model: string;
  readonly key: string | null;
  /** Certificate of the authority (PEM); null for those of the system. */
  readonly authority: string | null;
  /** Milliseconds without a byte after which the request is given up. */
  readonly silence: number;
}

/** Milliseconds for a connection to come about; a model may think for minutes, a network may not. */
const connecting = 10_000;
/** Bytes of an answer; a server that sends more is not answering this request. */
const mostBytes = 16_000_000;
/** Characters of an error that are looked at. */
const mostOfError = 16_384;

/** `proxyEnv` keeps newer versions of Node from using a proxy of the environment. */
const alone = { keepAlive: false, proxyEnv: null };

/** "localhost" is this machine here, whatever a name server says of it. */
const loopbackLookup: LookupFunction = (_name, options, done) => {
  const both = [
    { address: '127.0.0.1', family: 4 },
    { address: '::1', family: 6 },
  ];
  if (options.all === true) done(null, both);
  else done(null, '127.0.0.1', 4);
};

/**
 * Sends a request and hands on what comes back, piece by piece.
 *
 * @param body is sent as JSON
 * @param onText is told of each piece of a good answer, and whether it comes as a stream of events; what it throws ends the request
 * @throws Cancelled as soon as the signal aborts; ModelUnavailable in one sentence
 */
export function post(
  target: Target,
  body: object,
  signal: AbortSignal,
  onText: (text: string, isEvents: boolean) => void,
): Promise<void> {
  const { endpoint, key, authority, silence } = target;
  const asked = { host: endpoint.host, model: target.model };
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(new Cancelled('The request was cancelled.'));
      return;
    }
    const url = new URL(endpoint.url);
    const isSecure = url.protocol === 'https:';
    const request = (isSecure ? https : http).request(url, {
      method: 'POST',
      agent: isSecure ? new https.Agent(alone) : new http.Agent(alone),
      headers: {
        'content-type': 'application/json',
        accept: 'text/event-stream, application/json',
        'user-agent': 'dxlens',
        ...(key === null ? {} : { authorization: `Bearer ${key}` }),
      },
      // Not left to the environment, which can switch the check off.
      rejectUnauthorized: true,
      ...(authority === null ? {} : { ca: authority }),
      ...(endpoint.isLoopback && url.hostname === 'localhost' ? { lookup: loopbackLookup } : {}),
    });
    let ended = false;
    const end = (how: () => void): void => {
      if (ended) return;
      ended = true;
      signal.removeEventListener('abort', onAbort);
      how();
      request.destroy();
    };
    const fail = (error: Error): void => end(() => reject(error));
    const unavailable = (sentence: string): void => fail(new ModelUnavailable(sentence));
    const onAbort = (): void => fail(new Cancelled('The request was cancelled.'));
    const onLost = (error: NodeJS.ErrnoException): void => unavailable(connectionSentence(error.code ?? '', asked));
    signal.addEventListener('abort', onAbort);
    request.on('error', onLost);
    request.on('socket', (socket) => {
      socket.setTimeout(Math.min(connecting, silence), () => unavailable(timeoutSentence(asked.host)));
      socket.once(isSecure ? 'secureConnect' : 'connect', () => socket.setTimeout(silence));
    });
    request.on('response', (response) => {
      const status = response.statusCode ?? 0;
      const isGood = status >= 200 && status < 300;
      const isEvents = /^text\/event-stream\b/i.test(response.headers['content-type'] ?? '');
      let size = 0;
      let said = '';
      const finish = (): void => {
        if (isGood) end(resolve);
        else unavailable(statusSentence(status, said, asked));
      };
      response.setEncoding('utf8');
      response.on('error', onLost);
      response.on('data', (text: string) => {
        if (ended) return;
        size += text.length;
        if (isGood) {
          try {
            onText(text, isEvents);
          } catch (error) {
            fail(error instanceof Error ? error : new ModelUnavailable(connectionSentence('', asked)));
          }
        } else {
          said += text;
        }
        if (size > (isGood ? mostBytes : mostOfError)) {
          if (isGood)
            unavailable(`The model server ${asked.host} does not end its answer; check that it is OpenAI-compatible.`);
          else finish();
        }
      });
      response.on('end', finish);
    });
    request.end(JSON.stringify(body));
  });
}
