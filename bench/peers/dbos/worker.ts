/** The worker of DBOS: the six functions, each in `DBOS.runStep`, behind a small HTTP server, as the SDK is meant to be used. */
import { createServer, type IncomingMessage } from 'node:http';
import { json } from 'node:stream/consumers';
import { DBOS } from '@dbos-inc/dbos-sdk';
import { readWorkerSettings } from '../../../config/settings.ts';
import { openSixSteps } from '../../six-steps.ts';
import { identityOf, readOrder, type SyncOrder } from '../sync-order.ts';

const steps = await openSixSteps(readWorkerSettings(process.env));

const sync = DBOS.registerWorkflow(
  async (order: SyncOrder): Promise<void> => {
    await steps.run(order.responseId, identityOf(order), async (name, step) => await DBOS.runStep(step, { name }));
  },
  { name: 'sync' },
);

DBOS.setConfig({
  name: 'customer-sync-bench',
  systemDatabaseUrl: process.env.PEER_DATABASE_URL ?? '',
  logLevel: 'error',
  runAdminServer: false,
  // The same after a restart: only then does the new process carry on what the killed one had begun.
  applicationVersion: 'bench',
  executorID: 'bench',
});
await DBOS.launch();

const server = createServer((request, response) => {
  run(request)
    .then(() => response.writeHead(200).end())
    .catch((error: unknown) => {
      console.error(error);
      response.writeHead(500).end();
    });
});
server.listen(Number(process.env.PEER_PORT), '127.0.0.1', () => console.log('peer worker ready'));

/** An order that comes a second time is not run twice: the id of the workflow is that of the response. */
async function run(request: IncomingMessage): Promise<void> {
  const order = readOrder(await json(request));
  const handle = await DBOS.startWorkflow(sync, { workflowID: order.responseId })(order);
  await handle.getResult();
}
