/**
 * `npm test`: everything that must hold before a change goes in, one line each, and a last line that counts.
 *
 *   npm test                       static checks, then all tests
 *   npm test -- test/scenarios     only these tests; the arguments are jest's
 */
import pc from 'picocolors';
import { runJest } from './test/run-jest.ts';
import { runStaticCheck, staticChecks, type CheckResult } from './test/static-checks.ts';
import { addCounts, countChecks, lastLine } from './test/summary.ts';

const jestArguments = process.argv.slice(2);

const checks = jestArguments.length === 0 ? await runStaticChecks() : [];
console.log();
const tests = await runJest(jestArguments);

const counts = addCounts([countChecks(checks), tests]);
const failedChecks = checks.filter(({ ok }) => !ok).map(({ name }) => name);
if (failedChecks.length > 0) console.log(`\nFailed before the tests, see above: ${failedChecks.join(', ')}`);
console.log(`\n${lastLine(counts)}`);
process.exitCode = counts.failed === 0 ? 0 : 1;

async function runStaticChecks(): Promise<CheckResult[]> {
  const results: CheckResult[] = [];
  for (const check of staticChecks()) {
    const result = await runStaticCheck(check);
    results.push(result);
    const mark = result.ok ? pc.green('ok    ') : pc.red('failed');
    console.log(`${result.name.padEnd(14)} ${mark} ${(result.milliseconds / 1000).toFixed(1)} s`);
    if (!result.ok) console.log(result.output.trimEnd());
  }
  return results;
}
