import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { clockSkew } from './clock-skew.ts';
import { openCheckedSandbox, type CheckedSandbox } from './testing/checked-sandbox.ts';

let sandbox: CheckedSandbox;
beforeAll(async () => {
  sandbox = await openCheckedSandbox();
});
afterAll(() => sandbox.close());
beforeEach(() => sandbox.reset());

/** The next answer is of a time so many seconds from now. */
function answerFrom(seconds: number) {
  const date = new Date(Date.now() + seconds * 1_000).toUTCString();
  return [{ match: { method: 'HEAD' }, times: 1, fault: { type: 'status', status: 401, headers: { date } } as const }];
}

describe('the check of clocks', () => {
  test('is ok where they agree, and asks without credentials', async () => {
    const result = await sandbox.run(clockSkew);
    expect(result).toMatchObject({ status: 'ok', detail: "This machine's clock agrees with OpenAI and iPaaS.com." });
    expect((await sandbox.openai.journal()).map(({ method }) => method)).toEqual(['HEAD']);
  });

  test.each([25, -25])('is ok where OpenAI is %d s from us', async (seconds) => {
    await sandbox.openai.addFaults(answerFrom(seconds));
    expect(await sandbox.run(clockSkew)).toMatchObject({ status: 'ok', resolution: null });
  });

  test.each([
    [45, 'warning', /4[456] s behind that of OpenAI/],
    [-45, 'warning', /4[456] s ahead of that of OpenAI/],
    [290, 'warning', /5 min behind/],
    [600, 'failed', /10 min behind that of OpenAI/],
    [-3_600, 'failed', /60 min ahead of that of OpenAI/],
  ] as const)('OpenAI %d s from us: %s', async (seconds, status, words) => {
    await sandbox.openai.addFaults(answerFrom(seconds));
    const result = await sandbox.run(clockSkew);
    expect(result).toMatchObject({ status, detail: expect.stringMatching(words) });
    expect(result.resolution).toContain('NTP');
  });

  test('tells of the clock that is farthest off', async () => {
    await sandbox.openai.addFaults(answerFrom(60));
    await sandbox.ipaas.addFaults(answerFrom(900));
    expect(await sandbox.run(clockSkew)).toMatchObject({
      status: 'failed',
      detail: expect.stringContaining('iPaaS.com'),
    });
  });

  test('tells where Temporal is ahead, by the last question for work', async () => {
    sandbox.temporal.lastAskedAt(Date.now() + 90_000);
    expect(await sandbox.run(clockSkew)).toMatchObject({
      status: 'warning',
      detail: expect.stringMatching(/(8\d|90) s behind that of Temporal/),
    });
  });

  test('takes no old question for work for a slow clock', async () => {
    sandbox.temporal.lastAskedAt(Date.now() - 240_000);
    expect(await sandbox.run(clockSkew)).toMatchObject({ status: 'ok' });
  });

  test('goes by those that answer', async () => {
    const result = await sandbox.run(clockSkew, { OPENAI_BASE_URL: 'http://127.0.0.1:1/v1' });
    expect(result).toMatchObject({ status: 'ok', detail: "This machine's clock agrees with iPaaS.com." });
  });

  test('cannot tell where none does', async () => {
    const nowhere = { OPENAI_BASE_URL: 'http://127.0.0.1:1/v1', IPAAS_BASE_URL: 'http://127.0.0.1:1' };
    expect(await sandbox.run(clockSkew, nowhere)).toMatchObject({ status: 'unknown' });
  });
});
