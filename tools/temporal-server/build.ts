/** The Temporal CLI built from the Go module proxy, in the version that go.mod and go.sum beside this file pin. */
import { execFile } from 'node:child_process';
import { rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { startChild, type Child } from '../child-process.ts';
import { temporalCliVersion } from './cli-version.ts';
import { TEMPORAL_CLI_VERSION } from './settings.ts';

const moduleFolder = dirname(fileURLToPath(import.meta.url));
const MAIN_PACKAGE = 'github.com/temporalio/cli/cmd/temporal';
/** As the release binaries: without debugging tables, and with the version it says it is. */
const LINKER_FLAGS = `-s -w -X github.com/temporalio/cli/internal/temporalcli.Version=${TEMPORAL_CLI_VERSION}`;
/** With a cold cache: 22 s of downloads and 190 s of compiling on 2 cores. */
const BUILD_TIMEOUT_MS = 30 * 60_000;
const PROGRESS_EVERY_MS = 5_000;
/** From here on Go understands which version go.mod asks for, and by default fetches it. */
const OLDEST_GO = [1, 21] as const;

export interface BuildOptions {
  /** The file to be; its folder exists. It appears there only when it is whole and has run once. */
  readonly target: string;
  readonly say: (line: string) => void;
}

/** @throws Error whose message says in words why there is no build */
export async function buildTemporalCli({ target, say }: BuildOptions): Promise<void> {
  await requireGo();
  const draft = `${target}.${process.pid}.building`;
  say(`Building the Temporal server ${TEMPORAL_CLI_VERSION} with Go. This happens once and takes 3 to 5 minutes.`);
  try {
    await runGo(draft, say);
    await temporalCliVersion(draft);
    await rename(draft, target);
  } finally {
    await rm(draft, { force: true });
  }
}

async function requireGo(): Promise<void> {
  const { stdout } = await promisify(execFile)('go', ['version'], { cwd: moduleFolder, env: process.env }).catch(
    (cause: unknown) => {
      throw new Error('Go is not installed, or cannot get the version that go.mod asks for', { cause });
    },
  );
  const [, major, minor] = /go(\d+)\.(\d+)/.exec(stdout) ?? [];
  if (Number(major) === OLDEST_GO[0] && Number(minor) < OLDEST_GO[1]) {
    throw new Error(`Go 1.26.4 or newer is needed, this is ${major}.${minor}`);
  }
}

async function runGo(output: string, say: BuildOptions['say']): Promise<void> {
  const started = Date.now();
  const go = startChild({
    name: 'go build',
    command: 'go',
    args: ['build', '-v', '-mod=readonly', '-o', output, '-ldflags', LINKER_FLAGS, MAIN_PACKAGE],
    // Pure Go: the release binaries are built the same way, and no C compiler is needed.
    env: { ...process.env, CGO_ENABLED: '0' },
    cwd: moduleFolder,
    logFile: null,
  });
  const progress = setInterval(() => {
    say(`  ${Math.round((Date.now() - started) / 1000)} s: ${currentWork(go)}`);
  }, PROGRESS_EVERY_MS);
  const outOfTime = setTimeout(() => void go.stop(), BUILD_TIMEOUT_MS);
  try {
    const exit = await go.exited;
    if (exit.code !== 0) throw new Error(`go build failed: ${go.lastLines().at(-1) ?? 'it said nothing'}`);
  } finally {
    clearInterval(progress);
    clearTimeout(outOfTime);
  }
}

/** go prints "go: downloading MODULE VERSION" for what it fetches and, with -v, each package when it compiles it. */
function currentWork(go: Child): string {
  const line = go.lastLines().at(-1);
  if (line === undefined) return 'reading modules and compiling';
  return line.startsWith('go: ') ? line.slice('go: '.length) : `compiling ${line}`;
}
