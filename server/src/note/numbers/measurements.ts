/** Numbers with a name -> measurements in the canonical unit. */
import { experiencerOf } from '../assertion/experiencer.js';
import type { Figure } from './figures.js';
import { comaScaleAt, letters, lettersAt, namesPressureBefore } from './letters.js';
import { isGlued, isInsideWord, isNumber, wordAt } from './line.js';
import type { Line, Name } from './line.js';
import { isOfDrug, measuresNamed, saysEarlier, saysEarlierBefore, wasMeasured } from './measured.js';
import { isWithin } from './notValues.js';
import { bloodGasAt, drawnCount, haematocritBeside, meanPressureBehind, panelAt } from './panels.js';
import type { Panel } from './panels.js';
import { leadFrom } from './paths.js';
import type { Lead } from './paths.js';
import type { Bounds, BoundedMeasurement } from './ranges.js';
import type { SentenceContext } from '../assertion/context.js';
import { inSample, sampleNamed } from './samples.js';
import { seriesFrom } from './series.js';
import { spokenBefore } from './numerals.js';
import { endsHeader } from './tableHeaders.js';
import { rowAt } from './tables.js';
import type { Lexicon, MeasureDefinition, Measurement, Temporality } from '../types.js';
import { isVital, unnamedAt } from './unnamed.js';
import type { Unnamed } from './unnamed.js';
import { readValue } from './values.js';
import type { Reading } from './values.js';

/** How many tokens after a vital sign the next one may stand in the same line of them. */
const vitalsReach = 5;
/** First words of a sentence that lists vital signs. */
const promises = new Set('vitals vs obs vss observations vital orthostatics orthostatic'.split(' '));
/** Words beside which a number may be a value without a name. */
const leads = new Set([...letters, 'over', 'out']);
const longestLead = 4;

/** Measurements of one sentence, the `index`th of its paragraph, added to `found`. Values that cannot be are kept and marked, never used. */
export function findMeasurements(
  context: SentenceContext,
  keys: Int32Array,
  index: number,
  lexicon: Lexicon,
  found: Measurement[],
): void {
  // What a family had, and what to come back with, was not measured in the patient.
  if (context.section === 'family' || context.lean === 'conditional') {
    return;
  }
  const { tokens, sentence } = context;
  const end = sentence.endToken;
  // Most sentences hold neither a number nor the name of a measure: nothing is made for them.
  let finder: Finder | null = null;
  for (let at = sentence.firstToken; at < end;) {
    const { kind, folded } = tokens[at]!;
    const name = keys[at]! > 0 ? lexicon.matchMeasure(keys, at, end) : null;
    const isLead =
      name !== null || kind === 'number' || folded === '|' || (folded.length <= longestLead && leads.has(folded));
    if (!isLead) {
      at++;
      continue;
    }
    finder ??= new Finder(context, keys, index, lexicon, found);
    at = finder.at(at, name) ?? at + 1;
  }
}

/** Reads the values of one sentence, at the tokens that may lead to one. */
class Finder {
  readonly #context: SentenceContext;
  readonly #line: Line;
  readonly #index: number;
  readonly #found: Measurement[];
  /** Token behind the last vital sign; far away where there was none. */
  #vitalEnd = -100;
  /** Token behind the last value. */
  #lastEnd = -1;
  /** The fluid that heads the list at hand, or null. */
  #listSample: string | null = null;

  constructor(context: SentenceContext, keys: Int32Array, index: number, lexicon: Lexicon, found: Measurement[]) {
    const { text, tokens, sentence } = context;
    this.#context = context;
    this.#line = { text, tokens, keys, lexicon, first: sentence.firstToken, end: sentence.endToken };
    this.#index = index;
    this.#found = found;
  }

