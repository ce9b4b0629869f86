import type { StepName, StepStatus } from '../../../../customer/sync-result.ts';
import { hasEnded, type Sync } from '../sync.ts';
import { announceWait } from './waits.ts';

/** As customer/step-titles.ts has them; a test holds the two together. */
export const stepTitles: Readonly<Record<StepName, string>> = {
  trigger: 'Trigger',
  authenticate: 'Authenticate with OpenAI',
  fetch: 'Fetch the response',
  map: 'Map the customer',
  validate: 'Validate the customer',
  upsert: 'Update customer and custom fields',
  log: 'Log the result',
};

export const statusWords: Readonly<Record<StepStatus, string>> = {
  pending: 'to come',
  running: 'running',
  waiting: 'waiting',
  completed: 'done',
  failed: 'failed',
  skipped: 'left out',
};

/** What is told to a screen reader as a sync goes on: changes only when something happened. */
export function announce(sync: Sync, now: number): string {
  if (hasEnded(sync)) return `The ${sync.dryRun ? 'dry run' : 'sync'} has ended: ${sync.outcome}.`;
  const { current } = sync;
  if (current === null || current === undefined) return 'The sync has started.';
  const place = sync.steps.findIndex(({ step }) => step === current.step) + 1;
  const wait = announceWait(current, now);
  return `Step ${place} of ${sync.steps.length}, ${stepTitles[current.step]}${wait === '' ? '.' : `, ${wait}`}`;
}
