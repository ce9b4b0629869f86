import type { Filters } from '../state/route.ts';
import type { Sync } from '../sync.ts';
import { startOfDay } from '../words/times.ts';

/** Whether the list would show a sync that just ended; the API decides by the same rules for those that ended before. */
export function matches(sync: Sync, filters: Filters): boolean {
  const { customerNumber, responseId, outcome, errorCode, since } = filters;
  const from = startOfDay(since);
  return (
    isAny(customerNumber, sync.customer?.customerNumber) &&
    isAny(responseId, sync.responseId) &&
    isAny(outcome, sync.outcome) &&
    isAny(errorCode, sync.error?.code) &&
    (from === null || (sync.finishedAt ?? '') >= from)
  );
}

function isAny(wanted: string, value: string | null | undefined): boolean {
  return wanted === '' || wanted === value;
}
