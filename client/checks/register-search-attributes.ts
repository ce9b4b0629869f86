import type { Client } from '@temporalio/client';
import proto from '@temporalio/proto';
import { SyncFailure } from '../../customer/sync-failure.ts';
import { grpc, grpcCodeOf } from '../temporal-failure.ts';
import { askTemporal } from './ask-temporal.ts';
import { missingSearchAttributes } from './search-attributes.ts';

const shownWithinMs = 10_000;
const lookAgainMs = 100;

/**
 * Registers the search attributes that the namespace lacks; those that are there stay as they are.
 * @returns the names of those that were registered, once the server shows them
 * @throws SyncFailure TemporalUnavailable, also where the server does not let us
 */
export async function registerSearchAttributes(client: Client): Promise<string[]> {
  const missing = await missingSearchAttributes(client);
  if (missing.length === 0) return [];
  await add(client, missing);
  const giveUpAt = Date.now() + shownWithinMs;
  while (Date.now() < giveUpAt && (await missingSearchAttributes(client)).length > 0) {
    await new Promise((resolve) => setTimeout(resolve, lookAgainMs));
  }
  return missing;
}

async function add(client: Client, names: readonly string[]): Promise<void> {
  const { namespace } = client.options;
  const keyword = proto.temporal.api.enums.v1.IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD;
  const attributes = Object.fromEntries(names.map((name) => [name, keyword]));
  try {
    await askTemporal(client, () =>
      client.connection.operatorService.addSearchAttributes({ namespace, searchAttributes: attributes }),
    );
  } catch (error) {
    // A worker that has just started was faster.
    if (grpcCodeOf(error) === alreadyExists) return;
    if (error instanceof SyncFailure && grpcCodeOf(error.cause) !== grpc.permissionDenied) throw error;
    throw notAllowed(namespace, names, error);
  }
}

/** gRPC's ALREADY_EXISTS. */
const alreadyExists = 6;

function notAllowed(namespace: string, names: readonly string[], cause: unknown): SyncFailure {
  const flags = names.map((name) => `--name ${name} --type Keyword`).join(' ');
  return new SyncFailure(
    'TemporalUnavailable',
    `The Temporal server does not let us register search attributes. Somebody who may does it by: temporal operator search-attribute create --namespace ${namespace} ${flags}`,
    { cause },
  );
}
