import { describe, expect, test } from '@jest/globals';
import type { LogEntry } from '@temporalio/worker';
import { logLine } from './log-line.ts';

function entry(message: string, meta?: LogEntry['meta']): LogEntry {
  return { level: 'INFO', timestampNanos: 1_795_000_000_123_456_789n, message, ...(meta && { meta }) };
}

function read(meta: LogEntry['meta']): unknown {
  const line: unknown = JSON.parse(logLine(entry('A word', meta)) ?? 'null');
  return line;
}

const head = { time: '2026-11-18T11:06:40.123Z', level: 'info', message: 'A word' };

describe("a line of the worker's log", () => {
  test('is one JSON object that begins with time, level and message', () => {
    const line = logLine(entry('A word', { step: 'fetch' }));
    expect(line).toMatch(/^\{"time":"[^"]+","level":"info","message":"A word","step":"fetch"\}$/);
    expect(line).not.toContain('\n');
  });

  test.each([
    ['the workflow', { workflowId: 'w', runId: 'r' }],
    ['an activity', { workflowId: 'w', workflowRunId: 'r' }],
    ['the core', { workflow_id: 'w', run_id: 'r' }],
  ])('names the sync in one way, whoever speaks: %s', (_who, meta) => {
    expect(read(meta)).toEqual({ ...head, syncId: 'r', workflowId: 'w', runId: 'r' });
  });

  test('that belongs to no sync names none', () => {
    expect(read(undefined)).toEqual(head);
    expect(read({ taskQueue: 'ipaas-api' })).toEqual({ ...head, taskQueue: 'ipaas-api' });
  });

  test('tells the kind of an error and not its text', () => {
    expect(read({ error: new TypeError('nora@example.com') })).toEqual({ ...head, error: { kind: 'TypeError' } });
  });

  test('leaves out what only the server can read, and writes numbers of any size', () => {
    expect(read({ taskToken: 'AAAA', size: 2n ** 70n })).toEqual({ ...head, size: '1180591620717411303424' });
  });

  test.each(['Workflow started', 'Activity started'])(
    'is not written where the SDK speaks too early: %s',
    (message) => {
      expect(logLine(entry(message, { runId: 'r' }))).toBeNull();
    },
  );
});
