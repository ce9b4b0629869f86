import { join } from 'node:path';
import type { Environment } from '../../config/read-environment.ts';
import { withSandboxCredentials } from '../../config/sandbox-credentials.ts';
import { startChild } from '../../tools/child-process.ts';
import { freePorts } from '../../tools/free-port.ts';
import { repositoryRoot } from '../../tools/start/parts.ts';
import { waitForReadyLine } from '../../tools/wait-until.ts';

export interface RunningStandIns {
  /** What a worker needs to know to work with them. */
  readonly environment: Environment;
  readonly stop: () => Promise<void>;
}

/**
 * Both stand-ins in a process of their own, on free ports.
 * @param delayMs the time every answer takes
 * @throws NotReadyError
 */
export async function startStandIns(directory: string, delayMs: number): Promise<RunningStandIns> {
  const [openai, ipaas] = await freePorts(2);
  const ports = { SANDBOX_OPENAI_PORT: String(openai), SANDBOX_IPAAS_PORT: String(ipaas) };
  const child = startChild({
    name: 'sandbox',
    command: process.execPath,
    args: [join(repositoryRoot, 'sandbox/main.ts')],
    env: { PATH: process.env.PATH, ...ports, SANDBOX_DELAY_MS: String(delayMs) },
    logFile: join(directory, 'sandbox.log'),
  });
  await waitForReadyLine('Keys ', { child, timeoutMs: 30_000 });
  const environment = withSandboxCredentials({
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    DATA_DIR: directory,
    ...ports,
  });
  return { environment, stop: child.stop };
}
