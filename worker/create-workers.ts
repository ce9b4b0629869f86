import { Client } from '@temporalio/client';
import {
  Worker,
  type ActivityInterceptorsFactory,
  type NativeConnection,
  type WorkerInterceptors,
  type WorkerOptions,
} from '@temporalio/worker';
import {
  createBulkActivities,
  createIpaasActivities,
  createLocalActivities,
  createOpenAIActivities,
  createPageActivities,
} from '../activities/activities.ts';
import type { BulkRooms } from '../activities/bulk/bulk-rooms.ts';
import { taskQueues } from '../workflows/contract.ts';
import type { Rooms } from './open-rooms.ts';
import { createOwnSyncs } from './own-syncs.ts';
import { workflowBundle, workflowSources } from './workflow-bundle.ts';

/** HTTP requests per second of all workers together; null for no limit. */
export interface WorkerLimits {
  openaiPerSecond: number | null;
  ipaasPerSecond: number | null;
}

/**
 * How many requests an activity needs at least, on the average of those of a sync. The budgets of the rooms count
 * requests and are exact; the server limits activities, so that single syncs that could not go on anyway wait in
 * Temporal, where they hold no worker. OpenAI: `authenticate` asks once, and is no activity here where the key was checked
 * a moment ago; `fetchResponse` asks twice or more often. iPaaS.com: an update takes three requests.
 */
const requestsPerActivity = { openai: 1.5, ipaas: 3 } as const;

/** Who looks on while activities do their work. */
export interface WorkerObservers {
  /** Run around every activity, the first outermost; tests stop a worker at a named point with one. */
  activityInterceptors: ActivityInterceptorsFactory[];
  /** Hears of the records of bulks that no workflow of their own tells of. */
  onRecordLogged?: BulkRooms['onRecordLogged'];
}

/** Pages at the same time in this process. They share its records at once, so that two bulks get on side by side. */
const pagesAtOnce = 4;

/**
 * The four workers of the process: workflows with their local activities and the bookkeeping of bulks; one for each
 * upstream, whose rate the server limits for all processes together; and the fast lane of bulks.
 */
export async function createWorkers(
  connection: NativeConnection,
  namespace: string,
  rooms: Rooms,
  limits: WorkerLimits,
  { activityInterceptors, onRecordLogged = () => undefined }: WorkerObservers,
): Promise<Worker[]> {
  const ownSyncs = createOwnSyncs(new Client({ connection, namespace }));
  const bulkRooms = { ...rooms, ownSyncs, onRecordLogged };
  const shared = {
    connection,
    namespace,
    interceptors: { activity: activityInterceptors },
    shutdownGraceTime: '15 seconds',
    shutdownForceTime: '30 seconds',
  } as const;
  return await Promise.all([
    Worker.create({
      ...shared,
      taskQueue: taskQueues.sync,
      ...(await workflowCode(shared.interceptors)),
      activities: { ...createLocalActivities(rooms), ...createBulkActivities(bulkRooms) },
      // A worker that was killed leaves its cached runs behind; the next one takes them over after this long.
      stickyQueueScheduleToStartTimeout: '2 seconds',
    }),
    Worker.create({
      ...shared,
      taskQueue: taskQueues.openai,
      activities: createOpenAIActivities(rooms.openai),
      ...limit(limits.openaiPerSecond, requestsPerActivity.openai),
    }),
    Worker.create({
      ...shared,
      taskQueue: taskQueues.ipaas,
      activities: createIpaasActivities(rooms.ipaas, rooms.syncLog),
      ...limit(limits.ipaasPerSecond, requestsPerActivity.ipaas),
    }),
    Worker.create({
      ...shared,
      taskQueue: taskQueues.bulk,
      activities: createPageActivities(bulkRooms),
      maxConcurrentActivityTaskExecutions: pagesAtOnce,
    }),
  ]);
}

async function workflowCode(
  interceptors: WorkerInterceptors,
): Promise<Pick<WorkerOptions, 'workflowBundle' | 'workflowsPath' | 'interceptors'>> {
  const codePath = await workflowBundle();
  if (codePath !== null) return { workflowBundle: { codePath } };
  const { workflowsPath, workflowInterceptorModules: workflowModules } = workflowSources;
  return { workflowsPath, interceptors: { ...interceptors, workflowModules } };
}

function limit(perSecond: number | null, perActivity: number): Pick<WorkerOptions, 'maxTaskQueueActivitiesPerSecond'> {
  return perSecond === null ? {} : { maxTaskQueueActivitiesPerSecond: perSecond / perActivity };
}
