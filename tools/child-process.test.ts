import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { describeExit, startChild, type Child } from './child-process.ts';
import { errorCode } from './error-code.ts';
import { NotReadyError, waitForReadyLine, waitUntilReady } from './wait-until.ts';

let folder: string;
const children: Child[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'child-process-'));
});
afterEach(async () => {
  await Promise.all(children.splice(0).map((child) => child.stop()));
  rmSync(folder, { recursive: true });
});

/** A child that runs this JavaScript. */
function start(script: string, graceMs = 5_000): Child {
  const child = startChild({
    name: 'worker',
    command: process.execPath,
    args: ['--eval', script],
    env: process.env,
    logFile: join(folder, 'logs', 'worker.log'),
    graceMs,
  });
  children.push(child);
  return child;
}
const forEver = 'setInterval(() => {}, 1000);';

describe('the output of a child', () => {
  test('goes to its log file, whose folder is made, and its last lines are at hand', async () => {
    const child = start('console.log("first"); console.error("second")');
    await child.exited;
    expect([...child.lastLines()].sort()).toEqual(['first', 'second']);
    expect(
      readFileSync(join(folder, 'logs', 'worker.log'), 'utf8')
        .split('\n')
        .sort(),
    ).toEqual(['', 'first', 'second']);
  });

  test('a line is found whether it comes later or was there before', async () => {
    const child = start(`console.log("worker ready: 3 queues");${forEver}`);
    await expect(child.waitForLine('worker ready')).resolves.toBe('worker ready: 3 queues');
    await expect(child.waitForLine('worker ready')).resolves.toBe('worker ready: 3 queues');
  });
});

describe('waiting for a child', () => {
  const timeoutMs = 20_000;

  test('ends with the line it was waiting for', async () => {
    const child = start(`console.log("worker ready");${forEver}`);
    await expect(waitForReadyLine('worker ready', { child, timeoutMs })).resolves.toBeUndefined();
  });

  test('ends at once when the child crashes, with its exit status and its last words', async () => {
    const child = start('console.error("no such queue"); process.exit(3)');
    const waiting = waitForReadyLine('worker ready', { child, timeoutMs });
    await expect(waiting).rejects.toThrow(NotReadyError);
    await expect(waiting).rejects.toThrow(/^worker ended with exit status 3\. .*worker\.log\):\n {2}\| no such queue$/);
  });

  test('ends when the time is up, and says what the child said last', async () => {
    const child = start(`console.log("still loading");${forEver}`);
    await child.waitForLine('still loading');
    await expect(waitUntilReady(() => Promise.resolve(false), { child, timeoutMs: 100 })).rejects.toThrow(
      'worker was not ready within 0.1 s. Its last lines:\n  | still loading',
    );
  });

  test('goes on while the question itself fails', async () => {
    const child = start(forEver);
    let asked = 0;
    const answersTheThirdTime = (): Promise<boolean> => {
      asked += 1;
      return asked < 3 ? Promise.reject(new Error('connection refused')) : Promise.resolve(true);
    };
    await waitUntilReady(answersTheThirdTime, { child, timeoutMs });
    expect(asked).toBe(3);
  });
});

describe('stopping a child', () => {
  test('lets it end by itself first', async () => {
    const child = start(`process.on("SIGTERM", () => process.exit(7)); console.log("up");${forEver}`);
    await child.waitForLine('up');
    await child.stop();
    await expect(child.exited).resolves.toEqual({ code: 7, signal: null, startError: null });
  });

  test('kills it when it does not', async () => {
    const child = start(`process.on("SIGTERM", () => {}); console.log("up");${forEver}`, 100);
    await child.waitForLine('up');
    await child.stop();
    await expect(child.exited).resolves.toMatchObject({ signal: 'SIGKILL' });
  });

  test('takes the processes along that the child has started', async () => {
    const child = start(`
      const grandchild = require('node:child_process').spawn(process.execPath, ['--eval', '${forEver}'], { stdio: 'inherit' });
      console.log('grandchild ' + grandchild.pid);${forEver}`);
    const pid = Number((await child.waitForLine('grandchild ')).split(' ')[1]);
    await child.stop();
    await expect(untilGone(pid)).resolves.toBe(true);
  });

  test('is harmless when it has ended already, also twice', async () => {
    const child = start('');
    await child.exited;
    await Promise.all([child.stop(), child.stop()]);
    expect(child.hasExited()).toBe(true);
  });
});

test('a program that is not there is told as such', async () => {
  const child = startChild({
    name: 'Temporal server',
    command: join(folder, 'not-there'),
    args: [],
    env: {},
    logFile: null,
  });
  expect(describeExit(child, await child.exited)).toBe('Temporal server could not be started (ENOENT).');
});

test.each([
  ['an uncaught error', 'throw new Error("fault")', null],
  ['process.exit', 'process.exit(4)', null],
  ['SIGTERM', '', 'SIGTERM'],
  ['SIGINT', '', 'SIGINT'],
] as const)('no child outlives a parent that ends by %s', async (_how, lastStatement, signal) => {
  const script = join(import.meta.dirname, 'child-process.ts');
  const parent = spawn(
    process.execPath,
    [
      '--input-type=module',
      '--eval',
      `import { startChild, endChildrenOnSignals } from ${JSON.stringify(script)};
       endChildrenOnSignals();
       const child = startChild({ name: 'x', command: process.execPath, args: ['--eval', '${forEver}'], env: {}, logFile: null });
       console.log(child.pid);
       setInterval(() => { ${lastStatement} }, 50);`,
    ],
    { stdio: ['ignore', 'pipe', 'ignore'], env: { ...process.env, NODE_OPTIONS: '' } },
  );
  const ended = once(parent, 'exit');
  const [printed]: unknown[] = await once(parent.stdout, 'data');
  if (signal !== null) parent.kill(signal);
  await ended;
  await expect(untilGone(Number(String(printed)))).resolves.toBe(true);
});

/** A killed process is gone a moment after the signal. */
async function untilGone(pid: number): Promise<boolean> {
  const deadline = Date.now() + 5_000;
  while (isRunning(pid) && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 20));
  return !isRunning(pid);
}

/** Signal 0 also finds a zombie that nobody has waited for; on Linux its state tells. */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch (error) {
    return errorCode(error) === 'ENOENT' && process.platform !== 'linux';
  }
}
