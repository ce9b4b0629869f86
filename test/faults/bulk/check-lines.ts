/** Every line that was handed in is told once, as what it is, with the outcome that it was to have. */
import type { BulkRecord } from '../../../sync-log/bulks/bulk-store.ts';
import type { Violation } from '../violation.ts';
import type { BulkEvidence } from './bulk-evidence.ts';
import { expectedOutcomes, isRecord, type PlannedLine } from './planned-line.ts';

export function checkLines({ planned, lines }: Pick<BulkEvidence, 'planned' | 'lines'>): Violation[] {
  const told = Map.groupBy(lines, ({ line }) => line);
  const plannedLines = new Set(planned.map(({ line }) => line));
  const strays = lines.filter(({ line }) => !plannedLines.has(line));
  return [
    ...strays.map(({ line }) => untold(line, 'is told, and was not handed in')),
    ...planned.flatMap((plan) => {
      const own = told.get(plan.line) ?? [];
      const [first] = own;
      if (first === undefined || own.length > 1) return [untold(plan.line, `is told ${own.length} times`)];
      return checkLine(plan, first);
    }),
  ];
}

function checkLine(plan: PlannedLine, told: BulkRecord): Violation[] {
  const { line } = plan;
  if (told.responseId !== plan.responseId) return [untold(line, 'is told with another id')];
  if (!isRecord(plan)) {
    const isTrue = told.status === plan.kind && told.firstLine === plan.firstLine && told.outcome === null;
    return isTrue ? [] : [untold(line, `is not told as ${plan.kind}`)];
  }
  if (told.status !== 'ended' || told.outcome === null) return [untold(line, `has no outcome, it is ${told.status}`)];
  const expected = expectedOutcomes[plan.kind];
  if (told.outcome === expected) return [];
  const what = `line ${line} (${plan.kind}) is ${told.outcome} instead of ${expected}: ${told.error?.code ?? 'no error'}`;
  return [{ rule: 'outcome-unplanned', what }];
}

function untold(line: number, what: string): Violation {
  return { rule: 'line-untold', what: `line ${line} ${what}` };
}
