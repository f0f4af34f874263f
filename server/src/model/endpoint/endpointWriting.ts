/** A written opinion of an OpenAI-compatible server: how it is asked for, and how its answer is read as it comes. Pure. */
import { createParser } from 'eventsource-parser';
import { z } from 'zod';
import { answerSchema, parsePartial, quotableLines } from '../ask/grammar.js';
import type { Prompt } from '../ask/prompt.js';
import { ModelOutputInvalid, ModelUnavailable, type RawOpinion } from '../types.js';

/** Characters of a written opinion; the longest that the form allows has about a tenth of this. */
const mostWritten = 65_536;

/** The two messages of a request. */
export const messages = ({ system, user }: Prompt) => [
  { role: 'system', content: system },
  { role: 'user', content: user },
];

/** Body of the request for a written opinion on a note. */
export function opinionBody(model: string, prompt: Prompt, note: string, maxTokens: number): object {
  return {
    model,
    messages: messages(prompt),
    stream: true,
    temperature: 0,
    max_tokens: maxTokens,
    response_format: {
      type: 'json_schema',
      json_schema: { name: 'opinion', strict: true, schema: strict(answerSchema(quotableLines(note))) },
    },
  };
}

/** The schema of the grammar in full: these servers want it said that all members are required and that there are no others. */
function strict(schema: object): object {
  const own = schema as {
    readonly properties?: Record<string, object>;
    readonly items?: object;
    readonly enum?: unknown;
  };
  if (own.properties !== undefined) {
    const properties = Object.fromEntries(Object.entries(own.properties).map(([name, one]) => [name, strict(one)]));
    return { ...own, properties, required: Object.keys(properties), additionalProperties: false };
  }
  if (own.items !== undefined) return { ...own, items: strict(own.items) };
  return own.enum === undefined ? own : { type: 'integer', ...own };
}

const words = z.string().nullish();
const piece = z.object({
  error: z.unknown().optional(),
  choices: z
    .array(z.object({ delta: z.object({ content: words }).nullish(), message: z.object({ content: words }).nullish() }))
    .default([]),
});

/** Collects a written opinion as it comes, and tells of each statement once it is finished. */
export class Writing {
  readonly #host: string;
  readonly #onPartial: ((soFar: RawOpinion) => void) | undefined;
  readonly #parser = createParser({ onEvent: ({ data }) => this.#take(data) });
  #whole = '';
  #written = '';
  #looked = 0;
  #told = 0;

  constructor(host: string, onPartial: ((soFar: RawOpinion) => void) | undefined) {
    this.#host = host;
    this.#onPartial = onPartial;
  }

  /**
   * @param text a piece of the answer, of any length
   * @param isEvents false where the server sends one whole object instead of a stream
   * @throws ModelOutputInvalid, ModelUnavailable
   */
  add(text: string, isEvents: boolean): void {
    if (isEvents) this.#parser.feed(text);
    else this.#whole += text;
  }

  /** The JSON that was written, once the answer is over. */
  finish(): string {
    if (this.#whole !== '') this.#take(this.#whole);
    // The last event may come without the empty line that ends it.
    else this.#parser.feed('\n\n');
    return jsonOf(this.#written, true);
  }

  #take(data: string): void {
    if (data === '[DONE]') return;
    const read = piece.safeParse(valueOf(data));
    if (!read.success) {
      throw new ModelUnavailable(
        `What the model server ${this.#host} sends is not the OpenAI-compatible form; check its address.`,
      );
    }
    if (read.data.error != null) {
      throw new ModelUnavailable(
        `The model server ${this.#host} gave up in the middle of its answer; look into its own log.`,
      );
    }
    const [choice] = read.data.choices;
    this.#written += choice?.delta?.content ?? choice?.message?.content ?? '';
    if (this.#written.length > mostWritten) {
      throw new ModelOutputInvalid('The model did not come to an end, so its opinion is left out.');
    }
    this.#tell();
  }

  /** Looks at each closing bracket that is new, the last first: one of them may end a statement. */
  #tell(): void {
    if (this.#onPartial === undefined) return;
    const written = this.#written;
    for (let at = written.lastIndexOf('}'); at >= this.#looked; at = written.lastIndexOf('}', at - 1)) {
      const soFar = parsePartial(jsonOf(written.slice(0, at + 1), false));
      if (soFar !== null) {
        const count = soFar.diagnoses.length + soFar.missing.length;
        if (count > this.#told) {
          this.#told = count;
          this.#onPartial(soFar);
        }
        break;
      }
      if (at === 0) break;
    }
    this.#looked = written.length;
  }
}

/** What was written, or what stands in its code fence where it has exactly one. */
function jsonOf(written: string, isOver: boolean): string {
  const fences = [...written.matchAll(/^[ \t]*```(?:json)?[ \t]*\r?$/gim)];
  const [first, second] = fences;
  if (first === undefined || fences.length > 2 || (isOver && second === undefined)) return written;
  return written.slice(first.index + first[0].length, second?.index);
}

/** The value of a JSON text; null where it is none. */
export function valueOf(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
