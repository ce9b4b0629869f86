import { fileURLToPath } from 'node:url';
import {
  Worker,
  type ActivityInterceptorsFactory,
  type NativeConnection,
  type WorkerOptions,
} from '@temporalio/worker';
import { createIpaasActivities, createLocalActivities, createOpenAIActivities } from '../activities/activities.ts';
import { taskQueues } from '../workflows/contract.ts';
import type { Rooms } from './open-rooms.ts';

export interface WorkerBudgets {
  openaiPerSecond: number | null;
  ipaasPerSecond: number | null;
}

/**
 * The three workers of the process: workflows with their local activities, and one for each upstream, whose rate the
 * server limits for all processes together.
 * @param activityInterceptors run around every activity, the first outermost; tests stop a worker at a named point with one
 */
export async function createWorkers(
  connection: NativeConnection,
  namespace: string,
  rooms: Rooms,
  budgets: WorkerBudgets,
  activityInterceptors: ActivityInterceptorsFactory[] = [],
): Promise<Worker[]> {
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
      workflowsPath: pathOf('../workflows/index.ts'),
      interceptors: { ...shared.interceptors, workflowModules: [pathOf('../workflows/tracking-guid.ts')] },
      activities: createLocalActivities(rooms),
      // A worker that was killed leaves its cached runs behind; the next one takes them over after this long.
      stickyQueueScheduleToStartTimeout: '2 seconds',
    }),
    Worker.create({
      ...shared,
      taskQueue: taskQueues.openai,
      activities: createOpenAIActivities(rooms.openai),
      ...limit(budgets.openaiPerSecond),
    }),
    Worker.create({
      ...shared,
      taskQueue: taskQueues.ipaas,
      activities: createIpaasActivities(rooms.ipaas, rooms.syncLog),
      ...limit(budgets.ipaasPerSecond),
    }),
  ]);
}

function pathOf(file: string): string {
  return fileURLToPath(new URL(file, import.meta.url));
}

function limit(perSecond: number | null): Pick<WorkerOptions, 'maxTaskQueueActivitiesPerSecond'> {
  return perSecond === null ? {} : { maxTaskQueueActivitiesPerSecond: perSecond };
}
