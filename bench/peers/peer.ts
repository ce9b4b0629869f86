/** What the benchmark asks of an engine that it measures beside ours. */
import type { Environment } from '../../config/read-environment.ts';

export interface Peer {
  readonly name: string;
  /** What crosses a socket, and what is on the disk before a step counts as done. */
  readonly terms: string;
  /**
   * Starts the engine without any data.
   * @throws Error that says why it cannot be measured here
   */
  readonly startEngine: (site: Site) => Promise<Engine>;
}

export interface Site {
  /** Empty, and gone when the benchmark ends. */
  readonly directory: string;
  /** The settings of a worker: where the stand-ins are, and its own data. */
  readonly environment: Environment;
}

export interface Engine {
  /** With versions. */
  readonly version: string;
  /** The root of its processes. */
  readonly pid: number;
  /** Starts the process that runs the six functions; it is ready when this settles. One at a time. */
  readonly startWorker: () => Promise<WorkerProcess>;
  /**
   * Starts a sync and waits for its end, also where the worker dies in the middle and another one comes.
   * @throws Error where it failed, or has not ended in time
   */
  readonly run: (responseId: string) => Promise<void>;
  readonly stop: () => Promise<void>;
}

export interface WorkerProcess {
  readonly pid: number;
  /** SIGKILL; settles when the process is gone. */
  readonly kill: () => Promise<void>;
  readonly stop: () => Promise<void>;
}
