/** Bar charts as one SVG picture, for pages that show one as it is. */
import type { Bar, Chart } from './charts.ts';

const width = 760;
const nameWidth = 250;
const valueWidth = 70;
const barHeight = 20;
const step = 28;
const titleHeight = 34;
const gap = 18;
const margin = 20;
const colours = { ours: '#1f6f50', others: '#b6c2bc', text: '#1d2521', background: '#ffffff' } as const;

/** @param caption below the charts: what the figures are worth nothing without */
export function drawCharts(charts: readonly Chart[], caption: string): string {
  const parts: string[] = [];
  let top = margin;
  for (const chart of charts) {
    parts.push(...drawChart(chart, top));
    top += titleHeight + chart.bars.length * step + gap;
  }
  parts.push(text(margin, top + 12, caption, 'font-size="12" opacity="0.7"'));
  const height = top + 12 + margin;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img"`,
    `  font-family="system-ui, sans-serif" font-size="14" fill="${colours.text}">`,
    `<rect width="${width}" height="${height}" fill="${colours.background}"/>`,
    ...parts,
    '</svg>',
    '',
  ].join('\n');
}

function drawChart({ title, bars }: Chart, top: number): string[] {
  const most = Math.max(...bars.map(({ value }) => value));
  return [
    text(margin, top + 16, title, 'font-weight="600"'),
    ...bars.flatMap((bar, index) => drawBar(bar, most, top + titleHeight + index * step)),
  ];
}

function drawBar({ name, value, ours }: Bar, most: number, top: number): string[] {
  const left = margin + nameWidth;
  const length = Math.max(1, Math.round(((width - left - valueWidth - margin) * value) / most));
  const baseline = top + 15;
  return [
    text(margin, baseline, name),
    `<rect x="${left}" y="${top}" width="${length}" height="${barHeight}" rx="2" fill="${ours ? colours.ours : colours.others}"/>`,
    text(left + length + 8, baseline, figure(value), ours ? 'font-weight="600"' : ''),
  ];
}

/** Three digits say enough. */
function figure(value: number): string {
  return value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0);
}

function text(x: number, y: number, content: string, attributes = ''): string {
  const escaped = content.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<text x="${x}" y="${y}" ${attributes}>${escaped}</text>`;
}
