import type { FastifyInstance } from 'fastify';
import type { ApiContext } from '../context.ts';

const checkDeadlineMs = 3_000;

/** GET /health: this process is alive. GET /ready: and it can do its work, part by part; 503 where it cannot. */
export function addHealth(server: FastifyInstance, context: ApiContext): void {
  server.get('/health', async () => ({ status: 'ok' }));
  server.get('/ready', async (_request, reply) => {
    const [temporal, syncLog] = await Promise.all([
      answers(async () => {
        await context.client.connection.withDeadline(Date.now() + checkDeadlineMs, () =>
          context.client.workflowService.describeNamespace({ namespace: context.client.options.namespace }),
        );
      }),
      answers(() => context.syncLog.ping()),
    ]);
    const ready = temporal && syncLog;
    return await reply.status(ready ? 200 : 503).send({
      status: ready ? 'ok' : 'unavailable',
      checks: { temporal: temporal ? 'ok' : 'unavailable', syncLog: syncLog ? 'ok' : 'unavailable' },
    });
  });
}

async function answers(check: () => Promise<void>): Promise<boolean> {
  try {
    await check();
    return true;
  } catch {
    return false;
  }
}
