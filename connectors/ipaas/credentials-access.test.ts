import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { controlOf, type Control } from '../../sandbox/control-client.ts';
import { startSandbox, type Sandbox } from '../../sandbox/start-sandbox.ts';
import { createIpaasConnector, type IpaasSettings } from './connector.ts';
import { customFieldApi } from './testing/definitions-on-stand-in.ts';
import { customField, defaults, mapped, systemId } from './testing/test-customer.ts';

let sandbox: Sandbox;
let control: Control;

beforeAll(async () => {
  sandbox = await startSandbox();
  control = controlOf(sandbox.ipaasUrl);
});
afterAll(() => sandbox.close());
beforeEach(() => control.reset());

const login = { email: 'sandbox@example.com', password: 'sandbox-password', companyId: null };

function connector(settings: Partial<IpaasSettings> = {}) {
  return createIpaasConnector({ ...defaults, login, baseUrl: sandbox.ipaasUrl, systemId, ...settings });
}

type Connector = ReturnType<typeof connector>;

async function upsert(ipaas: Connector, number: string) {
  const { signal } = new AbortController();
  const customer = mapped(
    { CustomerNumber: number, EmailAddress: `${number}@example.com` },
    customField('Season', 'Spring'),
  );
  return await ipaas.upsertCustomer(customer, {
    trackingGuid: crypto.randomUUID(),
    dryRun: false,
    signal,
    beforeWrite: async () => await Promise.resolve(),
  });
}

async function calls(path: string): Promise<number> {
  return (await control.journal()).filter((row) => row.path.includes(path)).length;
}

it('a user may write customers, too', async () => {
  const { signal } = new AbortController();
  await expect(connector().checkCredentials(signal)).resolves.toBeUndefined();
  await expect(connector({ login: { ...login, password: 'wrong' } }).checkCredentials(signal)).rejects.toMatchObject({
    code: 'IpaasAuthenticationFailure',
  });
});

it('logs in at the address of the single sign-on', async () => {
  const urls = { sso: `${sandbox.ipaasUrl}/sso`, customers: `${sandbox.ipaasUrl}/customers` };
  const { signal } = new AbortController();
  await connector({ baseUrl: 'http://127.0.0.1:1', urls }).checkCredentials(signal);
  expect(await calls('/Auth/Login')).toBe(1);
});

it('a token that ends under twenty upserts is renewed once, and a field they all miss is created once', async () => {
  const ipaas = connector({ customFieldApi });
  const numbers = Array.from({ length: 20 }, (_, index) => `CUST-T${index}`);
  await ipaas.checkCredentials(new AbortController().signal);
  const results = Promise.all(numbers.map(async (number) => await upsert(ipaas, number)));
  await control.journalWhen((rows) => rows.filter((row) => row.path.includes('/customers/')).length >= 10);
  await control.expireTokens();
  expect((await results).map(({ outcome }) => outcome)).toEqual(numbers.map(() => 'created'));
  expect([await calls('/Auth/Refresh'), await calls('/Auth/Login')]).toEqual([1, 1]);
  const { customers = [], custom_field_definitions: definitions = [] } = await control.state();
  expect(customers.filter((one) => numbers.includes(String(one['customer_number'])))).toHaveLength(20);
  expect(definitions.filter(({ name }) => name === 'Season')).toHaveLength(1);
});
