/** The Manual Sync page of a service that asks for an API key, and its checklist: in a real browser. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { startApi, type ApiProcess } from '../support/api-process.ts';
import { launchChromium } from '../support/chromium.ts';
import { newCustomer, sendCustomer } from '../support/openai-records.ts';
import { openStack, type Stack } from '../support/stack.ts';
import { chromiumPath, describeInChromium, skippedNote } from './in-chromium.ts';
import { accessibilityProblems, openPage, picture, rowWith, see, seeOutcome, start } from './manual-sync-page.ts';

const key = 'a-key-of-the-support-desk';

function keyLine(name: string, scopes: string, text: string): string {
  return `${name}:${scopes}:${createHash('sha256').update(text).digest('hex')}`;
}

describeInChromium(`the Manual Sync page, behind API keys${skippedNote}`, () => {
  let stack: Stack;
  let api: ApiProcess;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    [stack, browser] = await Promise.all([openStack(import.meta.url), launchChromium(chromiumPath ?? '')]);
    const keys = [keyLine('support', 'read+sync', key), keyLine('reader', 'read', 'a-key-to-read')];
    [api] = await Promise.all([startApi({ ...stack.environment, API_KEYS: keys.join(',') }), stack.startWorker()]);
    await stack.sync(await sendCustomer(stack.openaiUrl, newCustomer('KEY-0')));
  });
  afterAll(async () => {
    await browser.close();
    await stack.close();
    await api.kill('SIGKILL');
  });

  beforeEach(async () => {
    page = await openPage(browser);
  });
  afterEach(async () => {
    await page.context().close();
  });

  async function giveKey(text: string): Promise<void> {
    await page.getByLabel('API key', { exact: true }).last().fill(text);
    await page.getByRole('button', { name: 'Use this key' }).click();
  }

  test('asks for a key, says when it is not accepted, and works with a good one', async () => {
    const responseId = await sendCustomer(stack.openaiUrl, newCustomer('KEY-1'));
    await page.goto(api.url);
    await page.getByText('This service asks for an API key.').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await picture(page, 'key');

    await giveKey('wrong');
    await page.getByText('The key was not accepted.').waitFor();
    await giveKey(key);
    await rowWith(page, 'KEY-0').waitFor();
    await start(page, responseId);
    await seeOutcome(page, 'created');
    await see(page, 'The customer is new in iPaaS.com.');

    const [json] = await Promise.all([
      page.context().waitForEvent('page'),
      page.getByRole('link', { name: 'JSON' }).click(),
    ]);
    await json.getByText('"outcome": "created"').waitFor();
  });

  test('a bulk is started, followed and its failures are downloaded with the key, which no link carries', async () => {
    const responseId = await sendCustomer(stack.openaiUrl, newCustomer('KEY-3'));
    await page.goto(api.url);
    await giveKey(key);
    await rowWith(page, 'KEY-0').waitFor();
    await start(page, `${responseId} resp_sandbox_no_names`);
    await see(page, 'All 2 have ended.');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download failures (CSV)' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^failures-[\da-f-]+\.csv$/);
    const csv = await readFile(await download.path(), 'utf8');
    expect(csv.trim().split('\n')).toEqual([
      expect.stringMatching(/^line,responseId,/),
      expect.stringMatching(/^2,resp_sandbox_no_names,.*MissingRequiredField/),
    ]);
  });

  test('keeps the key for this tab alone: a reload has it, another tab and the lasting storage do not', async () => {
    await page.goto(api.url);
    await giveKey(key);
    await rowWith(page, 'KEY-0').waitFor();
    await page.reload();
    await rowWith(page, 'KEY-0').waitFor();
    expect(await page.evaluate('localStorage.length + document.cookie.length')).toBe(0);
    const other = await page.context().newPage();
    await other.goto(api.url);
    await other.getByText('This service asks for an API key.').waitFor();
  });

  test('a key that may only read starts nothing, and is told why', async () => {
    const responseId = await sendCustomer(stack.openaiUrl, newCustomer('KEY-2'));
    await page.goto(api.url);
    await giveKey('a-key-to-read');
    await rowWith(page, 'KEY-0').waitFor();
    await start(page, responseId);
    await page.getByText('The API key lacks the scope "sync".').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
  });
});
