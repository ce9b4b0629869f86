/** Schemathesis, a program that makes up requests from an OpenAPI description and holds the answers against it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const version = '4.32.5';

/** A sync that failed is told by 502, and a Temporal or a worker that is away by 503: no faults of the API. */
const configuration = '[checks]\nnot_a_server_error.expected-statuses = ["2xx", "3xx", "4xx", 502, 503]\n';

/** Installs it into a folder. Answers the program, or null where Python, pip or the packages cannot be had. */
export async function installFuzzer(folder: string): Promise<string | null> {
  const programs = join(folder, process.platform === 'win32' ? 'Scripts' : 'bin');
  const isMade = await succeeds('python3', ['-m', 'venv', folder]);
  if (!isMade) return null;
  const isInstalled = await succeeds(join(programs, 'pip'), ['install', '--quiet', `schemathesis==${version}`]);
  return isInstalled ? join(programs, 'schemathesis') : null;
}

export interface FuzzOptions {
  apiUrl: string;
  seconds: number;
  /** Where it may leave what it wants to keep. */
  folder: string;
}

/**
 * Runs it with all of its checks but one: a cursor or an id of OpenAI's that was made up has the right form and is
 * refused all the same, which that check takes for a mistake. The feed of events has no end and is left out.
 * @returns true where it found nothing
 */
export async function runFuzzer(program: string, { apiUrl, seconds, folder }: FuzzOptions): Promise<boolean> {
  const parameters = [
    'run',
    `${apiUrl}/openapi.json`,
    '--checks=all',
    '--exclude-checks=positive_data_acceptance',
    '--exclude-operation-id=followFeed',
    `--max-time=${seconds}`,
    '--request-timeout=70',
    '--continue-on-failure',
    '--no-color',
  ];
  await writeFile(join(folder, 'schemathesis.toml'), configuration);
  return await succeeds(program, parameters, folder);
}

async function succeeds(program: string, parameters: string[], cwd?: string): Promise<boolean> {
  const child = spawn(program, parameters, { stdio: 'inherit', ...(cwd !== undefined && { cwd }) });
  return await Promise.race([
    once(child, 'error').then(() => false),
    once(child, 'close').then(([status]) => status === 0),
  ]);
}
