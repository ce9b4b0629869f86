import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { outcomes } from '../../../customer/sync-result.ts';
import { anyBulk } from '../../bulk/testing/any-bulk.ts';
import { barLine, outcomeLine, plainLine } from './bulk-lines.ts';

const noon = Date.parse('2026-07-01T12:00:00.000Z');
const halfway = anyBulk({ totals: { received: 1_000, created: 400, invalid: 100 }, ratePerSecond: 10 });

describe('the bar of a bulk', () => {
  test('fills the terminal beside share, count, rate and time left', () => {
    const line = barLine(halfway, 70, noon);
    expect(line).toBe(`  ${'█'.repeat(10)}${'░'.repeat(10)}   50 %    500 of 1,000  10/s     50 s left`);
    expect(line.length).toBeLessThan(70);
  });

  test('keeps its width, whatever stands beside it', () => {
    const states = [
      { status: 'paused' },
      { ratePerSecond: 0 },
      { ratePerSecond: 0.1 },
      { ratePerSecond: 9_000 },
    ] as const;
    const widths = states.map((state) => width(barLine(anyBulk({ totals: halfway.totals, ...state }), 90, noon)));
    expect(new Set(widths)).toEqual(new Set([40]));
  });

  test.each([
    [80, /░ {3}50 % {4}500 of 1,000 {2}10\/s {5}50 s left$/],
    [52, /░ {3}50 % {4}500 of 1,000 {2}10\/s$/],
    [40, /░ {3}50 % {4}500 of 1,000$/],
    [30, /░ {3}50 %$/],
    [18, /^ 50 %$/],
    [4, /^ 50$/],
  ])('on %i columns leaves out what is least needed', (columns, words) => {
    expect(barLine(halfway, columns, noon)).toMatch(words);
  });

  test.each<[string, Parameters<typeof anyBulk>[0], RegExp]>([
    ['paused', { status: 'paused', totals: { received: 10, created: 5 }, ratePerSecond: 3 }, / 5 of 10 {2}paused$/],
    ['at its begin', { totals: { received: 10 } }, / 0 % {3}0 of 10 {2}60 s so far$/],
    ['at a standstill', { totals: { received: 10, created: 5 } }, /50 % {3}5 of 10 {2}60 s so far$/],
    [
      'of which the rest waits',
      { totals: { received: 10, created: 5 }, inOwnWorkflows: 5, ratePerSecond: 2 },
      / 2\.0\/s {4}60 s so far$/,
    ],
    [
      'almost at its end',
      { totals: { received: 1_000, created: 999 }, ratePerSecond: 50 },
      / 99 % {4}999 of 1,000 {2}50\/s {5}1 s left$/,
    ],
    ['at its end', { status: 'completed', totals: { received: 10, created: 10 } }, /█ {2}100 % {2}10 of 10 /],
    ['of nothing', {}, / 0 % {2}0 of 0 /],
  ])('%s', (_state, bulk, words) => {
    expect(barLine(anyBulk(bulk), 79, noon)).toMatch(words);
  });

  test('never wraps, and never shrinks', () => {
    const created = fc.nat(1_000_000);
    fc.assert(
      fc.property(fc.nat(300), created, created, (columns, one, other) => {
        const lines = [Math.min(one, other), Math.max(one, other)].map((done) =>
          barLine(anyBulk({ totals: { received: 1_000_000, created: done } }), columns, noon),
        );
        const [before = '', after = ''] = lines;
        expect(Math.max(before.length, after.length)).toBeLessThanOrEqual(Math.max(0, columns - 1));
        expect(filled(after)).toBeGreaterThanOrEqual(filled(before));
      }),
    );
  });
});

function width(line: string): number {
  return line.split(/[█░]/).length - 1;
}

function filled(line: string): number {
  return line.split('█').length - 1;
}

describe('the counts of a bulk', () => {
  test('tell every outcome there is, and what is in workflows of their own', () => {
    const totals = Object.fromEntries(outcomes.map((outcome, index) => [outcome, (index + 1) * 1_000]));
    expect(outcomeLine(anyBulk({ totals, inOwnWorkflows: 7 }), 200)).toBe(
      '  created 1,000  updated 2,000  unchanged 3,000  skipped 4,000  invalid 5,000  rejected 6,000  failed 7,000  cancelled 8,000  in own workflows 7',
    );
  });

  test('leave out what there is none of, and what there is no room for', () => {
    const bulk = anyBulk({ totals: { received: 9, created: 3, failed: 1 } });
    expect(outcomeLine(bulk, 80)).toBe('  created 3  failed 1');
    expect(outcomeLine(bulk, 20)).toBe('  created 3');
    expect(outcomeLine(bulk, 0)).toBe('');
    expect(outcomeLine(anyBulk(), 80)).toBe('');
  });
});

describe('a bulk in one plain line', () => {
  test('tells the same without a bar', () => {
    expect(plainLine(halfway, noon)).toBe('  500 of 1,000 (50 %)  10/s  50 s left  created 400, invalid 100');
  });

  test('while nothing has ended', () => {
    expect(plainLine(anyBulk({ totals: { received: 3 } }), noon)).toBe('  0 of 3 (0 %)  60 s so far');
  });
});
