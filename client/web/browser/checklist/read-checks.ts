import { isRecord, readList, textOf } from '../api/answers.ts';

export type CheckStatus = 'ok' | 'warning' | 'failed' | 'unknown';

/** One item of the checklist. */
export interface Check {
  id: string;
  title: string;
  status: CheckStatus;
  detail: string;
  /** What to do now; empty where nothing needs doing. */
  resolution: string;
}

const statuses: readonly CheckStatus[] = ['failed', 'warning', 'unknown', 'ok'];

/** The checklist with what needs attention first. @throws UnreadableAnswer */
export function readChecks(answer: unknown): Check[] {
  const checks = readList(answer, 'checks', readCheck);
  return checks.sort((one, other) => statuses.indexOf(one.status) - statuses.indexOf(other.status));
}

function readCheck(entry: unknown): Check {
  const told = isRecord(entry) ? entry.status : null;
  return {
    id: textOf(entry, 'id'),
    title: textOf(entry, 'title'),
    status: statuses.find((status) => status === told) ?? 'unknown',
    detail: textOf(entry, 'detail'),
    resolution: textOf(entry, 'resolution'),
  };
}

/** The checklist in one sentence. */
export function summarise(checks: readonly Check[]): string {
  const open = checks.filter(({ status }) => status !== 'ok').length;
  if (open === 0) return `All ${checks.length} checks are ok`;
  return `${open} of ${checks.length} checks ${open === 1 ? 'needs' : 'need'} attention`;
}
