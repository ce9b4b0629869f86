import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startSandbox, type Sandbox } from '../../sandbox/start-sandbox.ts';
import { openAccessView } from './access-view.ts';
import { apiKeyCredentials } from './credentials.ts';
import { controlStandIn, type StandInControl } from './testing/stand-in-control.ts';
import { systemId } from './testing/test-customer.ts';

let sandbox: Sandbox;
let control: StandInControl;

beforeAll(async () => {
  sandbox = await startSandbox();
  control = controlStandIn(sandbox.ipaasUrl);
});
afterAll(() => sandbox.close());
beforeEach(() => control.reset());

const { signal } = new AbortController();

function view(apiKey = 'ipaas-sandbox') {
  return openAccessView({ baseUrl: sandbox.ipaasUrl, systemId }, apiKeyCredentials(apiKey));
}

describe('the look at what credentials may do', () => {
  it('passes with good ones, and changes nothing', async () => {
    await view().lookUp(signal);
    await view().search(signal);
    expect(await control.calls()).toEqual(['POST External/LookupSpecial', 'GET Customers']);
    expect(await control.committed()).toBe(0);
  });

  it.each(['lookUp', 'search', 'subscriptions'] as const)('%s fails with a wrong key', async (what) => {
    await expect(view('wrong-key')[what](signal)).rejects.toMatchObject({ code: 'IpaasAuthenticationFailure' });
  });

  it('lists the subscriptions, and which one is iPaaS.com itself', async () => {
    expect(await view().subscriptions(signal)).toEqual([
      { id: 10001, name: 'iPaaS.com', isIpaasItself: true },
      { id: 10684, name: 'OpenAI - Release', isIpaasItself: false },
      { id: 10711, name: 'Web Shop - Release', isIpaasItself: false },
    ]);
  });

  it('tells a list that is none', async () => {
    await control.fail('/Subscriptions', { type: 'status', status: 200, body: [{ name: 'without an id' }] });
    await expect(view().subscriptions(signal)).rejects.toMatchObject({ code: 'UpstreamUnavailable' });
  });
});
