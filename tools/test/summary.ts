/** How the whole of `npm test` is counted and told in its last line. */
import { z } from 'zod';

export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

const jestReportSchema = z.object({
  numPassedTests: z.int().nonnegative(),
  numFailedTests: z.int().nonnegative(),
  numPendingTests: z.int().nonnegative(),
  numTodoTests: z.int().nonnegative(),
  /** Files that could not even be loaded: their tests are in none of the other numbers. */
  numRuntimeErrorTestSuites: z.int().nonnegative(),
});

/**
 * @param report the JSON that jest wrote, or null when it wrote none
 * @param exitStatus jest's own; a failure that no count shows (nothing ran, an uncovered error) counts as one
 */
export function countJest(report: unknown, exitStatus: number | null): Counts {
  const parsed = jestReportSchema.safeParse(report);
  if (!parsed.success) return { passed: 0, failed: 1, skipped: 0 };
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, numRuntimeErrorTestSuites } = parsed.data;
  const counted = numFailedTests + numRuntimeErrorTestSuites;
  return {
    passed: numPassedTests,
    failed: counted === 0 && exitStatus !== 0 ? 1 : counted,
    skipped: numPendingTests + numTodoTests,
  };
}

export function countChecks(checks: readonly { readonly ok: boolean }[]): Counts {
  const passed = checks.filter(({ ok }) => ok).length;
  return { passed, failed: checks.length - passed, skipped: 0 };
}

export function addCounts(all: readonly Counts[]): Counts {
  const sum = (of: keyof Counts): number => all.reduce((total, counts) => total + counts[of], 0);
  return { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') };
}

/** e.g. "212 passed, 0 failed, 1 skipped" */
export function lastLine({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
