import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { SettingsError } from '../../config/read-environment.ts';
import { SyncFailure } from '../../customer/sync-failure.ts';
import { failed, ok, warning, type CheckDefinition, type CheckResult } from './check.ts';
import { checklist } from './checklist.ts';
import { runChecks } from './run-checks.ts';
import { openCheckedSandbox, type CheckedSandbox } from './testing/checked-sandbox.ts';

let sandbox: CheckedSandbox;
beforeAll(async () => {
  sandbox = await openCheckedSandbox();
});
afterAll(() => sandbox.close());
beforeEach(() => sandbox.reset());

function saying(result: CheckResult): CheckDefinition {
  return { id: result.status, title: result.status, run: () => Promise.resolve(result) };
}

function throwing(error: unknown): CheckDefinition {
  async function run(): Promise<never> {
    throw error;
  }
  return { id: 'throws', title: 'Throws', run };
}

const good = saying(ok('Good.'));
const bad = saying(failed('Bad.', 'Mend it.', 'MappingInvalid'));

async function report(...definitions: CheckDefinition[]) {
  return await runChecks(sandbox.contextWith(), { definitions });
}

describe('the checklist', () => {
  test('has the five of the integration guide first, and each id once', () => {
    const ids = checklist.map(({ id }) => id);
    expect(ids).toEqual([
      'required-fields-mapped',
      'names-mapped',
      'email-mapped-and-validated',
      'openai-credentials',
      'custom-fields-exist',
      'ipaas-credentials',
      'ipaas-subscription',
      'mapping-valid',
      'conflicting-mappings',
      'temporal-reachable',
      'search-attributes',
      'worker-running',
      'store-reachable',
      'clock-skew',
      'sandbox',
    ]);
  });

  test('tells every check in its order, and when', async () => {
    const { checks, ok: isOk, checkedAt } = await report(bad, good);
    expect(checks).toEqual([
      {
        id: 'failed',
        title: 'failed',
        status: 'failed',
        detail: 'Bad.',
        resolution: 'Mend it.',
        code: 'MappingInvalid',
      },
      { id: 'ok', title: 'ok', status: 'ok', detail: 'Good.', resolution: null, code: null },
    ]);
    expect(isOk).toBe(false);
    expect(Date.now() - Date.parse(checkedAt)).toBeLessThan(10_000);
  });

  test('is ok with a warning, and with what could not be found out', async () => {
    const odd = throwing(new SyncFailure('TemporalUnavailable', 'Away.'));
    expect((await report(good, saying(warning('Odd.', 'Look.')), odd)).ok).toBe(true);
  });

  test.each([
    ['a failure', new SyncFailure('TemporalUnavailable', 'Away.'), 'Away.'],
    ['settings', new SettingsError('These are wrong:\n  A_KEY: is not set\nSet them.'), 'A_KEY is not set.'],
    ['an error without its words, which may hold anything', new TypeError('secret'), '(TypeError)'],
  ])('tells %s that a check met as unknown', async (_case, error, words) => {
    const { checks } = await report(throwing(error));
    expect(checks).toMatchObject([{ status: 'unknown', detail: expect.stringContaining(words), code: null }]);
    expect(JSON.stringify(checks)).not.toContain('secret');
  });

  test('a check that hangs is unknown after its deadline, and holds up no other', async () => {
    const hangs: CheckDefinition = { id: 'hangs', title: 'Hangs', run: () => new Promise(() => undefined) };
    const { checks } = await runChecks(sandbox.contextWith(), { definitions: [hangs, good], deadlineMs: 50 });
    expect(checks.map(({ status }) => status)).toEqual(['unknown', 'ok']);
    expect(checks[0]?.detail).toBe('There was no answer within 0.05 s.');
  });

  test('an iPaaS.com that hangs makes its checks unknown, and the others stay as they are', async () => {
    await sandbox.ipaas.addFaults([{ match: {}, times: 100, fault: { type: 'hang' } }]);
    const { checks } = await runChecks(sandbox.contextWith(), { deadlineMs: 1_000 });
    const statusOf = (id: string) => checks.find((check) => check.id === id)?.status;
    expect(
      ['ipaas-credentials', 'ipaas-subscription', 'custom-fields-exist', 'conflicting-mappings'].map(statusOf),
    ).toEqual(['unknown', 'unknown', 'unknown', 'unknown']);
    expect(['openai-credentials', 'mapping-valid', 'store-reachable'].map(statusOf)).toEqual(['ok', 'ok', 'ok']);
  });

  test('logs a user of iPaaS.com in once for all checks', async () => {
    const user = { IPAAS_API_KEY: '', IPAAS_EMAIL: 'sandbox@example.com', IPAAS_PASSWORD: 'sandbox-password' };
    const { checks } = await runChecks(sandbox.contextWith(user));
    expect(checks.find(({ id }) => id === 'ipaas-subscription')).toMatchObject({ status: 'ok' });
    const logins = (await sandbox.ipaas.journal()).filter(({ path }) => path.includes('/Auth/Login'));
    expect(logins).toHaveLength(1);
    expect(await sandbox.ipaas.writes()).toEqual([]);
  });
});
