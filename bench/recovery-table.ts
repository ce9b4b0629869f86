import type { RecoveryReport } from './recovery.ts';

export function recoveryTable({ inFlight, seconds, repeatedWrites }: RecoveryReport): string {
  return [
    `Worker killed (kill -9) with ${inFlight} syncs in flight, another one started at once`,
    '',
    `Seconds until all had ended, ${seconds.length} times: ${seconds.map((figure) => figure.toFixed(1)).join(', ')}`,
    `Customers written more than once: ${repeatedWrites}`,
  ].join('\n');
}
