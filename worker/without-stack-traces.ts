/**
 * Loaded first in the threads that run workflow code, unless WORKFLOW_STACK_TRACES asks for stack traces
 * (workflow-threads.ts). The SDK takes a stack trace of every promise of a workflow, sixty for one sync, each looked up in
 * the source map: for the Call Stack of the Temporal UI, which almost nobody opens, a seventh of the worker's CPU for a
 * sync (docs/performance.md, decision 0021). The Call Stack then says that stack traces are not enabled on this worker.
 */
import { globalHandlers } from '@temporalio/worker/lib/workflow/vm-shared.js';

Object.assign(globalHandlers, { setPromiseHook: () => undefined });
