import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Environment } from '../config/read-environment.ts';
import { readStartSettings, type StartSettings } from '../tools/start/settings.ts';
import { startStack } from '../tools/start/stack.ts';
import { freePorts } from '../tools/free-port.ts';

export interface OwnStack {
  settings: StartSettings;
  /** The process of a part: "worker", "Temporal server", "sandbox". @throws Error where there is none of this name */
  pidOf(name: string): number;
  stop(): Promise<void>;
}

/**
 * The stack of `npm start` with the sandbox, on ports and in a directory of its own, so that a benchmark never meets
 * another stack or other data. Progress goes to standard error.
 * @param changed settings that are to differ from those of every benchmark
 */
export async function startOwnStack(changed: Environment = {}): Promise<OwnStack> {
  const directory = await mkdtemp(join(tmpdir(), 'customer-sync-bench-'));
  const [temporal, ui, api, openai, ipaas] = await freePorts(5);
  const settings = readStartSettings({
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    XDG_CACHE_HOME: process.env.XDG_CACHE_HOME,
    DATA_DIR: directory,
    TEMPORAL_PORT: String(temporal),
    TEMPORAL_UI_PORT: String(ui),
    API_PORT: String(api),
    SANDBOX_OPENAI_PORT: String(openai),
    SANDBOX_IPAAS_PORT: String(ipaas),
    LOG_LEVEL: 'warn',
    ...changed,
  });
  const stack = startStack(settings, {
    say: (line) => console.error(line),
    onReady: (part) => console.error(`ready: ${part.name}`),
  });
  const stop = async (): Promise<void> => {
    await stack.stop();
    await rm(directory, { recursive: true, force: true });
  };
  await stack.ready.catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  const pidOf = (name: string): number => {
    const pid = stack.children.find((child) => child.name === name)?.pid;
    if (pid === undefined) throw new Error(`The stack has no process ${name}.`);
    return pid;
  };
  return { settings, pidOf, stop };
}
