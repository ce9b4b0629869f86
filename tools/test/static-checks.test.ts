import { expect, test } from '@jest/globals';
import { runStaticCheck, staticChecks } from './static-checks.ts';

test('types, lint, format, import rules and dead code are checked', () => {
  expect(staticChecks().map(({ name }) => name)).toEqual([
    'format',
    'types',
    'types of the page',
    'lint',
    'import rules',
    'dead code',
  ]);
});

test('a check that passes', async () => {
  const result = await runStaticCheck({ name: 'node', command: 'node', args: ['--eval', '0'] });
  expect(result).toMatchObject({ name: 'node', ok: true, output: '' });
});

test('a check that fails keeps what it printed on both streams', async () => {
  const script = 'console.log("file.ts:3"); console.error("unused"); process.exitCode = 2';
  const result = await runStaticCheck({ name: 'node', command: 'node', args: ['--eval', script] });
  expect(result.ok).toBe(false);
  expect(result.output).toContain('file.ts:3');
  expect(result.output).toContain('unused');
});

test('a check whose program is missing fails and names it', async () => {
  const result = await runStaticCheck({ name: 'gone', command: 'no-such-checker', args: [] });
  expect(result.ok).toBe(false);
  expect(result.output).toContain('no-such-checker');
});
