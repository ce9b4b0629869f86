import { failed, ok, warning, type CheckDefinition } from './check.ts';
import { readPollers } from './task-queue-pollers.ts';
import { listed } from './words.ts';

/** A worker asks anew at least every minute; the server remembers one for five, also where it has died. */
const silentMs = 120_000;

const resolution = 'Start a worker (npm run worker); syncs wait for it and lose nothing.';

export const workerRunning: CheckDefinition = {
  id: 'worker-running',
  title: 'A worker is running',
  async run({ client }) {
    const pollers = await readPollers(client);
    const deserted = pollers.filter(({ lastAskedAt }) => lastAskedAt === null).map(({ taskQueue }) => taskQueue);
    if (deserted.length > 0) {
      return failed(`No worker asks for work on ${listed(deserted)}.`, resolution, 'WorkerUnavailable');
    }
    const silent = pollers.filter(({ lastAskedAt }) => lastAskedAt !== null && lastAskedAt < Date.now() - silentMs);
    if (silent.length > 0) {
      const queues = listed(silent.map(({ taskQueue }) => taskQueue));
      return warning(`No worker has asked for work on ${queues} for two minutes; it may have ended.`, resolution);
    }
    return ok(`Workers ask for work on ${listed(pollers.map(({ taskQueue }) => taskQueue))}.`);
  },
};
