/**
 * Time-outs and retry policy of each step, in one place.
 *
 * A wait that an upstream asks for, and the back-off with jitter, are set by the activity itself with every failure;
 * the policy here serves only where no activity could speak: a worker that died. Codes that no retry can cure fail at
 * once because the activity marks them so.
 */
import { ActivityCancellationType, proxyActivities, proxyLocalActivities } from '@temporalio/workflow';
import type { IpaasActivities, LocalActivities, OpenAIActivities } from '../activities/activities.ts';
import type { SyncSteps } from '../customer/flow/steps.ts';
import { taskQueues } from './contract.ts';

/** How long 429s and 5xx are waited out before a step gives up. */
const patience = '24 hours';

/** A worker that died is noticed after this long without a heartbeat; they are sent every second. */
const heartbeatTimeout = '5 seconds';

const afterLostWorker = { initialInterval: '500ms', backoffCoefficient: 2, maximumInterval: '1 minute' } as const;

const { authenticate: recall } = proxyLocalActivities<LocalActivities>({
  summary: 'Was the OpenAI key checked a moment ago?',
  startToCloseTimeout: '5 seconds',
  retry: afterLostWorker,
});

const { authenticate: ask } = proxyActivities<OpenAIActivities>({
  taskQueue: taskQueues.openai,
  summary: 'Check that the OpenAI key may read responses',
  startToCloseTimeout: '30 seconds',
  scheduleToCloseTimeout: patience,
  heartbeatTimeout,
  retry: afterLostWorker,
});

/** Step 2. Only where OpenAI has to be asked is it a regular activity, on the task queue of OpenAI (decision 0021). */
const authenticate: SyncSteps['authenticate'] = async () => (await recall()) ?? (await ask());

const { fetchResponse } = proxyActivities<OpenAIActivities>({
  taskQueue: taskQueues.openai,
  summary: 'Fetch the response and the customer that was sent',
  // Several pages of input items, and the responses before this one.
  startToCloseTimeout: '2 minutes',
  scheduleToCloseTimeout: patience,
  heartbeatTimeout,
  retry: afterLostWorker,
});

const { upsertCustomer } = proxyActivities<IpaasActivities>({
  taskQueue: taskQueues.ipaas,
  summary: 'Create or update the customer in iPaaS.com',
  // A cancelled sync waits to hear what was written, and tells it. (The SDK's documented default, but not its real one.)
  cancellationType: ActivityCancellationType.WAIT_CANCELLATION_COMPLETED,
  startToCloseTimeout: '2 minutes',
  scheduleToCloseTimeout: patience,
  heartbeatTimeout,
  retry: afterLostWorker,
});

const { mapCustomer } = proxyLocalActivities<LocalActivities>({
  summary: 'Apply the mapping collection',
  startToCloseTimeout: '5 seconds',
  retry: afterLostWorker,
});

const { validateCustomer } = proxyLocalActivities<LocalActivities>({
  summary: 'Check required fields and e-mail format',
  startToCloseTimeout: '5 seconds',
  retry: afterLostWorker,
});

const { logResult } = proxyLocalActivities<LocalActivities>({
  summary: 'Write the result to the sync log',
  startToCloseTimeout: '10 seconds',
  // No end: a result is never given up, the sync stays open until the log takes it.
  retry: { initialInterval: '200ms', backoffCoefficient: 2, maximumInterval: '30 seconds' },
});

/** The six steps in their order, as the flow calls them. */
export const steps = { authenticate, fetchResponse, mapCustomer, validateCustomer, upsertCustomer, logResult };
