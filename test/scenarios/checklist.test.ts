/** The checklist on the whole stack: a real Temporal server, real workers, the stand-ins, `customer-sync check` itself. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import proto from '@temporalio/proto';
import { z } from 'zod';
import { freePorts } from '../../tools/free-port.ts';
import { obtainTemporalServer } from '../../tools/temporal-server/obtain.ts';
import { startTemporalServer, type TemporalServer } from '../../tools/temporal-server/start.ts';
import { eventually } from '../support/eventually.ts';
import { runNode, type FinishedProcess } from '../support/node-process.ts';
import { openStack, type Stack } from '../support/stack.ts';

const reportSchema = z.looseObject({
  checks: z.array(z.looseObject({ id: z.string(), status: z.string(), detail: z.string() })),
  ok: z.boolean(),
});

let stack: Stack;
beforeAll(async () => {
  stack = await openStack(import.meta.url);
});
afterAll(async () => {
  await stack.close();
});

interface Checked extends FinishedProcess {
  ok: boolean;
  /** `status detail` */
  of(id: string): string;
}

async function check(parameters: string[] = [], environment: Record<string, string> = {}): Promise<Checked> {
  const own = { ...stack.environment, ...environment };
  const ended = await runNode('client/cli/main.ts', ['check', '--json', ...parameters], own);
  const { checks, ok } = reportSchema.parse(JSON.parse(ended.stdout));
  const of = (id: string): string => {
    const found = checks.find((one) => one.id === id);
    return `${found?.status} ${found?.detail}`;
  };
  return { ...ended, ok, of };
}

describe('in a namespace where nothing was done yet', () => {
  const bare = { TEMPORAL_NAMESPACE: 'test-checklist-bare' };
  beforeAll(async () => {
    await stack.client.workflowService.registerNamespace({
      namespace: bare.TEMPORAL_NAMESPACE,
      workflowExecutionRetentionPeriod: proto.google.protobuf.Duration.fromObject({ seconds: 86_400 }),
    });
    await eventually('it is there', async () => (await check([], bare)).of('temporal-reachable').startsWith('ok'));
  });

  test('the checklist names what is missing, and ends with 1', async () => {
    const checked = await check([], bare);
    expect([checked.status, checked.ok, checked.stderr]).toEqual([1, false, '']);
    expect(checked.of('search-attributes')).toBe(
      'failed The namespace "test-checklist-bare" lacks CustomerNumber, ResponseId, SyncOutcome, ErrorCode and BulkId.',
    );
    expect(checked.of('worker-running')).toBe(
      'failed No worker asks for work on customer-sync, openai-api, ipaas-api and bulk-sync.',
    );
  });

  test('--fix registers the search attributes, tells so, and checks again; a second time it does nothing', async () => {
    const fixed = await check(['--fix'], bare);
    expect(fixed.stderr).toBe(
      'Registered search attributes: CustomerNumber, ResponseId, SyncOutcome, ErrorCode, BulkId.\n',
    );
    expect(fixed.of('search-attributes')).toMatch(/^ok /);
    expect((await check(['--fix'], bare)).stderr).toBe('');
  });
});

describe('with a worker', () => {
  test('everything is in order, nothing was written, and a sync then succeeds', async () => {
    await stack.startWorker();
    const checked = await check();
    expect([checked.status, checked.ok]).toEqual([0, true]);
    expect(checked.of('worker-running')).toBe(
      'ok Workers ask for work on customer-sync, openai-api, ipaas-api and bulk-sync.',
    );
    expect(checked.of('clock-skew')).toMatch(/^ok /);
    expect(checked.of('store-reachable')).toMatch(/^ok /);
    expect(await stack.ipaas.writes()).toEqual([]);
    expect(await stack.sync('resp_sandbox_existing_customer')).toMatchObject({ outcome: 'updated' });
  });

  test('a namespace that is not there is told by its name', async () => {
    const checked = await check([], { TEMPORAL_NAMESPACE: 'nowhere' });
    expect(checked.status).toBe(1);
    expect(checked.of('temporal-reachable')).toMatch(/^failed .*no namespace "nowhere"/);
    expect(checked.of('worker-running')).toMatch(/^unknown /);
  });
});

describe('with a Temporal server that ends', () => {
  let folder: string;
  let server: TemporalServer;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'customer-sync-checklist-'));
    const { path: binary } = await obtainTemporalServer({ say: () => undefined });
    const [port = 0] = await freePorts(1);
    const databaseFile = join(folder, 'temporal.db');
    server = await startTemporalServer({
      binary,
      port,
      uiPort: null,
      databaseFile,
      namespaces: ['own'],
      logFile: null,
    });
  });
  afterAll(async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  });

  test('it is reachable, and then it is not, and what depends on it is not known', async () => {
    const there = { TEMPORAL_ADDRESS: server.address, TEMPORAL_NAMESPACE: 'own' };
    expect((await check([], there)).of('temporal-reachable')).toMatch(/^ok /);
    await server.stop();
    const checked = await check(['--fix'], there);
    expect([checked.status, checked.stderr]).toEqual([1, '']);
    expect(checked.of('temporal-reachable')).toBe('failed The Temporal server does not answer.');
    expect(checked.of('search-attributes')).toBe('unknown The Temporal server does not answer.');
  });
});
