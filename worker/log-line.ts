import type { LogEntry } from '@temporalio/worker';

/**
 * The SDK says these before it knows of which sync it speaks, and says nothing that the lines after them do not.
 */
const saidTooEarly = new Set(['Workflow started', 'Activity started']);

/** Names by which the SDK's parts call the same thing. */
const ourNames: Readonly<Record<string, string>> = {
  workflowRunId: 'runId',
  run_id: 'runId',
  workflow_id: 'workflowId',
};

/** Of no use to a reader, and long. */
const leftOut = new Set(['taskToken']);

/**
 * One line of the worker's log: a JSON object with time, level and message first. What belongs to a sync has syncId,
 * workflowId and runId on it. Null for a line that is not to be written.
 */
export function logLine({ level, timestampNanos, message, meta }: LogEntry): string | null {
  if (saidTooEarly.has(message)) return null;
  const time = new Date(Number(timestampNanos / 1_000_000n)).toISOString();
  return JSON.stringify({ time, level: level.toLowerCase(), message, ...attributesOf(meta) });
}

function attributesOf(meta: LogEntry['meta']): Record<string, unknown> {
  const attributes: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(meta ?? {})) {
    if (!leftOut.has(name)) attributes[ourNames[name] ?? name] = plain(value);
  }
  return 'runId' in attributes ? { syncId: attributes['runId'], ...attributes } : attributes;
}

/** An error's text may quote what an upstream or a record said; its kind and place are enough for a log. */
function plain(value: unknown): unknown {
  if (typeof value === 'bigint') return String(value);
  return value instanceof Error ? { kind: value.constructor.name } : value;
}
