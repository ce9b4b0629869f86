/** Reads the sources of an Evidence from a running stack. */
import { ApplicationFailure, WorkflowFailedError, type Client, type WorkflowExecutionInfo } from '@temporalio/client';
import { z } from 'zod';
import { syncResultSchema } from '../../customer/sync-result-schema.ts';
import type { SyncResult } from '../../customer/sync-result.ts';
import type { Control } from '../../sandbox/control-client.ts';
import type { Stack } from '../support/stack.ts';
import { eventually } from '../support/eventually.ts';
import type { Evidence, HeldCustomer, WorkflowRun } from './evidence.ts';

const idSchema = z.union([z.number(), z.string()]).transform(String);
const textSchema = z
  .string()
  .nullish()
  .transform((text) => text ?? null);

const stateSchema = z.object({
  customers: z.array(
    z.object({
      id: idSchema,
      customer_number: textSchema,
      first_name: textSchema,
      last_name: textSchema,
      email_address: textSchema,
      comment: textSchema,
      custom_fields: z.array(z.object({ custom_field_name: z.string(), value: z.string() })),
    }),
  ),
  external_ids: z.array(z.object({ system_id: idSchema, external_id: z.string(), internal_id: idSchema })),
  custom_field_definitions: z.array(z.object({ name: z.string() })),
});

export async function collectIpaas(
  ipaas: Control,
): Promise<Pick<Evidence, 'customers' | 'links' | 'definitions' | 'writes'>> {
  const state = stateSchema.parse(await ipaas.state());
  return {
    customers: state.customers.map((held): HeldCustomer => ({
      id: held.id,
      customerNumber: held.customer_number,
      firstName: held.first_name,
      lastName: held.last_name,
      emailAddress: held.email_address,
      comment: held.comment,
      customFields: held.custom_fields.map(({ custom_field_name: name, value }) => ({ name, value })),
    })),
    links: state.external_ids.map((link) => ({
      systemId: link.system_id,
      externalId: link.external_id,
      internalId: link.internal_id,
    })),
    definitions: state.custom_field_definitions.map((definition) => definition.name),
    writes: await ipaas.writes(),
  };
}

/** The whole log, page by page. */
export async function collectRows({ syncLog }: Pick<Stack, 'syncLog'>): Promise<SyncResult[]> {
  const rows: SyncResult[] = [];
  let cursor: string | undefined;
  for (;;) {
    const page = await syncLog.list({ limit: 200, order: 'asc', cursor });
    rows.push(...page.items);
    if (page.nextCursor === null) return rows;
    cursor = page.nextCursor;
  }
}

/**
 * Every run of the namespace, once the list (which Temporal fills a moment later) shows all of them closed.
 * @param query of Temporal, where only some are meant
 */
export async function collectRuns(
  { client }: Pick<Stack, 'client'>,
  atLeast: number,
  query?: string,
): Promise<WorkflowRun[]> {
  const listed = await eventually(`Temporal lists ${atLeast} closed runs`, async () => {
    const executions = await listAll(client, query);
    const open = executions.filter(({ status }) => status.name === 'RUNNING');
    return executions.length >= atLeast && open.length === 0 ? executions : null;
  });
  return await Promise.all(
    listed.map(async ({ workflowId, runId }) => {
      const handle = client.workflow.getHandle(workflowId, runId);
      const { status } = await handle.describe();
      return { runId, status: status.name, result: await readResult(() => handle.result()) };
    }),
  );
}

async function readResult(result: () => Promise<unknown>): Promise<SyncResult | null> {
  try {
    return syncResultSchema.parse(await result());
  } catch (error) {
    if (!(error instanceof WorkflowFailedError)) throw error;
    const carried = error.cause instanceof ApplicationFailure ? error.cause.details?.[0] : null;
    return syncResultSchema.safeParse(carried).data ?? null;
  }
}

async function listAll(client: Client, query?: string): Promise<WorkflowExecutionInfo[]> {
  const executions: WorkflowExecutionInfo[] = [];
  for await (const execution of client.workflow.list(query === undefined ? {} : { query })) executions.push(execution);
  return executions;
}
