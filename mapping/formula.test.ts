import { describe, expect, test } from '@jest/globals';
import type { JsonValue } from '../customer/source-record.ts';
import { SyncFailure } from '../customer/sync-failure.ts';
import { dateTimeOffset, parseFormula } from './formula.ts';

const syncTime = new Date('2026-11-23T10:20:30.456Z');
const record: Record<string, JsonValue> = { FirstName: 'Ada', Age: 36 };
const context = { syncTime, field: (name: string) => record[name] };

describe('a dynamic formula', () => {
  test.each<[string, JsonValue | undefined]>([
    ['return CurrentDateTimeOffset();', '2026-11-23T10:20:30.456+00:00'],
    ['CurrentDateTimeOffset()', '2026-11-23T10:20:30.456+00:00'],
    ['  return   CurrentDateTimeOffset( ) ;  ', '2026-11-23T10:20:30.456+00:00'],
    ['return FirstName;', 'Ada'],
    ['Age', 36],
    ['return Missing;', undefined],
    ['return "Yes";', 'Yes'],
    ['""', ''],
    ['return -1.5;', -1.5],
    ['true', true],
    ['return false;', false],
    ['return null;', null],
  ])('%s gives its value', (source, expected) => {
    expect(parseFormula(source).evaluate(context)).toEqual(expected);
  });

  test('answers the same however often it is evaluated', () => {
    const formula = parseFormula('return CurrentDateTimeOffset();');
    expect(formula.evaluate(context)).toBe(formula.evaluate(context));
  });

  test('only the time of the sync counts as a time stamp', () => {
    expect(parseFormula('return CurrentDateTimeOffset();').stampsTime).toBe(true);
    expect(parseFormula('return FirstName;').stampsTime).toBe(false);
  });

  test.each([
    '',
    'return;',
    'return ;',
    'FirstName + LastName',
    'return Coalesce(FirstName);',
    'process.exit()',
    'constructor()',
    'toString()',
    'return "a"b";',
    'if (true) return 1;',
    'return CurrentDateTimeOffset(); return 1;',
    'FirstName.Length',
    '1e999999',
    '() => 1',
  ])('%j is refused when it is read', (source) => {
    expect(() => parseFormula(source)).toThrow(SyncFailure);
  });
});

test('times are written with an offset, as .NET writes a DateTimeOffset', () => {
  expect(dateTimeOffset(new Date('2026-07-01T12:00:00Z'))).toBe('2026-07-01T12:00:00.000+00:00');
});
