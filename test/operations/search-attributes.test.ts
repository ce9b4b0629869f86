/** A worker brings its search attributes with it, and where it may not, says what to do. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import proto from '@temporalio/proto';
import { searchAttributes } from '../../workflows/contract.ts';
import { eventually } from '../support/eventually.ts';
import { startDenyingTemporal, type DenyingTemporal } from '../support/denying-temporal.ts';
import { openStack, type Stack } from '../support/stack.ts';
import { temporalAddress } from '../support/temporal-server.ts';
import { logLines } from './log-lines.ts';

const ours = Object.values(searchAttributes).map(({ name }) => name);
const create = /temporal operator search-attribute create --namespace \S+ (--name \w+ --type Keyword ?){4}/;

let stack: Stack;
let namespace: string;
let denying: DenyingTemporal | null = null;
let count = 0;
beforeAll(async () => {
  stack = await openStack(import.meta.url);
});
afterAll(async () => {
  await stack.close();
});

/** A namespace in which no worker of ours has ever been. */
beforeEach(async () => {
  count += 1;
  namespace = `${stack.namespace}-${count}`;
  const { workflowService } = stack.client;
  const day = proto.google.protobuf.Duration.fromObject({ seconds: 86_400 });
  await workflowService.registerNamespace({ namespace, workflowExecutionRetentionPeriod: day });
  await eventually('the namespace is there', async () =>
    workflowService.listWorkflowExecutions({ namespace, pageSize: 1 }).catch(() => null),
  );
});
afterEach(async () => {
  await stack.stopWorkers();
  await denying?.close();
  denying = null;
});

async function registered(): Promise<Record<string, unknown>> {
  const { customAttributes } = await stack.client.connection.operatorService.listSearchAttributes({ namespace });
  return customAttributes;
}

async function deny(...calls: string[]): Promise<Record<string, string>> {
  denying = await startDenyingTemporal(temporalAddress(), calls);
  return { TEMPORAL_ADDRESS: denying.address, TEMPORAL_NAMESPACE: namespace };
}

describe('a worker in a namespace without our search attributes', () => {
  test('registers them, each as a keyword, and a second one finds them', async () => {
    expect(Object.keys(await registered())).not.toEqual(expect.arrayContaining(ours));
    await stack.startWorker({ TEMPORAL_NAMESPACE: namespace });
    const keyword = 2;
    const expected = Object.fromEntries(ours.map((name) => [name, keyword]));
    const known = await eventually('they are there', async () => {
      const all = await registered();
      return ours.every((name) => name in all) && all;
    });
    expect(known).toMatchObject(expected);
    await stack.startWorker({ TEMPORAL_NAMESPACE: namespace });
  });

  test('does not start where it may not register them, and says how to', async () => {
    const environment = await deny('AddSearchAttributes');
    const start = stack.startWorker(environment);
    await expect(start).rejects.toThrow(/ended with 1/);
    await expect(start).rejects.toThrow(
      `The namespace ${namespace} lacks the search attributes ${ours.join(', ')} and this worker may not register them.`,
    );
    await expect(start).rejects.toThrow(create);
    expect(denying?.refused).toEqual(['AddSearchAttributes']);
  });

  test('starts where it may not even see them, and warns', async () => {
    const worker = await stack.startWorker(await deny('ListSearchAttributes', 'AddSearchAttributes'));
    const warning = logLines(worker.output()).find(({ message }) => message?.includes('may not see'));
    expect(warning).toMatchObject({ level: 'warn' });
    expect(warning?.message).toMatch(create);
    expect(denying?.refused).toEqual(['ListSearchAttributes']);
  });
});

describe('a worker in a namespace that has them', () => {
  test('starts where it may not register any', async () => {
    await stack.startWorker({ TEMPORAL_NAMESPACE: namespace });
    await stack.stopWorkers();
    await stack.startWorker(await deny('AddSearchAttributes'));
    expect(denying?.refused).toEqual([]);
  });
});
