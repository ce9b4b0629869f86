import { DefaultLogger, Runtime, type LogEntry } from '@temporalio/worker';
import type { LogLevel } from '../config/settings.ts';

const levels = { trace: 'TRACE', debug: 'DEBUG', info: 'INFO', warn: 'WARN', error: 'ERROR' } as const;

/**
 * Sets the process up before the first worker: one JSON object per log line on standard error, and, where an address
 * is given, metrics for Prometheus at http://<address>/metrics.
 */
export function installRuntime(settings: { logLevel: LogLevel; metricsAddress: string | null }): void {
  const level = levels[settings.logLevel];
  Runtime.install({
    logger: new DefaultLogger(level, writeLine),
    telemetryOptions: {
      logging: { filter: { core: 'WARN', other: 'ERROR' }, forward: {} },
      ...(settings.metricsAddress === null
        ? {}
        : { metrics: { prometheus: { bindAddress: settings.metricsAddress, countersTotalSuffix: true } } }),
    },
  });
}

function writeLine({ level, timestampNanos, message, meta }: LogEntry): void {
  const time = new Date(Number(timestampNanos / 1_000_000n)).toISOString();
  process.stderr.write(`${JSON.stringify({ time, level: level.toLowerCase(), message, ...withoutErrorText(meta) })}\n`);
}

/** An error's text may quote what an upstream or a record said; its kind and place are enough for a log. */
function withoutErrorText(meta: LogEntry['meta']): Record<string, unknown> {
  if (meta === undefined) return {};
  return Object.fromEntries(
    Object.entries(meta).map(([key, value]) => {
      if (typeof value === 'bigint') return [key, String(value)];
      return value instanceof Error ? [key, { kind: value.constructor.name }] : [key, value];
    }),
  );
}
