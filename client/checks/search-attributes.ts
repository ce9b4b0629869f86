import type { Client } from '@temporalio/client';
import { searchAttributes } from '../../workflows/contract.ts';
import { askTemporal } from './ask-temporal.ts';
import { failed, ok, type CheckDefinition } from './check.ts';
import { listed } from './words.ts';

export const searchAttributesRegistered: CheckDefinition = {
  id: 'search-attributes',
  title: 'Search attributes are registered',
  async run({ client }) {
    const missing = await missingSearchAttributes(client);
    if (missing.length === 0) return ok('The Temporal namespace has every search attribute that a sync sets.');
    return failed(
      `The namespace "${client.options.namespace}" lacks ${listed(missing)}.`,
      'Run customer-sync check --fix, or start a worker once: both register them.',
    );
  },
};

/** @throws SyncFailure TemporalUnavailable */
export async function missingSearchAttributes(client: Client): Promise<string[]> {
  const { namespace } = client.options;
  const { customAttributes } = await askTemporal(client, () =>
    client.connection.operatorService.listSearchAttributes({ namespace }),
  );
  const names = Object.values(searchAttributes).map((key) => key.name);
  return names.filter((name) => !Object.hasOwn(customAttributes, name));
}
