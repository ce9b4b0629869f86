import { Context } from '@temporalio/activity';
import { Runtime } from '@temporalio/worker';
import type { UpstreamCall } from '../connectors/upstream-call.ts';
import type { WorkerMetrics } from './metrics.ts';

/** Counts a request to an upstream and logs it at debug, under the sync that made it where one did. */
export function observeUpstreamCall(metrics: WorkerMetrics, call: UpstreamCall): void {
  metrics.countUpstreamCall(call);
  loggerOfCaller().debug('Upstream request', { ...call });
}

/** The context follows the work of an activity; what the process asks for itself has none. */
function loggerOfCaller() {
  try {
    return Context.current().log;
  } catch {
    return Runtime.instance().logger;
  }
}
