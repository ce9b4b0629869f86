/**
 * What a support person does and sees on the Manual Sync page, in a real browser, against the real service. Pictures of
 * what was seen are left in test-output/; with UPDATE_PICTURES=1 those of the README are taken anew.
 */
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { stepTitles } from '../../customer/step-titles.ts';
import { startApi, type ApiProcess } from '../support/api-process.ts';
import { launchChromium } from '../support/chromium.ts';
import { eventually } from '../support/eventually.ts';
import { customersNumbered } from '../support/ipaas-records.ts';
import { newCustomer, sendCustomer } from '../support/openai-records.ts';
import { holdFetch } from '../support/held-fetch.ts';
import { openStack, type Stack } from '../support/stack.ts';
import { temporalUiUrl } from '../support/temporal-server.ts';
import { chromiumPath, describeInChromium, skippedNote } from './in-chromium.ts';
import {
  accessibilityProblems,
  focused,
  mainOf,
  openPage,
  picture,
  readmePicture,
  rowWith,
  see,
  seeOutcome,
  shownSyncId,
  sidewaysScroll,
  start,
} from './manual-sync-page.ts';
import { openTab, timelineBar } from './temporal-ui-pages.ts';

describeInChromium(`the Manual Sync page${skippedNote}`, () => {
  let stack: Stack;
  let api: ApiProcess;
  let browser: Browser;
  let page: Page;
  let errors: string[];

  beforeAll(async () => {
    [stack, browser] = await Promise.all([openStack(import.meta.url), launchChromium(chromiumPath ?? '')]);
    [api] = await Promise.all([
      startApi({ ...stack.environment, TEMPORAL_UI_URL: temporalUiUrl() }),
      stack.startWorker({ TEMPORAL_UI_URL: temporalUiUrl() }),
    ]);
  });
  afterAll(async () => {
    await browser.close();
    await stack.close();
    await api.kill('SIGKILL');
  });

  let number: string;
  let responseId: string;
  beforeEach(async () => {
    page = await openPage(browser);
    errors = [];
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => {
      if (/Content Security Policy/.test(message.text())) errors.push(message.text());
    });
    number = `PAGE-${Math.random().toString(36).slice(2, 10).toUpperCase()}`;
    responseId = await sendCustomer(stack.openaiUrl, newCustomer(number));
  });
  afterEach(async () => {
    await picture(page, `${expect.getState().currentTestName?.replaceAll(/\W+/g, '-').slice(0, 80)}-end`);
    await page.context().close();
    await stack.openai.clearFaults();
    await stack.ipaas.clearFaults();
    expect(errors).toEqual([]);
  });

  async function refuseCreate(): Promise<void> {
    const match = { method: 'POST', path: '^/customers/v2/Customer' };
    await stack.ipaas.addFaults([{ match, times: 1, fault: { type: 'status', status: 400 } }]);
  }

  test('the first sync takes three actions: open, paste, Submit', async () => {
    await page.goto(api.url);
    await page.getByLabel('External Ids').fill('resp_sandbox_existing_customer');
    await page.getByRole('button', { name: 'Submit', exact: true }).click();

    await seeOutcome(page, 'updated');
    for (const title of Object.values(stepTitles)) await see(page, title);
    await rowWith(page, 'FirstName').filter({ hasText: 'Martha' }).waitFor();
    expect(await rowWith(page, 'FirstName').innerText()).toMatch(/FirstName\s+Marta\s+Martha\s+model’s answer/);
    expect(await rowWith(page, 'OpenAI Last Response Date').innerText()).toContain('formula');
    expect(await accessibilityProblems(page)).toEqual([]);
    await picture(page, 'finished');

    const [customer] = await customersNumbered(stack.ipaas, 'CUST-10045');
    expect(customer).toMatchObject({ firstName: 'Martha' });
    const json = await page.getByRole('link', { name: 'JSON' }).getAttribute('href');
    expect((await api.get(json ?? '')).data).toMatchObject({ outcome: 'updated', trigger: 'manual' });
    await page.mouse.move(0, 0);
    await readmePicture(page, 'manual-sync');

    const temporal = await page.getByRole('link', { name: 'Open in the Temporal UI' }).getAttribute('href');
    const ui = await openPage(browser, { viewport: { width: 1280, height: 1180 } });
    await ui.goto(temporal ?? '');
    await openTab(ui, /^Timeline/);
    await timelineBar(ui, 'upsertCustomer').waitFor();
    await readmePicture(ui, 'temporal-ui');
    await ui.context().close();
  });

  test('Debug shows what would happen and writes nothing; then it can be submitted', async () => {
    const writes = (await stack.ipaas.writes()).length;
    await page.goto(api.url);
    await start(page, responseId, 'Debug');
    await seeOutcome(page, 'created');
    await see(page, 'A real sync would create the customer. Nothing was written.');
    await page.getByRole('heading', { name: 'What would change' }).waitFor();
    const mapped = mainOf(page).getByRole('table', { name: 'The customer as it was mapped' });
    expect(await mapped.getByRole('row', { name: /FirstName/ }).innerText()).toMatch(/nothing\s+Nora/);
    const source = mainOf(page).getByRole('table', { name: 'The source record' });
    await source.getByRole('columnheader', { name: 'Returned by the model' }).waitFor();
    expect(await source.getByRole('row', { name: /Comment/ }).innerText()).toContain('Met at the fair');
    expect(await accessibilityProblems(page)).toEqual([]);
    expect(await stack.ipaas.writes()).toHaveLength(writes);

    await page.getByRole('button', { name: 'Submit for real' }).click();
    await see(page, 'The customer is new in iPaaS.com.');
    expect(await customersNumbered(stack.ipaas, number)).toHaveLength(1);
  });

  test('what is no id is named at once, and nothing is started', async () => {
    await page.goto(api.url);
    await page.getByLabel('External Ids').fill(`${responseId}\nCUST-10045, sk-abc`);
    await page.getByText('Line 2: “CUST-10045” is not an id.').waitFor();
    await page.getByText('This looks like an API key.').waitFor();
    await page.getByRole('button', { name: 'Submit', exact: true }).click();
    expect(await focused(page)).toBe('ids');
    expect(await accessibilityProblems(page)).toEqual([]);
    await picture(page, 'bad-ids');

    await start(page, '');
    await page.getByText('Paste at least one id').waitFor();
    const paths = (await stack.openai.journal()).map(({ path }) => path);
    expect(paths.filter((path) => path.includes(responseId))).toEqual([]);
  });

  test('a sync that did not succeed says what to do; a retry mends it, and the old one says so', async () => {
    await refuseCreate();
    await page.goto(api.url);
    await start(page, responseId);
    await seeOutcome(page, 'rejected');
    await see(page, 'iPaaS.com refused the customer.');
    await see(page, 'What to do:');
    await see(page, 'IpaasRejected');
    await see(page, 'iPaaS.com answered HTTP 400');
    expect(await accessibilityProblems(page)).toEqual([]);
    await picture(page, 'rejected');

    const failed = shownSyncId(page);
    await page.getByRole('button', { name: 'Retry' }).click();
    await seeOutcome(page, 'created');
    await page.getByRole('link', { name: 'an earlier sync' }).click();
    await see(page, 'Resolved:');
    expect(shownSyncId(page)).toBe(failed);
    expect(await accessibilityProblems(page)).toEqual([]);
    await picture(page, 'resolved');
  });

  test('a wait is shown with its reason and its end, and can be ended by Cancel', async () => {
    await holdFetch(stack, responseId, 600);
    await page.goto(api.url);
    await start(page, responseId);
    await see(page, /Waiting until \d\d:\d\d:\d\d \(\d+ min/);
    await see(page, 'OpenAI answered 503');
    await see(page, '2 attempts');
    expect(await page.getByRole('status').first().textContent()).toMatch(
      /Step 3 of 7, Fetch the response, waits until/,
    );
    expect(await accessibilityProblems(page)).toEqual([]);
    await picture(page, 'waiting');

    await page.getByRole('button', { name: 'Cancel' }).click();
    await seeOutcome(page, 'cancelled');
    await see(page, 'Somebody cancelled the sync.');
    expect(await customersNumbered(stack.ipaas, number)).toEqual([]);
  });

  test('a reload in mid-sync, and the same address in another browser, come back to the live view', async () => {
    await holdFetch(stack, responseId, 4);
    await page.goto(api.url);
    await start(page, responseId);
    await see(page, 'Waiting until');
    const other = await openPage(browser);
    await other.goto(page.url());
    await page.reload();
    await see(page, 'Waiting until');
    await see(other, 'Waiting until');
    await seeOutcome(page, 'created');
    await seeOutcome(other, 'created');
    expect(await customersNumbered(stack.ipaas, number)).toHaveLength(1);
    await other.context().close();
  });

  test('past syncs are searched, and new ones appear by themselves', async () => {
    const first = await stack.sync(responseId);
    await page.goto(api.url);
    await page.getByLabel('Customer number').fill(number);
    await page.getByLabel('Customer number').press('Enter');
    await page.waitForURL(`**/?customerNumber=${number}#/`);
    await rowWith(page, responseId).waitFor();
    expect(await rowWith(page, 'resp_').count()).toBe(1);

    const second = await stack.sync({ responseId, dryRun: true });
    await rowWith(page, 'dry run').waitFor();
    expect(await rowWith(page, 'resp_').count()).toBe(2);
    expect(await accessibilityProblems(page)).toEqual([]);
    await picture(page, 'past');

    await page.getByLabel('Outcome').selectOption(second.outcome);
    await rowWith(page, 'created').waitFor({ state: 'detached' });
    await page.reload();
    await rowWith(page, 'dry run').getByRole('link').click();
    expect(shownSyncId(page)).toBe(second.syncId);
    await page.goBack();
    await page.getByRole('button', { name: 'Clear' }).click();
    await page.getByLabel('Response id').fill(responseId);
    await page.getByRole('button', { name: 'Search' }).click();
    await rowWith(page, responseId)
      .filter({ hasText: 'created' })
      .filter({ hasNotText: 'dry run' })
      .getByRole('link')
      .click();
    expect(shownSyncId(page)).toBe(first.syncId);
  });

  test('errors are searched by their code, older pages are loaded, and an empty search says so', async () => {
    await stack.sync('resp_sandbox_no_names');
    for (let count = 0; count < 52; count += 1) await stack.sync({ responseId, dryRun: true });
    await page.goto(`${api.url}/?responseId=${responseId}`);
    await page.getByRole('button', { name: 'Load more' }).click();
    await eventually('all are listed', async () => (await rowWith(page, responseId).count()) === 52);

    await page.goto(`${api.url}/?errorCode=MissingRequiredField`);
    await rowWith(page, 'Required field is missing.').first().waitFor();
    await page.getByLabel('Error').selectOption('QuotaExceeded');
    await see(page, 'No sync matches.');
    expect(await accessibilityProblems(page)).toEqual([]);
  }, 120_000);

  test('the checklist is one quiet line; opened, it says what to do', async () => {
    await page.goto(api.url);
    const panel = page.getByRole('region', { name: 'Checklist' });
    await panel.getByText(/^\d+ of \d+ checks needs? attention$/).click();
    await panel.getByText('OpenAI credentials are valid').waitFor();
    await panel.getByText('No other mapping overwrites the customers').waitFor();
    await panel.getByText(/disable it in iPaaS\.com/).waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await picture(page, 'checklist');
  });

  test('the checklist is open where something would stop a sync', async () => {
    const misled = await startApi({ ...stack.environment, OPENAI_API_KEY: 'sk-wrong' });
    await page.goto(misled.url);
    const failed = page.locator('.check-item.failed').filter({ hasText: 'OpenAI credentials are valid' });
    await failed.getByText(/key/i).first().waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await picture(page, 'checklist-failed');
    await misled.kill('SIGKILL');
  });

  test('all of it can be done by keyboard alone', async () => {
    await page.goto(api.url);
    await page
      .getByLabel('Mapping Collection')
      .getByRole('option', { name: /OpenAI/ })
      .waitFor({ state: 'attached' });
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('Skip to the result');
    for (let presses = 0; (await focused(page)) !== 'ids' && presses < 10; presses += 1)
      await page.keyboard.press('Tab');
    await page.keyboard.type(responseId);
    await page.keyboard.press('Control+Enter');
    await seeOutcome(page, 'created');
    expect(await focused(page)).toBe(number);

    await page.keyboard.press('Shift+Tab');
    expect(await focused(page)).toBe('← Past syncs');
    await page.keyboard.press('Enter');
    await rowWith(page, responseId).waitFor();
    expect(await focused(page)).toBe('Past syncs');
  });

  test.each(['light', 'dark'] as const)(
    'a phone of 360 pixels shows all without sideways scrolling, %s',
    async (colorScheme) => {
      await page.context().close();
      page = await openPage(browser, { viewport: { width: 360, height: 740 }, colorScheme, hasTouch: true });
      await page.goto(api.url);
      await page.getByRole('heading', { name: 'Past syncs' }).waitFor();
      expect(await sidewaysScroll(page)).toBe(0);
      await start(page, responseId, 'Debug');
      await see(page, 'The source record');
      expect(await sidewaysScroll(page)).toBe(0);
      expect(await accessibilityProblems(page)).toEqual([]);
      await picture(page, `phone-debug-${colorScheme}`);

      await page.getByRole('link', { name: '← Past syncs' }).click();
      await rowWith(page, responseId).waitFor();
      expect(await sidewaysScroll(page)).toBe(0);
      expect(await accessibilityProblems(page)).toEqual([]);
      await picture(page, `phone-past-${colorScheme}`);

      await start(page, 'resp_sandbox_no_names');
      await seeOutcome(page, 'invalid');
      expect(await sidewaysScroll(page)).toBe(0);
      expect(await accessibilityProblems(page)).toEqual([]);
      await picture(page, `phone-invalid-${colorScheme}`);
    },
  );

  test('dark is as readable as light', async () => {
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
    await holdFetch(stack, responseId, 600);
    await page.goto(api.url);
    await start(page, responseId);
    await see(page, 'Waiting until');
    expect(await accessibilityProblems(page)).toEqual([]);
    await picture(page, 'waiting-dark');
    await page.getByRole('button', { name: 'Cancel' }).click();
    await seeOutcome(page, 'cancelled');
  });
});
