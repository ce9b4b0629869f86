import { DefaultLogger, Runtime, type LogEntry } from '@temporalio/worker';
import type { LogLevel } from '../config/settings.ts';
import { logLine } from './log-line.ts';
import { histogramBuckets } from './metrics.ts';

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
      ...(settings.metricsAddress === null ? {} : { metrics: { prometheus: prometheusAt(settings.metricsAddress) } }),
    },
  });
}

function prometheusAt(bindAddress: string) {
  return { bindAddress, countersTotalSuffix: true, histogramBucketOverrides: histogramBuckets };
}

function writeLine(entry: LogEntry): void {
  const line = logLine(entry);
  if (line !== null) process.stderr.write(`${line}\n`);
}
