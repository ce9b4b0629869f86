import { describe, expect, test } from '@jest/globals';
import { FormulaError } from '../formula-error.ts';
import { calculate } from './testing/calculate.ts';

const mixed = 'DateTime.Parse("2026-11-24T02:03:04.0050006").Subtract(DateTime.Parse("2026-11-23"))';

describe('a TimeSpan', () => {
  test.each([
    ['Days', 1],
    ['Hours', 2],
    ['Minutes', 3],
    ['Seconds', 4],
    ['Milliseconds', 5],
    ['Ticks', 937_840_050_006],
    ['TotalDays', 937_840_050_006 / 864e9],
    ['TotalHours', 937_840_050_006 / 36e9],
    ['TotalMinutes', 937_840_050_006 / 6e8],
    ['TotalSeconds', 93_784.0050006],
    ['TotalMilliseconds', 93_784_005.0006],
    ['ToString()', '1.02:03:04.0050006'],
  ])('of 1.02:03:04.0050006: %s is %s', (member, expected) => {
    expect(calculate(`(${mixed}).${member}`)).toBe(expected);
  });

  test.each([
    ['TimeSpan.FromHours(-1.5).Hours', -1],
    ['TimeSpan.FromHours(-1.5).Minutes', -30],
    ['TimeSpan.FromHours(-1.5).Days', 0],
    ['TimeSpan.FromHours(-1.5).TotalMinutes', -90],
    ['TimeSpan.FromHours(36).TotalDays', 1.5],
    ['TimeSpan.Zero.TotalDays', 0],
    ['TimeSpan.Zero.Ticks', 0],
  ])('%s is %s', (formula, expected) => {
    expect(calculate(formula)).toBe(expected);
  });

  test.each([
    ['TimeSpan.Zero', '00:00:00'],
    ['TimeSpan.FromDays(1)', '1.00:00:00'],
    ['TimeSpan.FromDays(0.5)', '12:00:00'],
    ['TimeSpan.FromHours(1.5)', '01:30:00'],
    ['TimeSpan.FromMinutes(90)', '01:30:00'],
    ['TimeSpan.FromSeconds(-0.1)', '-00:00:00.1000000'],
    ['new TimeSpan(1, 2, 3)', '01:02:03'],
    ['new TimeSpan(25, 0, 0)', '1.01:00:00'],
    ['new TimeSpan(1, 2, 3, 4)', '1.02:03:04'],
    ['new TimeSpan(0, 0, -1)', '-00:00:01'],
    ['TimeSpan.FromHours(1).Add(new TimeSpan(0, 30, 0))', '01:30:00'],
    ['TimeSpan.FromHours(1).Subtract(new TimeSpan(2, 0, 0))', '-01:00:00'],
    ['TimeSpan.FromHours(1).Negate()', '-01:00:00'],
    ['TimeSpan.FromHours(-1).Duration()', '01:00:00'],
    ['TimeSpan.FromHours(1).Duration()', '01:00:00'],
  ])('%s is %s', (formula, expected) => {
    expect(calculate(formula)).toBe(expected);
  });

  test.each([
    'TimeSpan.FromDays(1e10)',
    'TimeSpan.FromDays(0.0 / 0.0)',
    'TimeSpan.FromDays("1")',
    'TimeSpan.FromDays(null)',
    'TimeSpan.FromDays(1.5m)',
    'TimeSpan.FromDays(10675199).Add(TimeSpan.FromDays(1))',
    'TimeSpan.FromDays(-10675199).Subtract(TimeSpan.FromDays(1))',
    'new TimeSpan(1, 2)',
    'new TimeSpan(2147483647, 0, 0, 0)',
    'TimeSpan.Zero.Add(1)',
  ])('%s is an error', (formula) => {
    expect(() => calculate(formula)).toThrow(FormulaError);
  });
});