  /** Reads what begins at a token; gives the token behind it, or null where nothing does. */
  at(at: number, name: Name | null): number | null {
    const { tokens } = this.#line;
    const { kind } = tokens[at]!;
    const row = at > 0 && tokens[at - 1]!.kind === 'break' ? this.#row(at) : null;
    if (row !== null) {
      return row;
    }
    const named = name === null ? null : this.#named(at, name);
    return named ?? (kind === 'number' ? this.#unnamed(at) : kind === 'word' ? this.#short(at) : null);
  }

  /** The values of a name, and the token behind them; null where no name begins. */
  #named(at: number, name: Name): number | null {
    const line = this.#line;
    // "A1c": what looks like an article is the first letter of the name.
    const isAfterArticle = wordAt(line, at - 1) === 'a' && isNumber(line, at) && isGlued(line, at - 1);
    const mayTouch = at === this.#lastEnd || isAfterArticle;
    if (!mayTouch && isInsideWord(line, at)) {
      return null;
    }
    const afterName = at + name.length;
    if (namesPressureBefore(line, at)) {
      return this.#pressureNamedBehind(at, name.measures[0]!) ?? afterName;
    }
    if (line.tokens[afterName]?.kind === 'break' && endsHeader(line, afterName)) {
      return afterName;
    }
    const named = measuresNamed(line, at, name.measures);
    const definitions = inSample(named, this.#sampleAt(at, named[0]), line);
    if (definitions.length === 0) {
      return afterName;
    }
    const panel = panelAt(line, at, name.measures, name.length);
    if (panel !== null) {
      return this.#panel(panel, at);
    }
    const coma = definitions[0]!.id === 'glasgow-coma-scale' ? comaScaleAt(line, afterName) : null;
    const lead = coma === null ? leadFrom(line, afterName, definitions) : null;
    const drawn = lead === null ? null : (drawnCount(line, lead.number) ?? bloodGasAt(line, lead.number));
    if (drawn !== null) {
      return this.#panel(drawn, at);
    }
    const reading = coma ?? (lead === null ? null : readValue(line, lead.number, definitions, lead.sign, lead.unit));
    if (reading === null || !this.#wasMeasured(at, afterName, reading, lead) || isOfDrug(line, at, afterName)) {
      return afterName;
    }
    if (!this.#isPatients(at)) {
      return Math.max(reading.end, afterName);
    }
    return this.#series(reading, isAfterArticle ? at - 1 : at, at, lead);
  }

  /** The fluid of the value whose name begins at a token: named before it, or at the head of its list. */
  #sampleAt(at: number, definition: MeasureDefinition | undefined): string | null {
    const isListed = at - this.#lastEnd === 1 && wordAt(this.#line, at - 1) === ',';
    const named = sampleNamed(this.#line, at, definition);
    if (named !== null) {
      this.#listSample = named.isHead ? named.sample : null;
      return named.sample;
    }
    this.#listSample = isListed ? this.#listSample : null;
    return this.#listSample;
  }

  /** Pushes a reading and those that follow it; gives the token behind the last. */
  #series(first: Reading, from: number, name: number, lead: Lead | null): number {
    const line = this.#line;
    const isPast = this.#isOfPast || lead?.isPast === true || saysEarlier(line, name, first);
    const series = seriesFrom(line, { reading: first, from, isPast }, lead?.isFrom === true);
    for (const told of series) {
      this.#push(told.reading, told.from, told.isPast ? 'historical' : 'recent');
    }
    const last = series.at(-1)!;
    const { definition, value, second } = last.reading;
    let end = second?.end ?? last.reading.end;
    if (definition.id === 'glasgow-coma-scale') {
      // "GCS 13 (E3V4M6)" says it twice.
      end = comaScaleAt(line, end)?.end ?? end;
    }
    const beside =
      second !== null
        ? meanPressureBehind(line, end, value, second.value)
        : definition.id === 'haemoglobin'
          ? haematocritBeside(line, end, value)
          : null;
    if (beside !== null) {
      this.#pushFigure(beside.definition, beside.figure, beside.number, last.isPast);
      return beside.figure.end;
    }
    return Math.max(end, from + 1);
  }

  /** A row of a table, or null. */
  #row(at: number): number | null {
    const row = rowAt(this.#line, at);
    if (row === null) {
      return null;
    }
    for (const [i, { reading, temporality }] of row.values.entries()) {
      const isFirst = i === 0 && !isNumber(this.#line, at) && wordAt(this.#line, at) !== '|';
      this.#push(reading, isFirst ? at : reading.number, temporality);
    }
    return Math.max(row.end, at + 1);
  }

  #panel(panel: Panel, at: number): number {
    const isPast = this.#isOfPast || saysEarlierBefore(this.#line, at);
    for (const { definition, figure, number } of this.#isPatients(at) ? panel.values : []) {
      this.#pushFigure(definition, figure, number, isPast);
    }
    return panel.end;
  }

  /** What stands at a number that no name led to. */
  #unnamed(at: number): number | null {
    const line = this.#line;
    const next = wordAt(line, at + 1);
    const drawn = next === '>' ? drawnCount(line, at) : next === '/' ? bloodGasAt(line, at) : null;
    if (drawn !== null) {
      return this.#panel(drawn, at);
    }
    const unnamed = unnamedAt(line, at, () => this.#isVitalsLine(at));
    return unnamed === null ? null : this.#told(unnamed, unnamed.from, at);
  }

