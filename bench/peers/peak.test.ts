import { expect, test } from '@jest/globals';
import { eventually } from '../../test/support/eventually.ts';
import { watchPeak } from './peak.ts';

test('the highest figure is kept, also when it is lower again at the end', async () => {
  const figures = [3, 9, 4];
  const { stop } = watchPeak(() => figures.shift() ?? 1, 1);
  await eventually('all figures are read', () => figures.length === 0);
  expect(stop()).toBe(9);
});

test('beginning and end are read however short the time in between is', () => {
  const figures = [2, 7];
  expect(watchPeak(() => figures.shift() ?? null, 60_000).stop()).toBe(7);
});

test('where there are no figures there is no highest one', () => {
  expect(watchPeak(() => null, 60_000).stop()).toBeNull();
});
