/** The HTTP API (design, section 5) as other programs meet it: a process of its own, real HTTP, a real Temporal server. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { AxiosResponse } from 'axios';
import { z } from 'zod';
import { failures, isFailureCode, type FailureCode } from '../customer/failures.ts';
import type { SyncResult } from '../customer/sync-result.ts';
import { syncResultSchema, syncStateSchema } from '../customer/sync-result-schema.ts';
import { freePorts } from '../tools/free-port.ts';
import { startApi, type ApiProcess } from './support/api-process.ts';
import { eventually } from './support/eventually.ts';
import { runNode } from './support/node-process.ts';
import { newCustomer, sendCustomer } from './support/openai-records.ts';
import { openStack, type Stack } from './support/stack.ts';

const startedSchema = z.strictObject({
  syncId: z.uuid(),
  workflowId: z.string(),
  runId: z.uuid(),
  links: z.strictObject({ temporal: z.url(), self: z.url() }),
});
const liveSchema = syncStateSchema.extend({
  current: z.strictObject({
    step: z.string(),
    attempts: z.number(),
    nextRetryAt: z.iso.datetime().nullable(),
    waitingFor: z.string().nullable(),
  }),
});
const problemSchema = z.strictObject({
  type: z.string(),
  title: z.string().min(10),
  status: z.number(),
  detail: z.string().min(10),
  code: z.custom<FailureCode>(isFailureCode),
  resolution: z.string().min(10),
});
const pageSchema = z.strictObject({ items: z.array(syncResultSchema), nextCursor: z.string().nullable() });

let stack: Stack;
let api: ApiProcess;
beforeAll(async () => {
  stack = await openStack(import.meta.url);
  const [worker] = await Promise.all([stack.startWorker(), startHere()]);
  api = await startHere();
  expect(worker.output()).toContain('ready');
});
afterAll(async () => {
  await api.kill('SIGKILL');
  await stack.close();
});
