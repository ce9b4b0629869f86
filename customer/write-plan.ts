import type { FieldChange, Outcome } from './sync-result.ts';

/**
 * What a sync is about to write, noted before it does, so that a later attempt can tell truthfully what was done. No
 * changes: only the link is missing.
 */
export interface WritePlan {
  outcome: Extract<Outcome, 'created' | 'updated'>;
  changes: FieldChange[];
}

/** What an attempt found and did, as far as it may have to be corrected. */
interface Told {
  outcome: Extract<Outcome, 'created' | 'updated' | 'unchanged' | 'skipped'>;
  changes: FieldChange[];
}

/**
 * What a sync did, its earlier attempts included: where an attempt finds its own earlier write, nothing differs any
 * more, but created or updated is what happened. Skipped stays skipped: only the connector can tell whose write it found.
 * @param plan what an earlier attempt of the same sync was about to write; null where none was
 */
export function tellWholeStory<Result extends Told>(result: Result, plan: WritePlan | null): Result {
  const onlyLinked = plan?.outcome === 'updated' && plan.changes.length === 0;
  if (plan === null || onlyLinked) return result;
  const foundOwnWrite = result.outcome === 'unchanged' || (result.outcome === 'updated' && plan.outcome === 'created');
  return foundOwnWrite ? { ...result, outcome: plan.outcome, changes: plan.changes } : result;
}
