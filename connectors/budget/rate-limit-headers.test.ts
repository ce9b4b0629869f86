import { describe, expect, test } from '@jest/globals';
import { pauseOfHeaders } from './rate-limit-headers.ts';

const now = new Date('2026-11-24T12:00:00Z');

function pauseOf(headers: Record<string, string>): number | null {
  return pauseOfHeaders((name) => headers[name] ?? null, now);
}

function ofOpenai(remaining: string, reset: string): Record<string, string> {
  return { 'x-ratelimit-remaining-requests': remaining, 'x-ratelimit-reset-requests': reset };
}

describe('rate-limit headers', () => {
  test.each([
    ['1s', 1_000],
    ['20ms', 20],
    ['0.5s', 500],
    ['8.64s', 8_640],
    ['1.7ms', 2],
    ['0s', 0],
    ['59s', 59_000],
    ['1m0s', 60_000],
    ['6m0s', 60_000],
    ['1h30m', 60_000],
  ])('of OpenAI with nothing left until %s pause for %d ms', (reset, pauseMs) => {
    expect(pauseOf(ofOpenai('0', reset))).toBe(pauseMs);
  });

  test.each<[string, Record<string, string>, number | null]>([
    ['in seconds', { 'ratelimit-remaining': '0', 'ratelimit-reset': '12' }, 12_000],
    ['in seconds, of the older kind', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1.5' }, 1_500],
    ['as a time', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(+now / 1_000 + 30) }, 30_000],
    ['as a time that has passed', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(+now / 1_000 - 30) }, 0],
    ['as a number with a fraction', { 'ratelimit-remaining': '0.0', 'ratelimit-reset': '3' }, 3_000],
    ['with blanks', { 'ratelimit-remaining': ' 0 ', 'ratelimit-reset': ' 3 ' }, 3_000],
  ])('that tell the reset %s pause until then', (_kind, headers, pauseMs) => {
    expect(pauseOf(headers)).toBe(pauseMs);
  });

  test.each<[string, Record<string, string>]>([
    ['that are not there', {}],
    ['with something left', ofOpenai('1', '1s')],
    ['with much left', ofOpenai('4999', '6m0s')],
    ['without a reset', { 'x-ratelimit-remaining-requests': '0' }],
    ['without what is left', { 'x-ratelimit-reset-requests': '1s' }],
    ['of tokens only', { 'x-ratelimit-remaining-tokens': '0', 'x-ratelimit-reset-tokens': '6m0s' }],
    ['that cannot be read: -1', ofOpenai('0', '-1')],
    ['that cannot be read: soon', ofOpenai('0', 'soon')],
    ['that cannot be read: 1s later', ofOpenai('0', '1s later')],
    ['that cannot be read: a negative rest', ofOpenai('-5', '1s')],
    ['that are empty', ofOpenai('', '')],
  ])('%s pause nothing', (_kind, headers) => {
    expect(pauseOf(headers)).toBeNull();
  });
});
