/**
 * Loaded first in the threads that run workflow code (workflow-threads.ts). The SDK enters its sandbox some forty times for
 * one sync, each time with a time limit, for which Node starts a thread and waits for its end: 0.1 ms each on an idle
 * machine and far more on a busy one (docs/performance.md, decision 0019).
 *
 * What is given up: workflow code of ours that never ended would hold up its thread for good, instead of for five seconds
 * again and again. The server gives its task to another worker in both cases.
 */
import { Script, type RunningScriptOptions } from 'node:vm';
import type { Context } from 'node:vm';

// eslint-disable-next-line typescript/unbound-method -- called with the script as its `this` below
const runInContext = Script.prototype.runInContext;

Script.prototype.runInContext = function (context: Context, options?: RunningScriptOptions): unknown {
  const { timeout: _watchdog, ...others } = options ?? {};
  return runInContext.call(this, context, others);
};
