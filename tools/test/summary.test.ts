import { describe, expect, test } from '@jest/globals';
import { addCounts, countChecks, countJest, lastLine } from './summary.ts';

const report = {
  numPassedTests: 200,
  numFailedTests: 0,
  numPendingTests: 1,
  numTodoTests: 0,
  numRuntimeErrorTestSuites: 0,
};

describe('what jest counted', () => {
  test('is taken from its report', () => {
    expect(countJest(report, 0)).toEqual({ passed: 200, failed: 0, skipped: 1 });
    expect(countJest({ ...report, numFailedTests: 3 }, 1)).toEqual({ passed: 200, failed: 3, skipped: 1 });
  });

  test('a file that cannot be loaded counts as a failure, though none of its tests was counted', () => {
    expect(countJest({ ...report, numRuntimeErrorTestSuites: 2 }, 1).failed).toBe(2);
  });

  test.each([
    ['no report', null, 1],
    ['a report that is not one', { success: true }, 0],
    ['a report without failures, but a failed run', report, 1],
    ['a report without failures of a run that was killed', report, null],
  ])('%s is never a success', (_name, given, exitStatus) => {
    expect(countJest(given, exitStatus).failed).toBe(1);
  });
});

test('the checks before the tests count like tests', () => {
  const checks = countChecks([{ ok: true }, { ok: false }, { ok: true }]);
  expect(addCounts([checks, countJest(report, 0)])).toEqual({ passed: 202, failed: 1, skipped: 1 });
});

test.each([
  [{ passed: 12, failed: 0, skipped: 0 }, '12 passed, 0 failed'],
  [{ passed: 12, failed: 1, skipped: 2 }, '12 passed, 1 failed, 2 skipped'],
])('the last line of %j is plain', (counts, line) => {
  expect(lastLine(counts)).toBe(line);
});
