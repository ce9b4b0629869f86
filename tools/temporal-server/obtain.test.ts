import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { temporalCliVersion } from './cli-version.ts';
import { downloadTemporalCli } from './download.ts';
import { keptBinaryPath } from './kept-binary.ts';
import { NoTemporalServerError, obtainTemporalServer } from './obtain.ts';
import { TEMPORAL_CLI_VERSION } from './settings.ts';

const quiet = { say: () => undefined };
const before = { ...process.env };
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'obtain-'));
  process.env.XDG_CACHE_HOME = join(folder, 'cache');
  // Only the system's own programs: no Temporal CLI and no Go, unless a test puts one there.
  process.env.PATH = [join(folder, 'bin'), '/usr/bin', '/bin'].join(':');
  delete process.env.TEMPORAL_CLI_PATH;
});
afterEach(() => {
  process.env = { ...before };
  rmSync(folder, { recursive: true });
});

/** A stand-in for the Temporal CLI that only knows its version. */
function putProgram(path: string, printed = 'temporal version 9.9.9 (Server 1.0.0, UI 2.0.0)'): string {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `#!/bin/sh\necho "${printed}"\n`);
  chmodSync(path, 0o755);
  return path;
}

describe('where the Temporal server comes from', () => {
  test('TEMPORAL_CLI_PATH wins over everything else', async () => {
    const configured = putProgram(join(folder, 'own', 'temporal'));
    putProgram(join(folder, 'bin', 'temporal'), 'temporal version 1.0.0');
    process.env.TEMPORAL_CLI_PATH = configured;
    const found = await obtainTemporalServer(quiet);
    expect(found).toEqual({
      path: configured,
      how: 'temporal 9.9.9 (Server 1.0.0, UI 2.0.0) of TEMPORAL_CLI_PATH',
    });
  });

  test.each([
    ['is not there', (): string => join(folder, 'nowhere')],
    ['is another program of that name', (): string => putProgram(join(folder, 'other'), 'cron daemon')],
  ])('a TEMPORAL_CLI_PATH that %s is an error, not a reason to look elsewhere', async (reason, path) => {
    process.env.TEMPORAL_CLI_PATH = path();
    putProgram(join(folder, 'bin', 'temporal'));
    await expect(obtainTemporalServer(quiet)).rejects.toThrow(
      `TEMPORAL_CLI_PATH names ${path()}, which ${reason}. Correct it, or unset it`,
    );
  });

  test('then the one on the PATH', async () => {
    putProgram(join(folder, 'bin', 'temporal'));
    putProgram(keptBinaryPath());
    await expect(obtainTemporalServer(quiet)).resolves.toMatchObject({ path: 'temporal' });
  });

  test('then the one kept from before', async () => {
    const kept = putProgram(keptBinaryPath());
    await expect(obtainTemporalServer(quiet)).resolves.toMatchObject({ path: kept });
  });
});

describe('the place where it is kept', () => {
  const file = join('customer-sync', `temporal-cli-${TEMPORAL_CLI_VERSION}`);
  test.each([
    ['XDG_CACHE_HOME, where it is set', { XDG_CACHE_HOME: '/c' }, 'linux', join('/c', file, 'temporal')],
    ['the home directory on Linux', {}, 'linux', join(homedir(), '.cache', file, 'temporal')],
    ['the caches of macOS', {}, 'darwin', join(homedir(), 'Library', 'Caches', file, 'temporal')],
    ['the local data on Windows', { LOCALAPPDATA: '/l' }, 'win32', join('/l', file, 'temporal.exe')],
  ] as const)('is in %s', (_name, environment, platform, expected) => {
    expect(keptBinaryPath(environment, platform)).toBe(expected);
  });

  test('that cannot be made is told with a way out', async () => {
    writeFileSync(join(folder, 'cache'), 'a file where the folder should be');
    const obtaining = obtainTemporalServer(quiet);
    await expect(obtaining).rejects.toThrow(NoTemporalServerError);
    await expect(obtaining).rejects.toThrow('Set XDG_CACHE_HOME to a folder you may write, or TEMPORAL_CLI_PATH');
  });
});

describe('the download', () => {
  let server: Server;
  let origin: string;
  let asked: string[];
  let answers: Map<string, { status: number; body: string | Buffer }>;

  beforeEach(async () => {
    asked = [];
    answers = new Map();
    server = createServer((request, response) => {
      const path = (request.url ?? '').split('?')[0] ?? '';
      asked.push(path);
      const answer = answers.get(path) ?? { status: 404, body: '' };
      response.writeHead(answer.status).end(answer.body);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address: AddressInfo | string | null = server.address();
    origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
    mkdirSync(join(folder, 'kept'));
  });
  afterEach(() => new Promise((resolve) => server.close(resolve)));

  /** What the download server offers: an archive that holds this program. */
  function offer(infoPath: string, printed?: string): void {
    putProgram(join(folder, 'archive', 'temporal'), printed);
    execFileSync('tar', ['-czf', join(folder, 'a.tar.gz'), '-C', join(folder, 'archive'), 'temporal']);
    const archive = execFileSync('cat', [join(folder, 'a.tar.gz')]);
    answers.set(infoPath, {
      status: 200,
      body: JSON.stringify({ archiveUrl: `${origin}/a.tar.gz`, fileToExtract: 'temporal' }),
    });
    answers.set('/a.tar.gz', { status: 200, body: archive });
  }
  const pinned = `/cli/v${TEMPORAL_CLI_VERSION}`;
  const download = (): Promise<void> =>
    downloadTemporalCli({ ...quiet, target: join(folder, 'kept', 'temporal'), origin });

  test('brings our pinned version, ready to run, and leaves nothing else behind', async () => {
    offer(pinned);
    await download();
    await expect(temporalCliVersion(join(folder, 'kept', 'temporal'))).resolves.toContain('9.9.9');
    expect(readdirSync(join(folder, 'kept'))).toEqual(['temporal']);
    expect(asked).toEqual([pinned, '/a.tar.gz']);
  });

  test('takes the version for all SDKs where the pinned one is not offered', async () => {
    offer('/cli/default');
    await download();
    expect(asked).toEqual([pinned, '/cli/default', '/a.tar.gz']);
  });

  test.each([
    ['the server has nothing', (): void => undefined, 'answered with status 404'],
    [
      'the answer is not what the SDK expects',
      (): void => void answers.set(pinned, { status: 200, body: '<html>' }),
      'gave an answer that is not understood',
    ],
    [
      'the archive is not one',
      (): void => {
        offer(pinned);
        answers.set('/a.tar.gz', { status: 200, body: 'not an archive' });
      },
      'could not be unpacked',
    ],
    ['the program is another one', (): void => offer(pinned, 'hello'), 'is another program of that name'],
    [
      'nobody listens',
      (): void => {
        origin = 'http://127.0.0.1:1';
      },
      '127.0.0.1:1 cannot be reached',
    ],
  ])('fails in words and keeps nothing when %s', async (_name, prepare, message) => {
    prepare();
    await expect(download()).rejects.toThrow(message);
    expect(existsSync(join(folder, 'kept', 'temporal'))).toBe(false);
    expect(readdirSync(join(folder, 'kept'))).toEqual([]);
  });
});
