import type { StepName } from './sync-result.ts';

/** What each step is called where people read it. */
export const stepTitles: Readonly<Record<StepName, string>> = {
  trigger: 'Trigger',
  authenticate: 'Authenticate with OpenAI',
  fetch: 'Fetch the response',
  map: 'Map the customer',
  validate: 'Validate the customer',
  upsert: 'Update customer and custom fields',
  log: 'Log the result',
};
