/** The deep links into the Temporal UI that docs/temporal-ui.md gives, opened in a real browser as they stand there. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../support/chromium.ts';
import { eventually } from '../support/eventually.ts';
import { openStack, type Stack } from '../support/stack.ts';
import { temporalUiUrl } from '../support/temporal-server.ts';
import { documentedLinks } from './documented-links.ts';
import { chromiumPath, describeInChromium } from './in-chromium.ts';

const pictures = fileURLToPath(new URL('../../test-output/temporal-ui-links/', import.meta.url));

/** Of the syncs below, by the id of their response: which link has to show which. */
const allIds = ['existing_customer', 'new_customer', 'no_email', 'bad_email', 'in_progress'].map(
  (name) => `resp_sandbox_${name}`,
);

describeInChromium('a deep link of the documentation', () => {
  let stack: Stack;
  let browser: Browser;
  let page: Page;
  let links: Map<string, string>;

  beforeAll(async () => {
    [stack, browser] = await Promise.all([openStack(import.meta.url), launchChromium(chromiumPath ?? '')]);
    page = await browser.newPage({ viewport: { width: 1400, height: 1000 } });
    page.setDefaultTimeout(20_000);
    links = await documentedLinks({ uiUrl: temporalUiUrl(), namespace: stack.namespace });
    await stack.startWorker();
    const waits = { type: 'status', status: 503, headers: { 'retry-after': '600' } } as const;
    await stack.openai.addFaults([{ match: { path: 'resp_sandbox_in_progress' }, times: 1, fault: waits }]);
    await stack.start('resp_sandbox_in_progress');
    for (const name of ['existing_customer', 'no_email', 'bad_email']) await stack.sync(`resp_sandbox_${name}`);
    await eventually('all of them can be found', async () => {
      const { count } = await stack.client.workflow.count('SyncOutcome IS NOT NULL');
      return count === 3;
    });
  });
  afterAll(async () => {
    await browser.close();
    await stack.close();
  });
  afterEach(async () => {
    const name = expect.getState().currentTestName?.replaceAll(/\W+/g, '-').slice(0, 70);
    await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
  });

  async function open(heading: string): Promise<void> {
    const link = links.get(heading);
    if (link === undefined) throw new Error(`The documentation has no link under "${heading}".`);
    await page.goto(link);
  }

  /** The ids of the responses whose syncs the list shows. */
  async function listed(): Promise<string[]> {
    const rows = page.getByRole('main').getByRole('link', { name: /^sync-customer-resp_/ });
    await rows.first().waitFor();
    const texts = await rows.allInnerTexts();
    return allIds.filter((id) => texts.some((text) => text.trim() === `sync-customer-${id}`));
  }

  test('is tested, each of them', () => {
    expect([...links.keys()]).toEqual([
      'Start a sync',
      'All syncs that ended with an error',
      'Failed syncs by error code',
      "One customer's history",
      'All syncs of one response',
      'Syncs that run or wait',
    ]);
  });

  test.each([
    ['All syncs that ended with an error', ['resp_sandbox_no_email', 'resp_sandbox_bad_email']],
    ['Failed syncs by error code', ['resp_sandbox_no_email']],
    ["One customer's history", ['resp_sandbox_existing_customer']],
    ['All syncs of one response', ['resp_sandbox_no_email']],
    ['Syncs that run or wait', ['resp_sandbox_in_progress']],
  ])('lists what its heading says and nothing else: %s', async (heading, expected) => {
    await open(heading);
    expect(await listed()).toEqual(expected);
  });

  test('of a list leads on to what a sync did', async () => {
    await open('Failed syncs by error code');
    await page.getByRole('link', { name: 'sync-customer-resp_sandbox_no_email' }).first().click();
    await page.getByRole('heading', { name: 'sync-customer-resp_sandbox_no_email' }).waitFor();
    const main = page.getByRole('main');
    await main.getByText('Failed', { exact: true }).first().waitFor();
    expect(await main.innerText()).toContain('MissingRequiredField');
  });

  test('opens the start form filled in; with an input the sync runs', async () => {
    await open('Start a sync');
    await page.getByText('Task Queue is Active').waitFor();
    const main = page.getByRole('main');
    expect(await main.getByLabel('Workflow ID').inputValue()).toBe('sync-customer-resp_sandbox_new_customer');
    expect(await main.getByLabel('Task Queue').inputValue()).toBe('customer-sync');
    expect(await main.getByLabel('Workflow Type').inputValue()).toBe('syncCustomer');
    const editor = main.locator('[contenteditable="true"]');
    await editor.click();
    await page.keyboard.insertText('{"responseId":"resp_sandbox_new_customer"}');
    await editor.blur();
    await page.getByRole('button', { name: 'Start Workflow' }).click();
    const result = await eventually('the sync has ended', async () => {
      const { items } = await stack.syncLog.list({ responseId: 'resp_sandbox_new_customer', limit: 1, order: 'desc' });
      return items[0];
    });
    expect(result).toMatchObject({ outcome: 'created', trigger: 'manual' });
  });

  test('can be kept as a view of the UI', async () => {
    await open('Failed syncs by error code');
    await listed();
    await page.getByRole('button', { name: /Save as New/i }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox').fill('Missing fields');
    await dialog.getByRole('button', { name: /save/i }).click();
    await page.goto(`${temporalUiUrl()}/namespaces/${stack.namespace}/workflows`);
    await page.getByRole('button', { name: 'Missing fields' }).or(page.getByText('Missing fields')).first().click();
    await eventually('the view shows its syncs alone', async () => (await listed()).join() === 'resp_sandbox_no_email');
    expect(page.url()).toContain('MissingRequiredField');
  });
});
