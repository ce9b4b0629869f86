/** The totals of a bulk against its lines, and against what was handed in. */
import { outcomes } from '../../../customer/sync-result.ts';
import type { Violation } from '../violation.ts';
import type { BulkEvidence } from './bulk-evidence.ts';
import { isRecord } from './planned-line.ts';

export function checkTotals({ bulk, planned, lines }: Pick<BulkEvidence, 'bulk' | 'planned' | 'lines'>): Violation[] {
  const { totals } = bulk;
  const sum = outcomes.reduce((total, outcome) => total + totals[outcome], 0);
  const handedIn = (kind: string): number => planned.filter((plan) => plan.kind === kind).length;
  const told = new Map<string | null, number>();
  for (const { outcome } of lines) told.set(outcome, (told.get(outcome) ?? 0) + 1);
  const compared: [name: string, total: number, other: number][] = [
    ['received, of the lines handed in', totals.received, planned.filter(isRecord).length],
    ['received, of the outcomes', totals.received, sum],
    ['duplicates', totals.duplicates, handedIn('duplicate')],
    ['malformed', totals.malformed, handedIn('malformed')],
    ['in workflows of their own', bulk.inOwnWorkflows, 0],
    ...outcomes.map((outcome): [string, number, number] => [outcome, totals[outcome], told.get(outcome) ?? 0]),
  ];
  return compared
    .filter(([, total, other]) => total !== other)
    .map(([name, total, other]) => ({ rule: 'totals-wrong', what: `${name}: ${total}, and not ${other}` }));
}
