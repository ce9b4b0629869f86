/**
 * Programs that we start beside us: their output goes to a log file, their last lines are at hand when one of them
 * ends, and none of them outlives us.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';

export interface ChildOptions {
  /** What people call it: "worker", "Temporal server". */
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  /** The whole environment of the child. */
  readonly env: NodeJS.ProcessEnv;
  readonly cwd?: string;
  /** Receives standard output and standard error, and is emptied first. null: the output is kept nowhere. */
  readonly logFile: string | null;
  /** Time between the polite SIGTERM and SIGKILL when it is stopped, in milliseconds. */
  readonly graceMs?: number;
}

export interface ChildExit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** Why it could not even be started, e.g. ENOENT. */
  readonly startError: string | null;
}

export interface Child {
  readonly name: string;
  readonly pid: number | undefined;
  readonly logFile: string | null;
  /** Settles when the process is gone and its output is read; never rejects. */
  readonly exited: Promise<ChildExit>;
  readonly hasExited: () => boolean;
  /** The last lines it wrote, oldest first. */
  readonly lastLines: () => readonly string[];
  /** Settles with the first line that holds `text`, also when that was written before. Never settles when none comes. */
  readonly waitForLine: (text: string) => Promise<string>;
  /** SIGTERM, after the grace time SIGKILL; settles when the process is gone. */
  readonly stop: () => Promise<void>;
}

const KEPT_LINES = 200;
const LINES_IN_A_REPORT = 25;
const DEFAULT_GRACE_MS = 10_000;
/** A process group of its own on POSIX: Ctrl-C then reaches only us, and we end the children in order. */
const OWN_GROUP = process.platform !== 'win32';

const running = new Set<ChildProcess>();
let watching = false;

/** Starts a program. It is running, or has failed to start (see `exited`), when this returns. */
export function startChild(options: ChildOptions): Child {
  endChildrenOnExit();
  const { name, logFile, graceMs = DEFAULT_GRACE_MS } = options;
  const child = spawn(options.command, options.args, {
    env: options.env,
    cwd: options.cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: OWN_GROUP,
  });
  running.add(child);

  const { written, ...output } = collectLines(child, logFile);
  let exit: ChildExit | null = null;
  const exited = new Promise<ChildExit>((resolve) => {
    const settle = (end: ChildExit): void => {
      running.delete(child);
      exit ??= end;
      resolve(exit);
    };
    child.once('error', (error: NodeJS.ErrnoException) => {
      if (child.pid === undefined) settle({ code: null, signal: null, startError: error.code ?? error.message });
    });
    child.once('close', (code, signal) => {
      void written.then(() => settle({ code, signal, startError: null }));
    });
  });

  const stop = async (): Promise<void> => {
    if (exit !== null) return;
    signalGroup(child, 'SIGTERM');
    const timer = new AbortController();
    const outOfPatience = sleep(graceMs, 'late' as const, { signal: timer.signal }).catch(() => 'gone' as const);
    if ((await Promise.race([exited, outOfPatience])) === 'late') signalGroup(child, 'SIGKILL');
    timer.abort();
    await exited;
  };

  return { name, pid: child.pid, logFile, exited, hasExited: () => exit !== null, stop, ...output };
}

/** What to tell people about a child that ended although nobody stopped it: how, and its last words. */
export function describeExit(child: Pick<Child, 'name' | 'logFile' | 'lastLines'>, exit: ChildExit): string {
  if (exit.startError !== null) return `${child.name} could not be started (${exit.startError}).`;
  const how = exit.signal === null ? `with exit status ${exit.code}` : `by signal ${exit.signal}`;
  const lines = child.lastLines().slice(-LINES_IN_A_REPORT);
  if (lines.length === 0) return `${child.name} ended ${how} and said nothing.`;
  const where = child.logFile === null ? '' : ` (all of them: ${child.logFile})`;
  return `${child.name} ended ${how}. Its last lines${where}:\n${lines.map((line) => `  | ${line}`).join('\n')}`;
}

/** Kills what is still running, at once and without asking; for the second Ctrl-C and for our own end. */
export function killAllChildren(): void {
  for (const child of running) signalGroup(child, 'SIGKILL');
}

interface Output extends Pick<Child, 'lastLines' | 'waitForLine'> {
  /** Settles when the log file is complete. */
  readonly written: Promise<unknown>;
}

function collectLines(child: ChildProcess, logFile: string | null): Output {
  const lines: string[] = [];
  const waiting = new Set<{ text: string; found: (line: string) => void }>();
  let written: Promise<unknown> = Promise.resolve();
  if (logFile !== null) {
    mkdirSync(dirname(logFile), { recursive: true });
    const log = createWriteStream(logFile);
    // A full disk must not end the service; the lines that matter for a report are kept here as well.
    log.on('error', () => undefined);
    written = once(log, 'close').catch(() => undefined);
    child.stdout?.pipe(log, { end: false });
    child.stderr?.pipe(log, { end: false });
    child.once('close', () => log.end());
  }
  const onLine = (line: string): void => {
    lines.push(line);
    if (lines.length > KEPT_LINES) lines.shift();
    for (const wait of waiting) {
      if (!line.includes(wait.text)) continue;
      waiting.delete(wait);
      wait.found(line);
    }
  };
  for (const stream of [child.stdout, child.stderr]) {
    if (stream !== null) createInterface({ input: stream }).on('line', onLine);
  }
  const waitForLine = (text: string): Promise<string> =>
    new Promise((found) => {
      const already = lines.find((line) => line.includes(text));
      if (already === undefined) waiting.add({ text, found });
      else found(already);
    });
  return { lastLines: () => lines, waitForLine, written };
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    if (OWN_GROUP) process.kill(-child.pid, signal);
    else child.kill(signal);
  } catch {
    // It has ended in the meantime.
  }
}

/** When this process ends by itself or by an uncaught error, its children end too. */
function endChildrenOnExit(): void {
  if (watching) return;
  watching = true;
  process.on('exit', killAllChildren);
}

/** Makes a signal that ends this process end its children too; for processes that do not handle signals themselves. */
export function endChildrenOnSignals(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      killAllChildren();
      process.kill(process.pid, signal);
    });
  }
}
