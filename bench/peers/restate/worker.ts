/** The worker of Restate: the six functions, each in `ctx.run`, as a keyed workflow. */
import { createServer } from 'node:http2';
import * as restate from '@restatedev/restate-sdk';
import { readWorkerSettings } from '../../../config/settings.ts';
import { openSixSteps } from '../../six-steps.ts';
import { identityOf, readOrder } from '../sync-order.ts';

const steps = await openSixSteps(readWorkerSettings(process.env));

const sync = restate.workflow({
  name: 'Sync',
  handlers: {
    run: async (context: restate.WorkflowContext, input: unknown): Promise<void> => {
      const order = readOrder(input);
      await steps.run(order.responseId, identityOf(order), async (name, step) => await context.run(name, step));
    },
  },
});

const server = createServer(restate.createEndpointHandler({ services: [sync] }));
server.listen(Number(process.env.PEER_PORT), '127.0.0.1', () => console.log('peer worker ready'));
