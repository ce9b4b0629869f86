/** Connectors with a budget, of two processes, against the stand-ins: what these saw is what counts. */
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { BudgetLimits } from '../../customer/request-budget.ts';
import type { UpstreamSystem } from '../../customer/sync-failure.ts';
import { controlOf, type Control } from '../../sandbox/control-client.ts';
import { startSandbox, type Sandbox } from '../../sandbox/start-sandbox.ts';
import { eventually } from '../../test/support/eventually.ts';
import { createIpaasConnector } from '../ipaas/connector.ts';
import { defaults, systemId } from '../ipaas/testing/test-customer.ts';
import { createOpenAIConnector } from '../openai/connector.ts';
import type { OpenRequestBudget } from './open-request-budget.ts';
import { describeGates, mostInASecond, notCancelled } from './testing/gates.ts';

let sandbox: Sandbox;
let controls: Record<UpstreamSystem, Control>;
beforeAll(async () => {
  sandbox = await startSandbox();
  controls = { openai: controlOf(sandbox.openaiUrl), ipaas: controlOf(sandbox.ipaasUrl) };
});
afterAll(() => sandbox.close());
beforeEach(async () => {
  await Promise.all(Object.values(controls).map(async (control) => await control.reset()));
});

/** A call of one request, as often as one likes. */
function asking(system: UpstreamSystem, budget: OpenRequestBudget): () => Promise<void> {
  if (system === 'openai') {
    const openai = createOpenAIConnector({ apiKey: 'sk-sandbox', baseUrl: sandbox.openaiUrl, budget });
    return async () => await openai.checkKey(notCancelled);
  }
  const access = { apiKey: 'ipaas-sandbox', baseUrl: sandbox.ipaasUrl, systemId };
  const ipaas = createIpaasConnector({ ...access, ...defaults, budget });
  return async () => await ipaas.checkCredentials(notCancelled);
}

const tooMany = { type: 'status', status: 429, headers: { 'retry-after': '30' } } as const;

describeGates('connectors with a budget', (gates) => {
  async function openTwo(limits: Partial<BudgetLimits>): Promise<[OpenRequestBudget, OpenRequestBudget]> {
    return [await gates.open(limits), await gates.open(limits)];
  }

  test.each(['openai', 'ipaas'] as const)(
    'never send more requests to %s in a second than the limit, however hard they push',
    async (system) => {
      // Sent in time, up to eight may be kept on the way by a busy machine and arrive together: as many as the pace
      // leaves free of the limit.
      const budgets = await openTwo({ requestsPerSecond: 150, inFlight: 8 });
      await eventually('they share', () => budgets.every((budget) => budget.reading().share === 4));
      const stopping = new AbortController();
      const push = async (ask: () => Promise<void>): Promise<void> => {
        while (!stopping.signal.aborted) await ask().catch(() => undefined);
      };
      const pushing = budgets.flatMap((budget) => {
        const ask = asking(system, budget);
        return Array.from({ length: 20 }, async () => await push(ask));
      });
      const rows = await eventually('they have sent for some seconds', async () => {
        const journal = await controls[system].journal();
        return journal.length > 400 && journal;
      });
      stopping.abort();
      await Promise.all(pushing);
      const times = rows.map(({ at }) => Date.parse(at));
      expect(mostInASecond(times)).toBeLessThanOrEqual(150);
    },
  );

  test.each(['openai', 'ipaas'] as const)('of which one meets a 429 of %s all send nothing', async (system) => {
    const [one, two] = await openTwo({});
    await controls[system].addFaults([{ match: { path: '.' }, times: 1, fault: tooMany }]);
    await expect(asking(system, one)()).rejects.toMatchObject({
      code: 'RateLimited',
      upstream: { system, status: 429 },
    });
    const sent = (await controls[system].journal()).length;
    await eventually('the other has heard of it', () => two.reading().pausedForMs > 25_000);
    for (const budget of [one, two]) {
      await expect(asking(system, budget)()).rejects.toMatchObject({ code: 'RateLimited', upstream: null });
    }
    expect(await controls[system].journal()).toHaveLength(sent);
  });

  test('do not slow down for a quota that is spent', async () => {
    const one = await gates.open();
    const body = { error: { message: 'x', type: 'insufficient_quota', code: 'insufficient_quota', param: null } };
    const spent = { ...tooMany, body } as const;
    await controls.openai.addFaults([{ match: { path: '.' }, times: 1, fault: spent }]);
    await expect(asking('openai', one)()).rejects.toMatchObject({ code: 'QuotaExceeded' });
    expect(one.reading()).toMatchObject({ requestsPerSecond: 1_000, inFlight: 0 });
  });

  test.each([
    ['openai', 'malformed'],
    ['openai', 'reset-before-commit'],
    ['ipaas', 'malformed'],
    ['ipaas', 'reset-before-commit'],
  ] as const)('give their place back where %s gives no good answer (%s)', async (system, type) => {
    const one = await gates.open({ inFlight: 1 });
    const status = { type: 'status', status: 500 } as const;
    await controls[system].addFaults([
      { match: { path: '.' }, times: 1, fault: { type } },
      { match: { path: '.' }, times: 1, fault: status },
    ]);
    await expect(asking(system, one)()).rejects.toMatchObject({ code: 'UpstreamUnavailable' });
    await expect(asking(system, one)()).rejects.toMatchObject({ code: 'UpstreamUnavailable' });
    await asking(system, one)();
    expect(one.reading().inFlight).toBe(0);
  });

  test('also pass a login through it', async () => {
    const budget = await gates.open();
    const login = { email: 'sandbox@example.com', password: 'sandbox-password', companyId: null };
    const connector = createIpaasConnector({ login, baseUrl: sandbox.ipaasUrl, systemId, ...defaults, budget });
    await controls.ipaas.addFaults([{ match: { path: 'Auth/Login' }, times: 1, fault: tooMany }]);
    await expect(connector.checkCredentials(notCancelled)).rejects.toMatchObject({ code: 'RateLimited' });
    expect(budget.reading().throttles).toBe(1);
  });
});
