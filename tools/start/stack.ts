import type { Child, ChildExit } from '../child-process.ts';
import { startApi, startSandbox, startTemporal, startWorker, type Part, type PartContext } from './parts.ts';
import type { StartSettings } from './settings.ts';

export interface StackEvents {
  readonly say: (line: string) => void;
  readonly onReady: (part: Part, milliseconds: number) => void;
}

export interface Crash {
  readonly child: Child;
  readonly exit: ChildExit;
}

export interface Stack {
  /** The processes of its parts, in the order in which they were started. */
  readonly children: readonly Child[];
  /** Settles when every part is ready; rejects with the failure of the first that is not. */
  readonly ready: Promise<void>;
  /** Settles when a part ends that was not stopped; never rejects. */
  readonly crashed: Promise<Crash>;
  /** Stops every part, the last started first, and waits until all are gone. */
  readonly stop: () => Promise<void>;
}

/** Starts the parts of a local stack: what does not depend on each other at the same time. */
export function startStack(settings: StartSettings, events: StackEvents): Stack {
  const children: Child[] = [];
  let stopping = false;
  const { promise: crashed, resolve: reportCrash } = Promise.withResolvers<Crash>();

  const context: PartContext = {
    settings,
    say: events.say,
    onChild: (child) => {
      children.push(child);
      void child.exited.then((exit) => {
        if (!stopping) reportCrash({ child, exit });
      });
      if (stopping) void child.stop();
    },
  };
  const timed = async (start: () => Promise<Part>): Promise<void> => {
    const started = performance.now();
    const part = await start();
    if (!stopping) events.onReady(part, performance.now() - started);
  };

  const start = async (): Promise<void> => {
    const { sandbox } = settings;
    await Promise.all([
      timed(() => startTemporal(context)),
      sandbox === null ? null : timed(() => startSandbox(context, sandbox)),
    ]);
    await Promise.all([timed(() => startWorker(context)), timed(() => startApi(context))]);
  };

  const stop = async (): Promise<void> => {
    stopping = true;
    for (const child of children.toReversed()) await child.stop();
  };

  return { children, ready: start(), crashed, stop };
}
