import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { MappedCustomer } from '../../customer/mapped-customer.ts';
import { startSandbox, type Sandbox } from '../../sandbox/start-sandbox.ts';
import { createIpaasConnector, type IpaasSettings, type UpsertOptions } from './connector.ts';
import { controlStandIn, type StandInControl } from './testing/stand-in-control.ts';
import { customField, defaults, get, held, linked, lookup, mapped, systemId } from './testing/test-customer.ts';

let sandbox: Sandbox;
let standIn: StandInControl;

beforeAll(async () => {
  sandbox = await startSandbox({ openaiPort: 0, ipaasPort: 0 });
  standIn = controlStandIn(sandbox.ipaasUrl);
});
afterAll(() => sandbox.close());
beforeEach(() => standIn.reset());

function connector(settings: Partial<IpaasSettings> = {}) {
  return createIpaasConnector({
    apiKey: 'ipaas-sandbox',
    baseUrl: sandbox.ipaasUrl,
    systemId,
    ...defaults,
    ...settings,
  });
}

function upsert(customer: MappedCustomer, options: Partial<UpsertOptions> = {}, settings: Partial<IpaasSettings> = {}) {
  const signal = new AbortController().signal;
  return connector(settings).upsertCustomer(customer, {
    trackingGuid: randomUUID(),
    dryRun: false,
    signal,
    beforeWrite: async () => undefined,
    ...options,
  });
}

function checkCredentials(settings: Partial<IpaasSettings> = {}) {
  return connector(settings).checkCredentials(new AbortController().signal);
}

describe('what iPaaS.com refuses', () => {
  it('names the custom field that does not exist', async () => {
    await standIn.putCustomer(7, linked);
    await expect(upsert(mapped({}, customField('Shoe Size', '42')))).rejects.toMatchObject({
      code: 'CustomFieldMissing',
      problems: [{ field: 'Shoe Size' }],
      upstream: { status: 400, code: 'VALD-1011' },
    });
    expect(await standIn.committed()).toBe(0);
  });

  it('is said in our words, without the value', async () => {
    const failure = upsert(mapped({ EmailAddress: 'not an address' }));
    await expect(failure).rejects.toMatchObject({ code: 'IpaasRejected', upstream: { code: 'VALD-1036' } });
    await expect(failure).rejects.not.toThrow('not an address');
  });

  it('is a wrong key', async () => {
    await expect(upsert(mapped(), {}, { apiKey: 'wrong' })).rejects.toMatchObject({
      code: 'IpaasAuthenticationFailure',
      retryable: false,
      upstream: { system: 'ipaas', status: 401 },
    });
  });

  it.each([
    { status: 429, headers: { 'Retry-After': '3' }, code: 'RateLimited', retryAfterMs: 3000 },
    { status: 503, headers: { 'Retry-After': '4' }, code: 'UpstreamUnavailable', retryAfterMs: 4000 },
    { status: 500, headers: {}, code: 'UpstreamUnavailable', retryAfterMs: null },
  ])('for now ($status) is worth another try', async ({ status, headers, code, retryAfterMs }) => {
    await standIn.fail('LookupSpecial', { type: 'status', status, headers });
    await expect(upsert(mapped())).rejects.toMatchObject({ code, retryable: true, retryAfterMs });
  });
});

describe('the look-up of a link', () => {
  it.each([
    { body: '"7"', meaning: 'the customer 7' },
    { body: '7', meaning: 'the customer 7' },
    { body: ' 7\n', meaning: 'the customer 7' },
  ])('understands $body as $meaning', async ({ body }) => {
    await standIn.putCustomer(7, held);
    await standIn.fail('LookupSpecial', { type: 'status', status: 200, body });
    expect(await upsert(mapped())).toMatchObject({ outcome: 'unchanged', ipaasId: '7' });
    expect(await standIn.calls()).toEqual([lookup, get(7)]);
  });

  it.each(['"DELETED:7"', 'DELETED:7', 'null', '""', ''])('understands %j as no link', async (body) => {
    await standIn.fail('LookupSpecial', { type: 'status', status: 200, body });
    expect(await upsert(mapped(), { dryRun: true })).toMatchObject({ outcome: 'created' });
  });

  it.each(['"../7"', '"abc"', '{"id":7}', '[7]', '<html></html>', '-7', '"0"'])(
    'takes %s for no answer, rather than write to a wrong customer',
    async (body) => {
      await standIn.fail('LookupSpecial', { type: 'status', status: 200, body });
      await expect(upsert(mapped())).rejects.toMatchObject({ code: 'UpstreamUnavailable', retryable: true });
    },
  );
});

describe('the check of the credentials', () => {
  it('passes with one call that writes nothing', async () => {
    await expect(checkCredentials()).resolves.toBeUndefined();
    expect(await standIn.calls()).toEqual([lookup]);
    expect(await standIn.committed()).toBe(0);
  });

  it.each([
    { title: 'a wrong key', settings: { apiKey: 'wrong' }, code: 'IpaasAuthenticationFailure' },
    { title: 'a wrong system id', settings: { systemId: 1 }, code: 'IpaasRejected' },
    { title: 'an address where nobody is', settings: { baseUrl: 'http://127.0.0.1:1' }, code: 'UpstreamUnavailable' },
  ])('fails with $title', async ({ settings, code }) => {
    await expect(checkCredentials(settings)).rejects.toMatchObject({ code });
  });
});
