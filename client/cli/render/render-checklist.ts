import type { Check, CheckStatus } from '../../checks/check.ts';
import type { ChecklistReport } from '../../checks/run-checks.ts';
import { alignColumns } from './align-columns.ts';
import { colors } from './colors.ts';

/** The checklist for a person: a line for each check, below it what to do, and a count at the end. */
export function renderChecklist({ checks }: ChecklistReport): string {
  return `${alignColumns(checks.flatMap(rowsOf))}\n\n${summary(checks)}`;
}

function rowsOf({ status, title, detail, resolution }: Check): string[][] {
  const row = [`  ${marks[status]}`, title, detail];
  return resolution === null ? [row] : [row, ['', '', colors.dim(`→ ${resolution}`)]];
}

/** The word beside the mark, because a mark alone says nothing to a screen reader. */
const marks: Readonly<Record<CheckStatus, string>> = {
  ok: colors.green('✔ ok'),
  warning: colors.yellow('! warning'),
  failed: colors.red('✖ failed'),
  unknown: colors.dim('? unknown'),
};

function summary(checks: readonly Check[]): string {
  const count = (status: CheckStatus): number => checks.filter((check) => check.status === status).length;
  const told = (['failed', 'warning', 'unknown'] as const)
    .filter((status) => count(status) > 0)
    .map((status) => `${count(status)} ${status}`);
  if (told.length === 0) return `All ${checks.length} checks are ok.`;
  return `${[`${count('ok')} of ${checks.length} ok`, ...told].join(', ')}.`;
}
