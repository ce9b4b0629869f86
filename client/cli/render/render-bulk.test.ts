import { describe, expect, test } from '@jest/globals';
import { failureEntry } from '../../../customer/failures.ts';
import type { BulkProblems, FailureGroup } from '../../bulk/bulk-problems.ts';
import { anyBulk } from '../../bulk/testing/any-bulk.ts';
import { renderBulk } from './render-bulk.ts';

const noon = Date.parse('2026-07-01T12:00:00.000Z');
const none: BulkProblems = { failures: [], lookedAt: 0, malformedLines: [], duplicateLines: [] };
const noLinks = { temporal: null, self: null };
const completed = { status: 'completed', finishedAt: '2026-07-01T12:04:00.000Z', ratePerSecond: 333.3 } as const;
const { bulkId } = anyBulk();

function rendered(
  bulk: Parameters<typeof anyBulk>[0],
  problems: Partial<BulkProblems> = {},
  links = noLinks,
): string[] {
  return renderBulk(anyBulk(bulk), { ...none, ...problems }, links, noon).split('\n');
}

function group(code: FailureGroup['code'], count: number, lines: number[]): FailureGroup {
  const { outcome, title, resolution } = failureEntry(code);
  return { code, outcome, title, resolution, count, lines };
}

describe('a bulk that has ended', () => {
  test('is told with totals that line up and add up, and where to look', () => {
    const totals = { received: 100_000, created: 90_000, updated: 9_000, skipped: 1_000 };
    const links = { temporal: 'http://ui.example/x', self: null };
    expect(renderBulk(anyBulk({ ...completed, totals }), none, links, noon)).toBe(
      [
        'completed  100,000 records in 5 min  333/s',
        '',
        '  created    90,000',
        '  updated     9,000',
        '  skipped     1,000',
        '  received  100,000',
        '',
        `  Bulk id      ${bulkId}`,
        '  Temporal UI  http://ui.example/x',
        '',
        `  Each record  customer-sync bulk failures ${bulkId} --all`,
      ].join('\n'),
    );
  });

  test('groups what failed by its error, with what to do, and names the lines', () => {
    const totals = { received: 14, created: 1, invalid: 12, failed: 1 };
    const lines = rendered(
      { ...completed, totals },
      {
        lookedAt: 13,
        failures: [
          group('InvalidEmailFormat', 12, [2, 3, 4, 5, 6, 7, 8, 9, 10, 1_100]),
          group('ResponseNotFound', 1, [14]),
        ],
      },
    );
    expect(lines.join('\n')).toContain(
      [
        '  InvalidEmailFormat  12 records  EmailAddress validation failed.',
        '  What to do          Ensure the EmailAddress is properly formatted before syncing.',
        '  Lines               2, 3, 4, 5, 6, 7, 8, 9, 10, 1,100 and 2 more',
        '',
        '  ResponseNotFound  1 record  OpenAI does not hold this response.',
      ].join('\n'),
    );
    expect(lines).toContain('  Line              14');
    expect(lines.slice(-2)).toEqual([
      `  Each one that did not succeed     customer-sync bulk failures ${bulkId}`,
      `  Once corrected, only those again  customer-sync bulk retry ${bulkId}`,
    ]);
  });

  test('says where not all that failed was looked at', () => {
    const totals = { received: 50_000, failed: 50_000 };
    const failures = [group('RateLimited', 10_000, [1])];
    expect(rendered({ ...completed, totals }, { lookedAt: 10_000, failures })).toContain(
      '  These are the first 10,000 of 50,000 that did not succeed.',
    );
  });

  test('names malformed lines and duplicates, the first ten and how to see the others', () => {
    const malformedLines = Array.from({ length: 10 }, (_, index) => index + 1);
    const duplicateLines = [
      { line: 21, firstLine: 20 },
      { line: 22, firstLine: null },
    ];
    const totals = { received: 1, created: 1, malformed: 100, duplicates: 3 };
    const lines = rendered({ ...completed, totals }, { malformedLines, duplicateLines });
    expect(lines).toContain('  malformed  100 lines without a response or conversation id');
    expect(lines).toContain(
      `  Lines      1, 2, 3, 4, 5, 6, 7, 8, 9, 10 and 90 more: customer-sync bulk failures ${bulkId}`,
    );
    expect(lines).toContain('  duplicates  3 lines that repeat an id; it was synced once');
    expect(lines).toContain(`  Lines       21 (as 20), 22 and 1 more: customer-sync bulk failures ${bulkId} --all`);
  });

  test.each<[string, Parameters<typeof anyBulk>[0], RegExp]>([
    ['a dry run', { ...completed, dryRun: true }, /^completed .* dry run, nothing was written$/m],
    ['a cancelled one', { ...completed, status: 'cancelled' }, /^cancelled .* what had not begun was left as it was$/m],
    ['a retry', { ...completed, retryOf: 'old' }, /^ {2}Retry of +old$/m],
    ['one with a collection of its own', { ...completed, collection: 'Film' }, /^ {2}Mapping +Film$/m],
  ])('%s says so', (_what, bulk, words) => {
    expect(rendered(bulk).join('\n')).toMatch(words);
  });
});

describe('a bulk that has not ended', () => {
  test('tells how far it is, what is still to come, and how to pause it', () => {
    const totals = { received: 10, created: 3, failed: 1 };
    expect(rendered({ totals, inOwnWorkflows: 2 }).join('\n')).toBe(
      [
        'running  4 of 10 (40 %)  60 s so far  created 3, failed 1, in own workflows 2',
        '',
        '  created                     3',
        '  failed                      1',
        '  in workflows of their own   2',
        '  not ended yet               4',
        '  received                   10',
        '',
        `  Bulk id  ${bulkId}`,
        '',
        `  To pause it                    customer-sync bulk pause ${bulkId}`,
        `  Each one that did not succeed  customer-sync bulk failures ${bulkId}`,
      ].join('\n'),
    );
  });

  test('and is paused, tells how to let it go on', () => {
    const lines = rendered({ status: 'paused', totals: { received: 2 } });
    expect(lines[0]).toBe('paused  0 of 2 (0 %)  paused');
    expect(lines.at(-1)).toBe(`  To let it go on  customer-sync bulk resume ${bulkId}`);
  });
});
