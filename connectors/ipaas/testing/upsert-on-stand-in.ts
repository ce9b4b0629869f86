/** A connector and the stand-in it talks to, for the tests of one file. */
import { afterAll, beforeAll, beforeEach } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { MappedCustomer } from '../../../customer/mapped-customer.ts';
import { startSandbox, type Sandbox } from '../../../sandbox/start-sandbox.ts';
import { createIpaasConnector, type IpaasConnector, type IpaasSettings, type UpsertOptions } from '../connector.ts';
import type { UpsertResult } from '../upsert-terms.ts';
import { controlStandIn, type StandInControl } from './stand-in-control.ts';
import { defaults, systemId } from './test-customer.ts';

export interface UpsertOnStandIn {
  readonly standIn: StandInControl;
  readonly ipaasUrl: string;
  connector: (settings?: Partial<IpaasSettings>) => IpaasConnector;
  upsert: (
    customer: MappedCustomer,
    options?: Partial<UpsertOptions>,
    settings?: Partial<IpaasSettings>,
  ) => Promise<UpsertResult>;
}

/** To be called once in a test file: the stand-in is fresh for each test and gone after the last. */
export function upsertOnStandIn(): UpsertOnStandIn {
  let sandbox: Sandbox;
  let standIn: StandInControl;
  beforeAll(async () => {
    sandbox = await startSandbox({ openaiPort: 0, ipaasPort: 0 });
    standIn = controlStandIn(sandbox.ipaasUrl);
  });
  afterAll(() => sandbox.close());
  beforeEach(() => standIn.reset());

  const connector = (settings: Partial<IpaasSettings> = {}): IpaasConnector =>
    createIpaasConnector({
      apiKey: 'ipaas-sandbox',
      baseUrl: sandbox.ipaasUrl,
      systemId,
      ...defaults,
      ...settings,
    });
  return {
    get standIn() {
      return standIn;
    },
    get ipaasUrl() {
      return sandbox.ipaasUrl;
    },
    connector,
    upsert: async (customer, options = {}, settings = {}) =>
      await connector(settings).upsertCustomer(customer, {
        trackingGuid: randomUUID(),
        dryRun: false,
        signal: new AbortController().signal,
        beforeWrite: async () => undefined,
        ...options,
      }),
  };
}
