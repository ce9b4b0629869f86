import { expect, test } from '@jest/globals';
import { drawCharts } from './draw-charts.ts';

const chart = {
  title: 'Syncs per second',
  bars: [
    { name: 'a < b & c', value: 200, ours: false },
    { name: 'ours', value: 50.04, ours: true },
    { name: 'little', value: 0.001, ours: false },
  ],
};

function bars(svg: string): { width: number; fill: string }[] {
  return [...svg.matchAll(/<rect x="\d+" y="\d+" width="(\d+)" .* fill="(#\w+)"/g)].map(([, width, fill = '']) => {
    return { width: Number(width), fill };
  });
}

function heightOf(svg: string): number {
  return Number(/viewBox="0 0 \d+ (\d+)"/.exec(svg)?.[1]);
}

test('bars are as long as their values ask for, and never gone', () => {
  const [first, second, third] = bars(drawCharts([chart], ''));
  expect(Math.round((first?.width ?? 0) / 4)).toBe(second?.width);
  expect(third?.width).toBe(1);
});

test('ours has a colour of its own', () => {
  const [first, second, third] = bars(drawCharts([chart], ''));
  expect(first?.fill).toBe(third?.fill);
  expect(second?.fill).not.toBe(first?.fill);
});

test('names and values are told, in a form that a picture can hold', () => {
  const svg = drawCharts([chart], 'Two cores');
  for (const told of ['a &lt; b &amp; c', '>200<', '>50.0<', '>0.00<', 'Syncs per second', 'Two cores']) {
    expect(svg).toContain(told);
  }
});

test('each chart stands below the one before, and the picture is as high as they need', () => {
  const [one, two] = [drawCharts([chart], ''), drawCharts([chart, chart], '')];
  expect(heightOf(two)).toBeGreaterThan(heightOf(one) + 3 * 20);
  expect(bars(two)).toHaveLength(6);
});
