/**
 * What a person does and sees who starts a sync in the Temporal UI: its own Start Workflow form, in a real browser.
 * Pictures of what was seen are left in test-output/.
 */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../support/chromium.ts';
import { eventually } from '../support/eventually.ts';
import { customersNumbered } from '../support/ipaas-records.ts';
import { newCustomer, sendCustomer } from '../support/openai-records.ts';
import { holdFetch } from '../support/held-fetch.ts';
import { openStack, type Stack } from '../support/stack.ts';
import { temporalUiUrl } from '../support/temporal-server.ts';
import { chromiumPath, describeInChromium, skippedNote } from './in-chromium.ts';
import { openTab, requestCancellation, see, seeDetails, startThroughForm, timelineBar } from './temporal-ui-pages.ts';

const pictures = fileURLToPath(new URL('../../test-output/temporal-ui/', import.meta.url));
const activities = ['authenticate', 'fetchResponse', 'mapCustomer', 'validateCustomer', 'upsertCustomer', 'logResult'];

if (chromiumPath === null) {
  // jest does not list the tests of a file that is skipped as a whole, so their name alone would tell no one.
  process.stderr.write('Browser test skipped: no Chromium found. Install one, or name it in CHROMIUM_PATH.\n');
}

describeInChromium(`the Temporal UI${skippedNote}`, () => {
  let stack: Stack;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    [stack, browser] = await Promise.all([openStack(import.meta.url), launchChromium(chromiumPath ?? '')]);
    page = await browser.newPage({ viewport: { width: 1400, height: 1000 } });
    page.setDefaultTimeout(20_000);
    await stack.startWorker();
  });
  afterAll(async () => {
    await browser.close();
    await stack.close();
  });

  let number: string;
  let responseId: string;
  let workflowId: string;
  beforeEach(async () => {
    number = `FORM-${Math.random().toString(36).slice(2, 10)}`;
    responseId = await sendCustomer(stack.openaiUrl, newCustomer(number));
    workflowId = `sync-customer-${responseId}`;
  });
  // A test that failed has one too, of where it stood.
  afterEach(async () => {
    await picture(`${expect.getState().currentTestName?.replaceAll(/\W+/g, '-').slice(0, 60)}-end`);
  });

  async function picture(name: string): Promise<void> {
    await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
  }

  async function start(input: object): Promise<void> {
    await startThroughForm(page, {
      uiUrl: temporalUiUrl(),
      namespace: stack.namespace,
      workflowId,
      input: JSON.stringify(input),
    });
  }

  test('starts a sync from its form: the result, the six activities and the outcome can be read', async () => {
    await start({ responseId });
    await see(page, 'Completed');
    await see(page, '"outcome": "created",');
    for (const activity of activities) await timelineBar(page, activity).first().waitFor();
    // This worker remembers no key, so that the local one of the same name did not know.
    expect(await timelineBar(page, 'authenticate').count()).toBe(2);
    await timelineBar(page, 'authenticate').filter({ hasText: 'Check that the OpenAI key may read' }).waitFor();
    await picture('timeline-of-a-created-customer');

    await openTab(page, /^Event History/);
    for (const activity of activities) await see(page, activity);
    await see(page, 'Write the result to the sync log');
    await seeDetails(page, /Outcome: created/);

    const customers = await customersNumbered(stack.ipaas, number);
    expect(customers).toHaveLength(1);
    expect(customers[0]).toMatchObject({ firstName: 'Nora', lastName: 'Example', links: [number] });
    const { items } = await stack.syncLog.list({ responseId, limit: 10, order: 'asc' });
    expect(items).toMatchObject([{ workflowId, outcome: 'created', trigger: 'manual', error: null }]);
  });

  test('shows a bad argument as a clear failure', async () => {
    const writes = (await stack.ipaas.writes()).length;
    await start({ responseID: responseId });
    await see(page, 'Failed');
    await see(page, /"message": "The sync was started with an argument it does not understand\./);
    await timelineBar(page, 'logResult').waitFor();
    await picture('bad-argument');
    const details = await seeDetails(page, /InvalidInput/);
    expect(details).toContain('Outcome: invalid');
    expect(details).toContain('Start the sync again with the named part of the argument corrected.');

    const { items } = await stack.syncLog.list({ errorCode: 'InvalidInput', limit: 10, order: 'asc' });
    expect(items).toMatchObject([{ workflowId, outcome: 'invalid', responseId: null }]);
    expect(await stack.ipaas.writes()).toHaveLength(writes);
  });

  test('shows what a sync waits for and until when, and can end the wait', async () => {
    await holdFetch(stack, responseId, 600);
    await start({ responseId });
    await timelineBar(page, 'fetchResponse').waitFor();
    await picture('timeline-of-a-wait');
    await openTab(page, /^Pending Activities/);
    await see(page, 'fetchResponse');
    await see(page, /OpenAI answered 503.*Waiting until \d{4}-\d\d-\d\dT[\d:.]+Z, then attempt 2\./);
    await see(page, 'Next Retry');
    await picture('pending-activity');
    const details = await seeDetails(page, /Fetch the response…/);
    expect(details).toContain('Authenticate with OpenAI: completed');
    await picture('current-details-of-a-wait');

    await openTab(page, /^Timeline/);
    await requestCancellation(page);
    await see(page, 'Canceled');
    await seeDetails(page, /Outcome: cancelled/);
    const [row] = await eventually('it is logged', async () => {
      const { items } = await stack.syncLog.list({ responseId, limit: 10, order: 'asc' });
      return items.length > 0 && items;
    });
    expect(row).toMatchObject({ workflowId, outcome: 'cancelled', changes: [] });
    expect(await customersNumbered(stack.ipaas, number)).toEqual([]);
  });
});
