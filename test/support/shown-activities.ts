import type { WorkflowHandle } from '@temporalio/client';

/** The activities that the history of a run shows, in their order. */
export interface ShownActivities {
  /** Those that were scheduled on a task queue, by name. */
  regular: string[];
  /** What the markers of local ones hold, as text: the name of each is in its own. */
  local: string[];
}

export async function shownActivities(handle: WorkflowHandle): Promise<ShownActivities> {
  const events = (await handle.fetchHistory()).events ?? [];
  const names = events.map((event) => event.activityTaskScheduledEventAttributes?.activityType?.name ?? '');
  const markers = events.flatMap((event) => event.markerRecordedEventAttributes?.details?.data?.payloads ?? []);
  return {
    regular: names.filter((name) => name !== ''),
    local: markers.map((payload) => Buffer.from(payload.data ?? []).toString()),
  };
}
