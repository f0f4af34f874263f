/** The sentence in which numbers are read, with what is needed to know its words. */
import type { Lexicon, MeasureDefinition, Token } from '../types.js';

/** Tokens and keys are the paragraph's; `first` and `end` bound the sentence. */
export interface Line {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly keys: Int32Array;
  readonly lexicon: Lexicon;
  readonly first: number;
  readonly end: number;
}

/** Folded words of a token; empty outside the sentence. */
export const wordAt = (line: Line, at: number): string =>
  at >= line.first && at < line.end ? line.tokens[at]!.folded : '';

/** Whether nothing stands between a token and the next one of the sentence. */
export const isGlued = (line: Line, at: number): boolean =>
  at + 1 < line.end && line.tokens[at]!.end === line.tokens[at + 1]!.start;

export const isNumber = (line: Line, at: number): boolean =>
  at >= line.first && at < line.end && line.tokens[at]!.kind === 'number';

/** Whether a token is written with a capital. */
export const isCapital = (line: Line, at: number): boolean => {
  const code = line.text.charCodeAt(line.tokens[at]!.start);
  return code >= 65 && code <= 90;
};

/** A name of measures, with the number of tokens that it covers. */
export interface Name {
  readonly length: number;
  readonly measures: readonly string[];
}

/** The name of measures that begins at a token, where it is no part of another word. */
export function nameAt(line: Line, at: number, end = line.end): Name | null {
  const name = at < end && line.keys[at]! > 0 ? line.lexicon.matchMeasure(line.keys, at, end) : null;
  return name !== null && isInsideWord(line, at) ? null : name;
}

/** "G1P0", "33w2d": letters that touch what stands before them name nothing. */
export function isInsideWord(line: Line, at: number): boolean {
  const before = at > 0 ? line.tokens[at - 1]! : undefined;
  return (
    before !== undefined &&
    before.end === line.tokens[at]!.start &&
    (before.kind === 'word' || before.kind === 'number')
  );
}

/** The measures of a name, looked up once: the lexicon gives the same list for the same name. */
const definitionsByName = new WeakMap<readonly string[], readonly MeasureDefinition[]>();

export function definitionsOf(line: Line, measures: readonly string[]): readonly MeasureDefinition[] {
  let definitions = definitionsByName.get(measures);
  if (definitions === undefined) {
    definitions = measures.map((id) => line.lexicon.measure(id)).filter((one) => one !== undefined);
    definitionsByName.set(measures, definitions);
  }
  return definitions;
}
