import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { repositoryRoot } from './parts.ts';
import type { StartSettings } from './settings.ts';

/** The seeded response of a customer that the sandbox's iPaaS.com already holds, so that the demo shows changes. */
const DEMO_RESPONSE_ID = 'resp_sandbox_existing_customer';

export interface DemoEnd {
  /** The command line's exit status: 0 synced; null when it was stopped by a signal. */
  readonly exitStatus: number | null;
}

export interface Demo {
  readonly command: string;
  readonly ended: Promise<DemoEnd>;
  readonly stop: () => void;
}

/** Runs one sync through the command line, just as a user would, on this terminal. */
export function runDemo({ childEnvironment, commandPrefix }: StartSettings): Demo {
  const child = spawn(
    process.execPath,
    [join(repositoryRoot, 'client/cli/customer-sync.mjs'), 'sync', DEMO_RESPONSE_ID],
    { stdio: ['ignore', 'inherit', 'inherit'], env: { ...childEnvironment }, cwd: repositoryRoot },
  );
  const ended = new Promise<DemoEnd>((resolve) => {
    child.once('error', () => resolve({ exitStatus: null }));
    child.once('exit', (exitStatus) => resolve({ exitStatus }));
  });
  return { command: `${commandPrefix}npx customer-sync sync ${DEMO_RESPONSE_ID}`, ended, stop: () => child.kill() };
}