  /** "R 22" and "O2 94%" between vital signs, "E3V4M6" anywhere, "one twenty over eighty". */
  #short(at: number): number | null {
    const line = this.#line;
    const { folded } = line.tokens[at]!;
    if (!leads.has(folded)) {
      return null;
    }
    if (folded === 'over' || folded === 'out') {
      const said = at > line.first && line.tokens[at - 1]!.kind === 'word' ? spokenBefore(line, at) : null;
      return said === null ? null : this.#unnamed(said);
    }
    if (at > line.first && isGlued(line, at - 1) && line.tokens[at - 1]!.kind !== 'punctuation') {
      return null;
    }
    const short = lettersAt(line, at, () => this.#isVitalsLine(at));
    return short === null ? null : this.#told(short, at, at);
  }

  /** The series of a value without a name; `afterName` is where what stands for the name ends. */
  #told({ reading, from }: Unnamed, afterName: number, at: number): number | null {
    if (!this.#wasMeasured(from, afterName, reading, null)) {
      return null;
    }
    return this.#isPatients(at) ? this.#series(reading, from, at, null) : reading.end;
  }

  /** "120 systolic", "80 diastolic": the name stands behind, where the number has not been read yet. */
  #pressureNamedBehind(at: number, measure: string): number | null {
    const line = this.#line;
    const definition = line.lexicon.measure(measure);
    const isRead = this.#lastEnd >= at;
    const reading = definition === undefined || isRead ? null : readValue({ ...line, end: at }, at - 1, [definition]);
    if (reading?.plausible !== true || !this.#wasMeasured(at - 1, at - 1, reading, null)) {
      return null;
    }
    this.#push(reading, at - 1, this.#isOfPast ? 'historical' : 'recent');
    return at + 1;
  }

  get #isOfPast(): boolean {
    return this.#context.section === 'pmh';
  }

  #isPatients(at: number): boolean {
    return experiencerOf(this.#context, at, at + 1).experiencer === 'patient';
  }

  #wasMeasured(at: number, afterName: number, reading: Reading, lead: Lead | null): boolean {
    const isCompared = lead !== null && lead.sign !== null;
    return wasMeasured(this.#line, { at, afterName, isCompared, isAmongVitals: this.#isAmongVitals(at) }, reading);
  }

  #isAmongVitals(at: number): boolean {
    return at - this.#vitalEnd <= vitalsReach;
  }

  /** Whether vital signs have just been read, or the section or the first words of the sentence promise them. */
  #isVitalsLine(at: number): boolean {
    const { section } = this.#context;
    const line = this.#line;
    return this.#isAmongVitals(at) || section === 'vitals' || promises.has(wordAt(line, line.first));
  }

  #push(reading: Reading, from: number, temporality: Temporality): void {
    const { definition, second } = reading;
    this.#add(definition, reading.value, reading.bounds, reading.plausible, from, reading.end, temporality);
    const other = definition.pair === null || second === null ? undefined : this.#line.lexicon.measure(definition.pair);
    if (other !== undefined && second !== null) {
      const isPlausible = isWithin(other, second.value) && !reading.isGarbled;
      this.#add(other, second.value, second.bounds, isPlausible, reading.number, second.end, temporality);
    }
  }

  #pushFigure(definition: MeasureDefinition, figure: Figure, number: number, isPast: boolean): void {
    const reading = readValue({ ...this.#line, end: figure.end }, number, [definition]);
    if (reading !== null) {
      this.#push(reading, number, isPast ? 'historical' : 'recent');
    }
  }

  #add(
    definition: MeasureDefinition,
    value: number,
    bounds: Bounds | null,
    plausible: boolean,
    from: number,
    to: number,
    temporality: Temporality,
  ): void {
    const { tokens } = this.#line;
    const measurement: Measurement = {
      measure: definition.id,
      value,
      unit: definition.unit,
      plausible,
      temporality,
      sentence: this.#index,
      section: this.#context.section,
      start: tokens[from]!.start,
      end: tokens[to - 1]!.end,
    };
    const bounded: BoundedMeasurement | null = bounds === null ? null : { ...measurement, bounds };
    this.#found.push(bounded ?? measurement);
    this.#lastEnd = to;
    if (isVital(definition.id)) {
      this.#vitalEnd = to;
    }
  }
}
