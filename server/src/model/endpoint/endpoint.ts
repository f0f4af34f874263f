/**
 * A model behind an OpenAI-compatible server: vLLM, llama.cpp's server, Ollama. Where notes may be sent to was judged
 * before (`endpointPolicy.ts`); a request leaves only when somebody asks about a note.
 */
import { defaultAsking, type Asking } from '../ask/asking.js';
import { choiceBody, choiceOf, letterScores } from './endpointChoice.js';
import { noProbabilities } from './endpointErrors.js';
import { post, type Target } from './endpointHttp.js';
import { opinionBody, Writing } from './endpointWriting.js';
import { parseAnswer } from '../ask/grammar.js';
import type { ModelState } from '../host/host.js';
import { Places } from './places.js';
import { choicePrompt, opinionPrompt } from '../ask/prompt.js';
import {
  Cancelled,
  ModelOutputInvalid,
  ModelUnavailable,
  type AskOptions,
  type LanguageModel,
  type ModelIdentity,
  type ModelRequest,
  type RawChoice,
  type RawOpinion,
  type WriteOptions,
} from '../types.js';

export interface EndpointModelOptions extends Omit<Target, 'silence'> {
  /** How the model is asked; of it the questions, the temperature, the thought and the weight are used. */
  readonly asking?: Asking | undefined;
  /** Most tokens of one answer, thought apart; default 2048. */
  readonly maxTokens?: number | undefined;
  /** Requests at the same time; default 2. */
  readonly atOnce?: number | undefined;
  /** Milliseconds without a byte after which a request is given up; default five minutes, for a slow machine may read a note that long. */
  readonly silence?: number | undefined;
  /** Told of every change of state; `reason` is one sentence when the server is down, else null. */
  readonly onState?: ((state: ModelState, reason: string | null) => void) | undefined;
}

const defaultMaxTokens = 2048;
const defaultAtOnce = 2;
const defaultSilence = 300_000;
/** So often in a row a model may begin with something else than a letter before it is no longer asked to choose. */
const mostStrayed = 3;

export class EndpointModel implements LanguageModel {
  readonly identity: ModelIdentity;
  readonly weight: number;
  readonly #options: EndpointModelOptions;
  readonly #asking: Asking;
  readonly #target: Target;
  readonly #places: Places;
  readonly #disposal = new AbortController();
  /** Why it is no longer asked to choose. */
  #noChoice: string | null = null;
  #strayed = 0;
  #running = 0;
  #state: ModelState = 'idle';

  constructor(options: EndpointModelOptions) {
    const { endpoint, model, key, authority, silence = defaultSilence } = options;
    this.#options = options;
    this.#asking = options.asking ?? defaultAsking;
    this.#target = { endpoint, model, key, authority, silence };
    this.#places = new Places(options.atOnce ?? defaultAtOnce);
    this.identity = { name: model, architecture: null, sizeBytes: null, host: endpoint.host, adapters: [] };
    this.weight = this.#asking.weight;
  }

  get canChoose(): boolean {
    return this.#noChoice === null;
  }

  /** Nothing is sent to a server that was found to give no probabilities. */
  async decide(request: ModelRequest, options: AskOptions): Promise<RawChoice> {
    const prompt = choicePrompt(request, this.#asking.questions);
    if (request.candidates.length === 0) return { shares: [], none: 1 };
    if (this.#noChoice !== null) throw new ModelUnavailable(this.#noChoice);
    return this.#run(options, async (signal) => {
      const asked = [];
      for (const { text, order } of prompt.questions) {
        const { system, note } = prompt;
        const answer = await this.#askLetter(choiceBody(this.#target.model, { system, user: note + text }), signal);
        asked.push({ order, scores: this.#scores(answer, order.length) });
      }
      this.#strayed = 0;
      return choiceOf(asked, this.#asking.temperature);
    });
  }

  async reason(request: ModelRequest, options: WriteOptions): Promise<RawOpinion> {
    const maxTokens = (this.#options.maxTokens ?? defaultMaxTokens) + this.#asking.thoughtTokens;
    const body = opinionBody(this.#target.model, opinionPrompt(request), request.text, maxTokens);
    return this.#run(options, async (signal) => {
      const writing = new Writing(this.#target.endpoint.host, options.onPartial);
      await post(this.#target, body, signal, (piece, isEvents) => writing.add(piece, isEvents));
      return parseAnswer(writing.finish());
    });
  }

  /** Gives up all requests. Idempotent. */
  dispose(): Promise<void> {
    this.#disposal.abort();
    return Promise.resolve();
  }

  async #askLetter(body: object, signal: AbortSignal): Promise<string> {
    let answer = '';
    try {
      await post(this.#target, body, signal, (piece) => {
        answer += piece;
      });
    } catch (error) {
      const sentence = noProbabilities(this.#target.endpoint.host);
      if (error instanceof ModelUnavailable && error.message === sentence) this.#noChoice = sentence;
      throw error;
    }
    return answer;
  }

  #scores(answer: string, count: number): readonly number[] {
    const scores = letterScores(answer, count);
    if (typeof scores !== 'string') return scores;
    const { host } = this.#target.endpoint;
    if (scores === 'none') {
      this.#noChoice = noProbabilities(host);
      throw new ModelUnavailable(this.#noChoice);
    }
    this.#strayed += 1;
    if (this.#strayed >= mostStrayed) {
      this.#noChoice = `The model at ${host} does not answer with a letter, so it is asked for written opinions alone.`;
    }
    throw new ModelOutputInvalid('The model did not answer with a letter, so its choice is left out.');
  }

  async #run<Answer>(
    { signal, priority = 'visible' }: AskOptions,
    work: (signal: AbortSignal) => Promise<Answer>,
  ): Promise<Answer> {
    const either = AbortSignal.any([signal, this.#disposal.signal]);
    try {
      return await this.#places.run(priority, either, () => this.#work(() => work(either)));
    } catch (error) {
      if (error instanceof Cancelled && !signal.aborted) throw new ModelUnavailable('The model was switched off.');
      throw error;
    }
  }

  async #work<Answer>(work: () => Promise<Answer>): Promise<Answer> {
    this.#running += 1;
    this.#enter('working', null);
    let failure: string | null = null;
    try {
      return await work();
    } catch (error) {
      // A server that cannot choose can still write.
      if (error instanceof ModelUnavailable && error.message !== this.#noChoice) failure = error.message;
      throw error;
    } finally {
      this.#running -= 1;
      if (failure !== null) this.#enter('down', failure);
      else if (this.#running === 0) this.#enter('idle', null);
    }
  }

  #enter(state: ModelState, reason: string | null): void {
    if (this.#disposal.signal.aborted || (state === this.#state && state !== 'down')) return;
    this.#state = state;
    this.#options.onState?.(state, reason);
  }
}
