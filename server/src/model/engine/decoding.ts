/** The parts of asking that need no native library, so that they are tested without one. */
import type { LlamaText, Token, Tokenizer } from 'node-llama-cpp';
import { Cancelled } from '../types.js';

/** Tokens evaluated between two looks at the abort signal: one chunk cannot be interrupted. */
export const chunkSize = 64;

/**
 * Tokenizes a rendered chat. The chat format's own markers become special tokens; plain text never does, whatever it
 * looks like. Plain text is cut after every character that begins a marker, because some vocabularies hold markers
 * such as `<think>` as ordinary entries, which a tokenizer finds in plain text too.
 *
 * @param known tokens of plain text that was tokenized before; it is added to
 */
export function tokenizeChat(
  values: LlamaText['values'],
  tokenizer: Tokenizer,
  known: Map<string, Token[]> = new Map(),
): Token[] {
  const plain = (text: string, begun: boolean): Token[] => {
    const key = `${String(begun)} ${text}`;
    const found = known.get(key) ?? tokenizer(text, false, begun ? 'trimLeadingSpace' : undefined);
    known.set(key, found);
    return found;
  };
  const tokens: Token[] = [];
  for (const value of values) {
    const pieces = typeof value === 'string' ? value.split(/(?<=[<[])/) : [value];
    for (const piece of pieces) {
      const begun = tokens.length > 0;
      const more = typeof piece === 'string' ? plain(piece, begun) : piece.tokenize(tokenizer, begun);
      for (const token of more) tokens.push(token);
    }
  }
  return tokens;
}

/**
 * Feeds tokens in chunks and looks at the signal before each and at the end, so that a cancelled request costs at most
 * one chunk.
 *
 * @param report is told after each chunk how many tokens are done
 * @throws Cancelled
 */
export async function feed<T>(
  tokens: readonly T[],
  evaluate: (chunk: T[]) => Promise<unknown>,
  signal: AbortSignal,
  report: (done: number) => void,
): Promise<void> {
  for (let at = 0; at < tokens.length; at += chunkSize) {
    if (signal.aborted) throw new Cancelled('The request was cancelled.');
    const chunk = tokens.slice(at, at + chunkSize);
    await evaluate(chunk);
    report(at + chunk.length);
  }
  if (signal.aborted) throw new Cancelled('The request was cancelled.');
}
