/**
 * A PostgreSQL server of our own, for a test or a benchmark: in a temporary directory, on a free port of this machine,
 * gone with the process that started it.
 */
import { spawn, execFileSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, globSync } from 'node:fs';
import { chown, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { freePorts } from './free-port.ts';

export interface PrivatePostgres {
  /** Where it listens, on 127.0.0.1. */
  port: number;
  /** The root of its processes. */
  pid: number | undefined;
  /** Makes an empty database and answers its URL, which holds the password. */
  createDatabase(): Promise<string>;
  stop(): Promise<void>;
}

/**
 * The directory of initdb and postgres: PG_BIN, else the first on the PATH, else the newest where Debian puts them.
 * @returns null where none is installed
 * @throws Error where PG_BIN names a directory without them
 */
export function findPostgres(environment: NodeJS.ProcessEnv): string | null {
  const chosen = environment.PG_BIN ?? '';
  if (chosen !== '') {
    if (!hasPrograms(chosen)) throw new Error(`PG_BIN names ${chosen}, where no initdb and postgres are.`);
    return chosen;
  }
  const onPath = (environment.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const newestFirst = globSync('/usr/lib/postgresql/*/bin').sort((a, b) => versionOf(b) - versionOf(a));
  return [...onPath, ...newestFirst].find(hasPrograms) ?? null;
}

function hasPrograms(folder: string): boolean {
  return ['initdb', 'postgres'].every((program) => existsSync(join(folder, program)));
}

function versionOf(folder: string): number {
  return Number(/\/(\d+)\/bin$/.exec(folder)?.[1] ?? 0);
}

/** A test asks for speed: what it wrote need not outlive the machine's power. */
const quickSettings = [
  'fsync=off',
  'full_page_writes=off',
  'synchronous_commit=off',
  'max_connections=200',
  'shared_buffers=32MB',
];

/**
 * Ends the server when its own standard input ends, which happens however the process that started it ends, and takes
 * the directory away.
 */
const script = `
"$1/initdb" --pgdata "$2/data" --username tester --pwfile "$2/password" --auth scram-sha-256 --encoding UTF8 \
  --no-locale --no-sync >"$2/log" 2>&1 || { cat "$2/log" >&2; exit 1; }
programs=$1 folder=$2 port=$3
shift 3
"$programs/postgres" -D "$folder/data" -p "$port" -c listen_addresses=127.0.0.1 -c unix_socket_directories= "$@" >&2 &
server=$!
cat >/dev/null
kill -INT $server 2>/dev/null
wait $server
cd / && rm -rf "$folder"
`;

export interface PostgresOptions {
  /** True: as PostgreSQL is by default, every commit on the disk before it is confirmed. Default: quick, for tests. */
  isDurable?: boolean;
}

/** @throws Error with the server's output where it does not start */
export async function startPostgres(
  programs: string,
  { isDurable = false }: PostgresOptions = {},
): Promise<PrivatePostgres> {
  const user = ordinaryUser();
  const folder = await mkdtemp(join(tmpdir(), 'private-postgres-'));
  const password = randomBytes(12).toString('hex');
  await writeFile(join(folder, 'password'), password, { mode: 0o600 });
  if (user !== null)
    await Promise.all([folder, join(folder, 'password')].map((path) => chown(path, user.uid, user.gid)));
  const [port = 0] = await freePorts(1);
  const settings = isDurable ? [] : quickSettings.flatMap((setting) => ['-c', setting]);
  const guard = spawn('sh', ['-c', script, 'private-postgres', programs, folder, String(port), ...settings], {
    cwd: folder,
    env: { PATH: process.env.PATH, LC_ALL: 'C' },
    stdio: ['pipe', 'ignore', 'pipe'],
    // Ctrl-C reaches only us; the guard then cleans up because its input ends.
    detached: true,
    ...user,
  });
  await untilReady(guard);
  const address = (database: string): string => `postgres://tester:${password}@127.0.0.1:${port}/${database}`;
  let count = 0;
  return {
    port,
    pid: guard.pid,
    async createDatabase() {
      count += 1;
      const name = `test_${count}`;
      await run(address('postgres'), `create database ${name}`);
      return address(name);
    },
    async stop() {
      const ended = once(guard, 'close');
      guard.stdin?.end();
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** PostgreSQL refuses to run as root, as which tests run in a container. */
function ordinaryUser(): { uid: number; gid: number } | null {
  if (process.geteuid?.() !== 0) return null;
  return { uid: idOfPostgres('-u'), gid: idOfPostgres('-g') };
}

function idOfPostgres(flag: '-u' | '-g'): number {
  return Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
}

async function untilReady(guard: ChildProcess): Promise<void> {
  let output = '';
  await new Promise<void>((resolve, reject) => {
    guard.stderr?.on('data', (chunk: Buffer) => {
      output = `${output}${chunk.toString()}`.slice(-10_000);
      if (output.includes('ready to accept connections')) resolve();
      else if (output.includes('FATAL')) {
        guard.stdin?.end();
        reject(new Error(`PostgreSQL did not start:\n${output}`));
      }
    });
    guard.once('error', reject);
    guard.once('exit', () => reject(new Error(`PostgreSQL ended before it was ready:\n${output}`)));
  });
}

async function run(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
