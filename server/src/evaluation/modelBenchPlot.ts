/**
 * The measurements of a model as a picture. Built apart from the command line and imported when a picture is asked for: the
 * plotting library is large.
 */
import { BarChart } from 'echarts/charts';
import { GridComponent, TitleComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { ModelBenchResult } from './modelBench.js';
import type { First, Firsts, Pair } from './modelBenchFigures.js';

use([BarChart, GridComponent, TitleComponent, SVGRenderer]);

interface Bar {
  readonly name: string;
  readonly value: number | null;
  /** Said after the value. */
  readonly remark?: string;
  /** What the others are measured by, drawn paler. */
  readonly isBasis?: boolean;
}

interface Panel {
  readonly title: string;
  readonly bars: readonly Bar[];
}

const width = 1040;
const barHeight = 30;
const panel = { width: 480, titleHeight: 34, gap: 26 } as const;
const margin = { top: 84, left: 20, labels: 132, values: 160 } as const;
const ink = { strong: '#0b5394', weak: '#8aa4bd', text: '#1a1a1a', quiet: '#555555' } as const;
/** Without quotation marks, which the library writes into an attribute as they are. */
const font = 'Helvetica, Arial, sans-serif';

/** An SVG document: six panels of bars, each with its unit in the title, each bar with its name and its figure. */
export function plotModelBench(result: ModelBenchResult): string {
  const rows = pairs(panelsOf(result));
  const tops: number[] = [];
  let bottom = margin.top;
  for (const row of rows) {
    tops.push(bottom);
    bottom += panel.titleHeight + Math.max(...row.map(({ bars }) => bars.length)) * barHeight + panel.gap;
  }
  const placed = rows.flatMap((row, at) =>
    row.map((one, column) => ({ ...one, top: tops[at]!, left: margin.left + column * (panel.width + 40) })),
  );
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height: bottom });
  try {
    chart.setOption({
      animation: false,
      backgroundColor: '#ffffff',
      textStyle: { fontFamily: font },
      title: [
        title(result.model.name, margin.left, 14, 20, ink.text, subtitleOf(result)),
        ...placed.map((one) => title(one.title, one.left, one.top, 14, ink.text)),
      ],
      grid: placed.map(({ left, top, bars }) => ({
        left: left + margin.labels,
        top: top + panel.titleHeight,
        width: panel.width - margin.labels - margin.values,
        height: bars.length * barHeight,
      })),
      xAxis: placed.map((_, gridIndex) => ({ type: 'value' as const, gridIndex, min: 0, max: 'dataMax', show: false })),
      yAxis: placed.map(({ bars }, gridIndex) => ({
        type: 'category' as const,
        gridIndex,
        inverse: true,
        data: bars.map(({ name }) => name),
        axisLine: { lineStyle: { color: ink.quiet } },
        axisTick: { show: false },
        axisLabel: { color: ink.text, fontSize: 13 },
      })),
      series: placed.map(({ bars }, index) => ({
        type: 'bar' as const,
        xAxisIndex: index,
        yAxisIndex: index,
        barWidth: 18,
        data: bars.map((bar) => ({
          value: bar.value ?? 0,
          itemStyle: { color: bar.isBasis === true ? ink.weak : ink.strong },
          label: { show: true, position: 'right' as const, formatter: shown(bar), color: ink.text, fontSize: 13 },
        })),
      })),
    });
    return chart.renderToSVGString();
  } finally {
    chart.dispose();
  }
}

function panelsOf({ speed, first, together, memory }: ModelBenchResult): Panel[] {
  return [
    { title: 'Reading a prompt (tokens a second)', bars: beside(speed.prompt) },
    { title: 'Writing (tokens a second)', bars: beside(speed.writing) },
    { title: 'Choice among the candidates (seconds)', bars: firsts(first.choice) },
    { title: 'First statement of an opinion (seconds)', bars: firsts(first.opinion) },
    {
      title: 'Four opinions (seconds for all)',
      bars: [
        { name: 'at once', value: seconds(together.own) },
        { name: 'one after another', value: seconds(together.other), isBasis: true },
      ],
    },
    {
      title: 'Memory of the process (GB)',
      bars: [
        { name: 'held', value: memory.held / 1e9, remark: `${percent(memory.ratio)} of expected` },
        { name: 'expected', value: memory.expected / 1e9, isBasis: true },
      ],
    },
  ];
}

const beside = ({ own, other, ratio }: Pair): Bar[] => [
  { name: 'DxLens', value: own, ...(ratio === null ? {} : { remark: `${percent(ratio)} of bare` }) },
  { name: 'bare loop', value: other, isBasis: true },
];

const firsts = ({ cold, end, middle }: Firsts): Bar[] => [
  { name: 'note not seen yet', value: seconds(cold.milliseconds), isBasis: true },
  warm('sentence at its end', end),
  warm('edit in its middle', middle),
];

const warm = (name: string, { milliseconds, ofCold }: First): Bar => ({
  name,
  value: seconds(milliseconds),
  ...(ofCold === null ? {} : { remark: `${percent(ofCold)} of the first` }),
});

const seconds = (milliseconds: number | null): number | null => (milliseconds === null ? null : milliseconds / 1000);
const percent = (share: number): string => `${(100 * share).toFixed(0)} %`;

function shown({ value, remark }: Bar): string {
  if (value === null) return 'not measured';
  return `${figure(value)}${remark === undefined ? '' : `  (${remark})`}`;
}

/** Three figures, and whole numbers as they are. */
const figure = (value: number): string => value.toFixed(value >= 100 ? 0 : value >= 10 ? 1 : value >= 1 ? 2 : 3);

function subtitleOf({ machine, threads, contextSize, words, repeats }: ModelBenchResult): string {
  return [
    `${machine.processor}, ${String(machine.cores)} cores`,
    `threads: ${String(threads.prompt)} for prompts, ${String(threads.writing)} for writing`,
    `context ${String(contextSize)}`,
    `note of ${String(words)} words`,
    repeats === 1 ? 'one run' : `medians of ${String(repeats)}`,
  ].join(' · ');
}

const title = (text: string, left: number, top: number, fontSize: number, color: string, subtext = '') => ({
  text,
  subtext,
  left,
  top,
  itemGap: 8,
  textStyle: { fontSize, color, fontFamily: font },
  subtextStyle: { fontSize: 12, color: ink.quiet, fontFamily: font },
});

const pairs = <T>(list: readonly T[]): T[][] => list.flatMap((_, at) => (at % 2 === 0 ? [list.slice(at, at + 2)] : []));
