/**
 * The product's worker, stopped at named points: PAUSE_AT holds a JSON object of workflow id to "<activity> before" or
 * "<activity> after"; "authenticate" is the regular one, which asks OpenAI. A run that reaches its point is told on
 * standard output and goes no further, so that a test can kill the process exactly there. "after" means: the work is done,
 * its completion not yet reported.
 */
import { NativeConnection, type ActivityInterceptorsFactory } from '@temporalio/worker';
import { z } from 'zod';
import { readWorkerSettings } from '../../config/settings.ts';
import { readTemporalConnection } from '../../config/temporal-connection.ts';
import { createWorkers } from '../../worker/create-workers.ts';
import { openRooms } from '../../worker/open-rooms.ts';
import { installRuntime } from '../../worker/runtime.ts';
import { speedUpWorkflowThreads } from '../../worker/workflow-threads.ts';

const points = z.record(z.string(), z.string()).parse(JSON.parse(process.env.PAUSE_AT ?? '{}'));

const pauseAtPoints: ActivityInterceptorsFactory = (context) => ({
  inbound: {
    execute: async (input, next) => {
      const { activityType, isLocal, workflowExecution } = context.info;
      const workflowId = workflowExecution?.workflowId ?? '';
      const pauseIf = async (when: 'before' | 'after'): Promise<void> => {
        if (points[workflowId] !== `${activityType} ${when}` || (isLocal && activityType === 'authenticate')) return;
        process.stdout.write(`paused ${workflowId}\n`);
        await new Promise(() => undefined);
      };
      await pauseIf('before');
      const output = await next(input);
      await pauseIf('after');
      return output;
    },
  },
});

const settings = readWorkerSettings(process.env);
const { namespace, connectionOptions } = readTemporalConnection(process.env);
installRuntime(settings);
speedUpWorkflowThreads({ stackTraces: settings.workflowStackTraces });
const connection = await NativeConnection.connect(connectionOptions);
const budgets = { openaiPerSecond: null, ipaasPerSecond: null };
const workers = await createWorkers(connection, namespace, await openRooms(settings), budgets, {
  activityInterceptors: [pauseAtPoints],
});
const running = Promise.all(workers.map((worker) => worker.run()));
process.stdout.write('worker ready\n');
await running;
