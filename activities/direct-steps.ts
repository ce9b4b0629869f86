import type { IpaasConnector } from '../connectors/ipaas/connector.ts';
import type { OpenAIConnector } from '../connectors/openai/connector.ts';
import type { MapCustomerInput, SyncSteps } from '../customer/flow/steps.ts';
import type { StepReport } from '../customer/flow/step-report.ts';
import type { MappingReport } from '../customer/mapped-customer.ts';
import { assertValid } from '../customer/validate.ts';
import { applyCollection } from '../mapping/apply/apply-collection.ts';
import type { Collections } from '../mapping/sources/collections.ts';
import type { CustomerLeases } from '../sync-log/customer-leases.ts';
import { upsertInTurn } from './upsert-in-turn.ts';

/** What the steps of a sync work with. */
export interface StepRooms {
  openai: OpenAIConnector;
  ipaas: IpaasConnector;
  collections: Collections;
  /** Our subscription in iPaaS.com. */
  systemId: number;
  leases: CustomerLeases;
}

/**
 * The functions of the six activities without Temporal in between, for one sync. They throw SyncFailure instead of an
 * activity's failure, and try once.
 * @param sync its id, under which its customer is held; the signal ends the looking, never a write that has begun
 */
export function directSteps(rooms: StepRooms, sync: { syncId: string; signal: AbortSignal }): SyncSteps {
  const { openai, ipaas, leases } = rooms;
  const { signal } = sync;
  return {
    authenticate: () =>
      timed(async () => {
        await openai.checkKey(signal);
        return null;
      }),
    fetchResponse: ({ responseId }) => timed(async () => await openai.fetchSourceRecord(responseId, signal)),
    mapCustomer: (input) => timed(async () => await mapRecord(rooms, input)),
    validateCustomer: (customer) =>
      timed(() => {
        assertValid(customer);
        return Promise.resolve(null);
      }),
    upsertCustomer: (input) => timed(async () => await upsertInTurn(ipaas, leases, input, sync)),
  };
}

/**
 * Applies the mapping collection to the source record, whole in one version of it, whoever changes the collection
 * meanwhile.
 * @throws SyncFailure MappingInvalid, FormulaFailed, RefusedByErrorFilter
 */
export async function mapRecord(
  { collections, systemId }: Pick<StepRooms, 'collections' | 'systemId'>,
  input: MapCustomerInput,
): Promise<MappingReport> {
  const { collection, warnings } = await collections.find(input.collection);
  const context = { syncTime: new Date(input.syncTime), systemId };
  return { ...applyCollection(input.source, collection, context), warnings };
}

async function timed<T>(work: () => Promise<T>): Promise<StepReport<T>> {
  const startedAt = Date.now();
  const value = await work();
  return {
    value,
    timing: { attempts: 1, startedAt: new Date(startedAt).toISOString(), durationMs: Date.now() - startedAt },
  };
}
