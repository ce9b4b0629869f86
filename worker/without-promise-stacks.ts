/**
 * Loaded first in the threads that run workflow code (workflow-threads.ts). The SDK takes a stack trace of every promise in
 * a workflow, and compiles a function for each to do so: a tenth of what a sync costs the worker (docs/performance.md,
 * decision 0021).
 *
 * What is given up: the tab Call Stack of the Temporal UI stays empty for a run of ours. Which step a sync is at, and what
 * it waits for, stand in its current details and its pending activities.
 */
import { promiseHooks } from 'node:v8';

promiseHooks.createHook = () => () => undefined;
