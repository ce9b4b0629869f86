import type { LatencyReport } from './latency.ts';
import { heading, summaryRow } from './table.ts';

export function latencyTable(latency: LatencyReport): string {
  return [
    `Update of a linked customer, one at a time, ${latency.withTemporal.runs} runs`,
    '',
    heading('milliseconds', ['p50', 'p95', 'max']),
    summaryRow('whole sync on the tuned development server', latency.withTemporal),
    summaryRow('whole sync on the stock development server', latency.onStockServer),
    summaryRow('the same six functions without Temporal', latency.withoutTemporal),
    '',
    `Overhead of durability at p50: ${latency.overheadP50.toFixed(1)} ms`,
  ].join('\n');
}
