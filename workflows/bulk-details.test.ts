import { describe, expect, test } from '@jest/globals';
import type { BulkTotals } from '../customer/bulk.ts';
import { describeBulk } from './bulk-details.ts';

function totals(some: Partial<BulkTotals>): BulkTotals {
  const none = { created: 0, updated: 0, unchanged: 0, skipped: 0, invalid: 0, rejected: 0, failed: 0, cancelled: 0 };
  return { received: 10, ...none, duplicates: 0, malformed: 0, ...some };
}

function told(some: Partial<BulkTotals>): string[] {
  return describeBulk('Running', totals(some)).split('\n');
}

describe('the current details of a bulk', () => {
  test.each([
    ['nothing has ended', {}, ['**Running: 0 of 10 records**', '']],
    [
      'some went well',
      { created: 2, unchanged: 1 },
      ['**Running: 3 of 10 records**', '', '- created: 2', '- unchanged: 1'],
    ],
    [
      'lines were no records',
      { duplicates: 2, malformed: 1 },
      ['**Running: 0 of 10 records**', '', '- duplicate lines: 2', '- malformed lines: 1'],
    ],
  ])('tell what there is, and no zeros: %s', (_what, some, lines) => {
    expect(told(some)).toEqual(lines);
  });

  test('say how many did not come to iPaaS.com, and where to read why', () => {
    const lines = told({ updated: 1, invalid: 1, rejected: 2, failed: 3, cancelled: 1 });
    expect(lines[0]).toBe('**Running: 8 of 10 records**');
    expect(lines.at(-1)).toMatch(/^7 did not come to iPaaS\.com: `customer-sync bulk failures` lists them/);
    expect(lines.at(-2)).toBe('');
  });

  test('begin with what the bulk does, or how it ended', () => {
    expect(describeBulk('Cancelled', totals({}))).toMatch(/^\*\*Cancelled: 0 of 10 records\*\*/);
  });
});
