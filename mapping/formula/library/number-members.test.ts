import { describe, expect, test } from '@jest/globals';
import { enumNames } from '../values.ts';
import { enumStatics } from './number-members.ts';
import { typedResult } from './testing/typed-result.ts';

describe('numbers', () => {
  test.each([
    ['(7).ToString()', 'string 7'],
    ['(1.50m).ToString()', 'string 1.50'],
    ['(1234.5).ToString("N2")', 'string 1,234.50'],
    ['(7).ToString("000")', 'string 007'],
    ['(7).ToString(null)', 'string 7'],
    ['(1).CompareTo(2)', 'int -1'],
    ['(2.5).CompareTo(2)', 'int 1'],
    ['(1.0m).CompareTo(1)', 'int 0'],
    ['double.NaN.CompareTo(1.0)', 'int -1'],
    ['(1.0).CompareTo(double.NaN)', 'int 1'],
    ['double.NaN.CompareTo(double.NaN)', 'int 0'],
    ['(1).Equals(1)', 'bool True'],
    ['(1L).Equals(1)', 'bool True'],
    ['(1).Equals(1L)', 'bool False'],
    ['(1.0m).Equals(1)', 'bool True'],
    ['(1.0m).Equals(1.00m)', 'bool True'],
    ['(1.0m).Equals(1.0)', 'bool False'],
    ['(1).Equals("1")', 'bool False'],
    ['(1).Equals(null)', 'bool False'],
    ['double.NaN.Equals(double.NaN)', 'bool True'],
  ])('%s is %s', (source, expected) => {
    expect(typedResult(source)).toBe(expected);
  });

  test.each([
    ['(1.5).ToString("D")', 'The format D is for int and long.'],
    ['(1.5m).CompareTo(1.5)', 'decimal and double cannot meet'],
    ['(1).CompareTo("1")', 'Invalid parameter passed to the method CompareTo.'],
  ])('but not %s', (source, message) => {
    expect(() => typedResult(source)).toThrow(message);
  });
});

describe('bools', () => {
  test.each([
    ['true.ToString()', 'string True'],
    ['false.ToString()', 'string False'],
    ['true.CompareTo(false)', 'int 1'],
    ['false.CompareTo(false)', 'int 0'],
    ['true.Equals(true)', 'bool True'],
    ['true.Equals("True")', 'bool False'],
  ])('%s is %s', (source, expected) => {
    expect(typedResult(source)).toBe(expected);
  });
});

describe('Guids', () => {
  const text = '0f8fad5b-d9cb-469f-a165-70867728950e';

  test.each([
    ['Guid.Empty', 'Guid 00000000-0000-0000-0000-000000000000'],
    ['new Guid() == Guid.Empty', 'bool True'],
    [`new Guid("${text.toUpperCase()}")`, `Guid ${text}`],
    [`Guid.Parse("{${text}}")`, `Guid ${text}`],
    [`Guid.Parse("${text}").ToString()`, `string ${text}`],
    [`Guid.Parse("${text}").ToString("N")`, `string ${text.replaceAll('-', '')}`],
    [`Guid.Parse("${text}").Equals(new Guid("${text.toUpperCase()}"))`, 'bool True'],
    [`Guid.Parse("${text}").Equals("${text}")`, 'bool False'],
    ['Guid.Empty.Equals(null)', 'bool False'],
  ])('%s is %s', (source, expected) => {
    expect(typedResult(source)).toBe(expected);
  });

  test.each([
    ['Guid.Parse("x")', 'The text is no Guid.'],
    ['new Guid("")', 'The text is no Guid.'],
    ['Guid.Empty.ToString("Q")', 'The format of a Guid is N, D, B or P.'],
  ])('but not %s', (source, message) => {
    expect(() => typedResult(source)).toThrow(message);
  });

  test('none is made by chance', () => {
    expect(() => typedResult('Guid.NewGuid()')).toThrow('NewGuid');
  });
});

describe('enumerations', () => {
  test.each([
    ['DayOfWeek.Sunday', 'DayOfWeek Sunday'],
    ['DayOfWeek.Saturday.ToString()', 'string Saturday'],
    ['DayOfWeek.Monday.Equals(DayOfWeek.Monday)', 'bool True'],
    ['DayOfWeek.Monday.Equals(DayOfWeek.Friday)', 'bool False'],
    ['DayOfWeek.Monday.Equals(MidpointRounding.AwayFromZero)', 'bool False'],
    ['DayOfWeek.Monday.Equals(1)', 'bool False'],
    ['DayOfWeek.Monday.Equals(null)', 'bool False'],
    ['DayOfWeek.Monday == DayOfWeek.Monday', 'bool True'],
    ['new DateTime(2026, 11, 23).DayOfWeek == DayOfWeek.Monday', 'bool True'],
  ])('%s is %s', (source, expected) => {
    expect(typedResult(source)).toBe(expected);
  });

  // As .NET numbers them.
  test.each([
    ['DayOfWeek.Sunday', 0],
    ['DayOfWeek.Saturday', 6],
    ['MidpointRounding.ToEven', 0],
    ['MidpointRounding.ToPositiveInfinity', 4],
    ['StringComparison.CurrentCulture', 0],
    ['StringComparison.OrdinalIgnoreCase', 5],
    ['StringSplitOptions.RemoveEmptyEntries', 1],
    ['StringSplitOptions.TrimEntries', 2],
  ])('%s is number %d', (source, number) => {
    expect(typedResult(`Convert.ToInt32(${source})`)).toBe(`int ${number}`);
  });

  test('each has a table', () => {
    expect(Object.keys(enumStatics).toSorted()).toEqual([...enumNames].toSorted());
  });
});
