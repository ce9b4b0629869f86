/** What is checked without running the product, the quickest first. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot, runCommand } from './run-command.ts';

export interface StaticCheck {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
}

const ROOMS =
  'customer config mapping connectors sync-log workflows activities worker client sandbox tools bench test'.split(' ');

export function staticChecks(): StaticCheck[] {
  const rooms = ROOMS.filter((room) => existsSync(join(repositoryRoot, room)));
  return [
    { name: 'format', command: 'prettier', args: ['--check', '--log-level', 'warn', '.'] },
    { name: 'types', command: 'tsc', args: ['-p', '.'] },
    { name: 'types of the page', command: 'tsc', args: ['-p', 'client/web/browser'] },
    { name: 'lint', command: 'oxlint', args: ['--type-aware', '--deny-warnings', '.'] },
    { name: 'import rules', command: 'depcruise', args: ['--config', '.dependency-cruiser.cjs', ...rooms] },
    {
      name: 'dead code',
      command: 'knip',
      args: ['--config', 'tools/test/knip.json', '--no-progress', '--no-config-hints'],
    },
  ];
}

export interface CheckResult {
  readonly name: string;
  readonly ok: boolean;
  readonly milliseconds: number;
  /** What the check printed. */
  readonly output: string;
}

export async function runStaticCheck({ name, command, args }: StaticCheck): Promise<CheckResult> {
  const started = performance.now();
  const { exitStatus, output } = await runCommand(command, args, { output: 'collect' });
  return { name, ok: exitStatus === 0, milliseconds: performance.now() - started, output };
}
