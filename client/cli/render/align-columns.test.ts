import { describe, expect, test } from '@jest/globals';
import { alignColumns } from './align-columns.ts';

describe('rows of cells', () => {
  test('become lines whose columns line up, without blanks at the end', () => {
    expect(
      alignColumns([
        ['a', 'long cell', 'x'],
        ['bbb', 'c', ''],
      ]),
    ).toBe('a    long cell  x\nbbb  c');
  });

  test('colours take no room', () => {
    const lines = alignColumns([
      ['\u001B[31mred\u001B[39m', 'x'],
      ['blank', 'y'],
    ]).split('\n');
    expect(lines).toEqual(['\u001B[31mred\u001B[39m    x', 'blank  y']);
  });

  test('a long last cell widens nothing', () => {
    expect(alignColumns([['a', 'b'.repeat(100)], ['c']])).toBe(`a  ${'b'.repeat(100)}\nc`);
  });

  test('of none are nothing', () => {
    expect(alignColumns([])).toBe('');
  });
});
