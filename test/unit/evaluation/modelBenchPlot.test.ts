/** The picture and the tables of `dxlens model bench`, from made-up measurements. */
import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { Chalk } from 'chalk';
import { modelBenchText } from '#server/cli/modelBenchText.js';
import type { ModelBenchResult } from '#server/evaluation/modelBench.js';
import { plotModelBench } from '#server/evaluation/modelBenchPlot.js';

const first = (milliseconds: number, ofCold: number, tokens: number) => ({ milliseconds, ofCold, tokens });
const none = { milliseconds: null, ofCold: null, tokens: 700 };
const result: ModelBenchResult = {
  model: { name: 'A "model" <b>&', architecture: 'llama', sizeBytes: 12.1e9, host: null, adapters: [] },
  machine: { processor: 'A processor', cores: 8, memoryBytes: 64e9 },
  repeats: 5,
  words: 400,
  contextSize: 8192,
  threads: { prompt: 8, writing: 4 },
  loadMilliseconds: 2500,
  speed: { prompt: { own: 4288, other: 4300, ratio: 0.997 }, writing: { own: 55.5, other: 56, ratio: 0.99 } },
  tookTurns: true,
  first: {
    choice: { cold: first(1230, 1, 800), end: first(147, 0.12, 90), middle: first(700, 0.57, 480) },
    opinion: { cold: first(12_300, 1, 900), end: none, middle: first(7000, 0.57, 480) },
  },
  cancel: { delayMilliseconds: 6, chunkMilliseconds: 14, chunks: 0.43 },
  together: { own: 9000, other: 21_000, ratio: 0.43 },
  memory: { expected: 13e9, held: 13.1e9, ratio: 1.01 },
};
const said = (svg: string): string[] =>
  [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text!.trim());

describe('the picture of the measurements', () => {
  const svg = plotModelBench(result);

  it('is well-formed, whatever the model is called', () => {
    assert.match(svg, /^<svg [^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    assert.deepEqual(faultsOfXml(svg), []);
    assert.deepEqual(faultsOfXml('<svg a="b "c" d"><g></svg>'), ['a="b "c" d"', '</svg> ends g', 'svg has no end']);
    assert.ok(said(svg).some((text) => text.includes('&lt;b&gt;&amp;')));
  });

  it('names its units, and gives each bar a name and a figure', () => {
    const texts = said(svg);
    for (const title of [
      'Reading a prompt (tokens a second)',
      'Writing (tokens a second)',
      'Choice among the candidates (seconds)',
      'First statement of an opinion (seconds)',
      'Four opinions (seconds for all)',
      'Memory of the process (GB)',
    ]) {
      assert.ok(texts.includes(title), title);
    }
    for (const name of ['DxLens', 'bare loop', 'sentence at its end', 'at once', 'held', 'expected']) {
      assert.ok(texts.includes(name), name);
    }
    const figures = [
      '4288  (100 % of bare)',
      '55.5  (99 % of bare)',
      '0.147  (12 % of the first)',
      '21.0',
      '13.1  (101 % of expected)',
    ];
    for (const figure of figures) assert.ok(texts.includes(figure), figure);
  });

  it('says what was not measured', () => {
    assert.ok(said(svg).includes('not measured'));
  });
});

describe('the plotting library', () => {
  const dist = new URL('../../../../dist/', import.meta.url);

  it('is no part of the command line, which would start later for it', async () => {
    const built = (file: string): string => readFileSync(new URL(file, dist), 'utf8');
    assert.ok(!built('cli.mjs').includes('renderToSVGString'));
    assert.ok(built('model-bench-plot.mjs').includes('renderToSVGString'));
    const { plotModelBench: plot } = (await import(new URL('model-bench-plot.mjs', dist).href)) as {
      plotModelBench: typeof plotModelBench;
    };
    assert.deepEqual(said(plot(result)), said(plotModelBench(result)));
  });
});

describe('the tables of the measurements', () => {
  const text = modelBenchText(result, { width: 110, colour: new Chalk({ level: 0 }) });

  it('hold the figures with their units', () => {
    for (const words of [
      '4288',
      '55.5',
      '99 %',
      '1.23 s',
      '147 ms',
      '12 s',
      '12 %',
      'at most 900',
      '21 s one after another',
    ]) {
      assert.ok(text.includes(words), words);
    }
    assert.match(text, /13\.1 GB held, 13\.0 GB expected \(101 %\)/);
    assert.match(text, /delays the next one by 6\.0 ms; a chunk of 64 tokens takes 14 ms/);
    assert.match(text, /none came/);
  });

  it('say where the bare loop did not take turns with DxLens', () => {
    assert.doesNotMatch(text, /memory does not hold the model twice/);
    const apart = modelBenchText({ ...result, tookTurns: false }, { width: 110, colour: new Chalk({ level: 0 }) });
    assert.match(apart, /memory does not hold the model twice/);
  });
});

/** Attributes that are not closed as they should be, and elements that end in another order than they began. */
function faultsOfXml(xml: string): string[] {
  const faults: string[] = [];
  const open: string[] = [];
  for (const [, slash, name, attributes] of xml.matchAll(/<(\/?)([\w:]+)((?:"[^"]*"|[^">])*)>/g)) {
    if (slash === '/') {
      const begun = open.pop();
      if (begun !== name) faults.push(`</${name!}> ends ${begun ?? 'nothing'}`);
      continue;
    }
    const rest = attributes!.replace(/\s[\w:-]+="[^"<]*"(?=[\s/]|$)/g, '').trim();
    if (rest !== '' && rest !== '/') faults.push(attributes!.trim());
    if (!attributes!.endsWith('/')) open.push(name!);
  }
  return [...faults, ...open.map((name) => `${name} has no end`)];
}
