import { describe, expect, test } from '@jest/globals';
import { shorten } from './shorten.ts';

describe('a value in a table', () => {
  test.each<[string, string | null, string]>([
    ['is told as it is', 'Ada', 'Ada'],
    ['stays on one line', 'Yes,\n\t twice', 'Yes, twice'],
    ['of sixty characters is whole', 'x'.repeat(60), 'x'.repeat(60)],
    ['that is longer is cut', 'x'.repeat(61), `${'x'.repeat(59)}…`],
    ['that is not there is nothing', null, '(nothing)'],
  ])('%s', (_rule, value, expected) => {
    expect(shorten(value)).toBe(expected);
  });
});
