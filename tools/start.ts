/**
 * `npm start`: development server, worker and API on this machine, the sandbox too when no credentials are configured,
 * and then one sync for the eyes. Runs until Ctrl-C.
 *
 *   npm start -- --no-demo    without the sync
 */
import { parseArgs } from 'node:util';
import { readEnvironment, SettingsError } from '../config/read-environment.ts';
import { describeExit, killAllChildren } from './child-process.ts';
import { NoTemporalServerError } from './temporal-server/obtain.ts';
import { claimDataDirectory } from './start/data-directory.ts';
import { runDemo, type Demo } from './start/demo.ts';
import { describeTakenPorts, neededPorts, takenPorts } from './start/ports.ts';
import { headline, linkLines, partLine, readyLine } from './start/screen.ts';
import { readStartSettings, type StartSettings } from './start/settings.ts';
import { startStack, type Stack } from './start/stack.ts';
import { StartError } from './start/start-error.ts';
import { NotReadyError } from './wait-until.ts';

let stack: Stack | null = null;
let demo: Demo | null = null;
let ending: Promise<never> | null = null;
let stopAskedAt = 0;
/** One Ctrl-C arrives twice: from the terminal and, passed on, from npm. */
const SAME_SIGNAL_MS = 500;

async function main(): Promise<void> {
  const wantsDemo = readArguments();
  const settings = readStartSettings(readEnvironment());
  const taken = await takenPorts(neededPorts(settings));
  if (taken.length > 0) throw new StartError(describeTakenPorts(taken));
  await claimDataDirectory(settings.dataDirectory);

  const started = performance.now();
  console.log(headline(settings));
  stack = startStack(settings, {
    say: (line) => console.log(`    ${line}`),
    onReady: (part, milliseconds) => console.log(partLine(part, milliseconds)),
  });
  await stack.ready;
  console.log(readyLine(performance.now() - started));

  void stack.crashed.then(({ child, exit }) => end(1, `\n${describeExit(child, exit)}\nStopping the rest.`));
  if (wantsDemo && settings.sandbox !== null) await showDemo(settings);
  if (ending === null) console.log(linkLines(settings).join('\n'));
}

function readArguments(): boolean {
  try {
    const { values } = parseArgs({ options: { 'no-demo': { type: 'boolean' } } });
    return values['no-demo'] !== true;
  } catch (cause) {
    throw new StartError('npm start takes only one option: npm start -- --no-demo', { cause });
  }
}

async function showDemo(settings: StartSettings): Promise<void> {
  demo = runDemo(settings);
  console.log(`\n$ ${demo.command}`);
  const { exitStatus } = await demo.ended;
  if (exitStatus !== 0 && ending === null) {
    console.log('\nThe demo sync did not succeed (see above, and the logs). The service itself is running.');
  }
}

/** Stops everything and ends the process; whoever calls first decides on the exit status. */
function end(exitStatus: number, lastWords?: string): Promise<never> {
  ending ??= (async () => {
    if (lastWords !== undefined) console.error(lastWords);
    demo?.stop();
    await stack?.stop();
    process.exit(exitStatus);
  })();
  return ending;
}

function onSignal(): void {
  if (ending === null) {
    stopAskedAt = performance.now();
    console.log('\nStopping …');
    void end(0);
    return;
  }
  if (performance.now() - stopAskedAt < SAME_SIGNAL_MS) return;
  killAllChildren();
  process.exit(1);
}

/** npm that is killed leaves what it started behind; our parent then is another process, and nobody can stop us. */
function stopWhenNpmIsGone(): void {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent && ending === null) void end(0);
  }, 1_000).unref();
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
stopWhenNpmIsGone();

main().catch((error: unknown) => {
  const isForTheUser = [StartError, SettingsError, NoTemporalServerError, NotReadyError].some(
    (known) => error instanceof known,
  );
  return end(
    1,
    isForTheUser && error instanceof Error ? error.message : String(error instanceof Error ? error.stack : error),
  );
});
