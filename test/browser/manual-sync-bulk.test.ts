/** Many customers on the Manual Sync page: what a person does and sees who hands in a list, in a real browser. */
import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { bulkWorkflowType, taskQueues } from '../../workflows/contract.ts';
import { startApi, type ApiProcess } from '../support/api-process.ts';
import { launchChromium } from '../support/chromium.ts';
import { customersNumbered } from '../support/ipaas-records.ts';
import { newCustomer, sendCustomer } from '../support/openai-records.ts';
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
  sidewaysScroll,
  start,
} from './manual-sync-page.ts';

describeInChromium(`bulks on the Manual Sync page${skippedNote}`, () => {
  let stack: Stack;
  let api: ApiProcess;
  let browser: Browser;
  let page: Page;
  let errors: string[];

  beforeAll(async () => {
    [stack, browser] = await Promise.all([openStack(import.meta.url), launchChromium(chromiumPath ?? '')]);
    [api] = await Promise.all([
      startApi({ ...stack.environment, TEMPORAL_UI_URL: temporalUiUrl() }),
      // Slow enough that a bulk of thirty can be watched.
      stack.startWorker({ TEMPORAL_UI_URL: temporalUiUrl(), OPENAI_RPS: '20', IPAAS_RPS: '100' }),
    ]);
  });
  afterAll(async () => {
    await browser.close();
    await stack.close();
    await api.kill('SIGKILL');
  });

  let number: string;
  beforeEach(async () => {
    page = await openPage(browser);
    errors = [];
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => {
      if (/Content Security Policy/.test(message.text())) errors.push(message.text());
    });
    number = `BULK-${Math.random().toString(36).slice(2, 10).toUpperCase()}`;
  });
  afterEach(async () => {
    await picture(page, `bulk-${expect.getState().currentTestName?.replaceAll(/\W+/g, '-').slice(0, 80)}-end`);
    await page.context().close();
    await stack.openai.clearFaults();
    await stack.ipaas.clearFaults();
    expect(errors).toEqual([]);
  });

  async function customers(count: number): Promise<string[]> {
    const numbers = Array.from({ length: count }, (_, index) => `${number}-${index}`);
    return await Promise.all(numbers.map(async (each) => await sendCustomer(stack.openaiUrl, newCustomer(each))));
  }

  async function handIn(lines: readonly string[], button: 'Submit' | 'Debug' = 'Submit'): Promise<void> {
    const buffer = Buffer.from(`${lines.join('\n')}\n`);
    await page.getByLabel('Or a file of ids').setInputFiles({ name: 'customers.txt', mimeType: 'text/plain', buffer });
    await page.getByText('customers.txt').waitFor();
    await page.getByRole('button', { name: button, exact: true }).click();
  }

  async function seeStatus(status: string): Promise<void> {
    await mainOf(page).getByText(status, { exact: true }).and(page.locator('.title-line .badge')).waitFor();
  }

  /** The parts of the sum, by their names. */
  async function totals(): Promise<Record<string, number>> {
    const parts = await mainOf(page).locator('.sum').textContent();
    const found = [...(parts ?? '').matchAll(/(?<name>[a-z ]*[a-z])\s*(?<amount>[\d,]+)/g)];
    return Object.fromEntries(found.map(({ groups }) => [groups?.name ?? '', Number(groups?.amount)]));
  }

  async function expectSum(): Promise<Record<string, number>> {
    const { received, ...parts } = await totals();
    expect(Object.values(parts).reduce((sum, part) => sum + part, 0)).toBe(received);
    return parts;
  }

  async function slowDown(responseId: string, seconds: number): Promise<void> {
    const fault = { type: 'status', status: 429, headers: { 'retry-after': String(seconds) } } as const;
    await stack.openai.addFaults([{ match: { path: `^/v1/responses/${responseId}$` }, times: 1, fault }]);
  }

  test('a file is handed in: it can be watched, its totals add up, and what failed is named, downloaded and retried', async () => {
    const good = await customers(26);
    const bad = ['resp_sandbox_bad_email', 'resp_sandbox_no_names'];
    const match = { method: 'POST', path: '^/customers/v2/Customer' };
    await stack.ipaas.addFaults([{ match, times: 1, fault: { type: 'status', status: 400 } }]);
    await page.goto(api.url);
    await handIn([...good, ...bad, good[0] ?? '', good[3] ?? '', 'CUST-10045']);
    await page.getByRole('heading', { name: 'Bulk sync of 28 records' }).waitFor();
    await seeStatus('running');
    await see(page, /^\d+ of 28 have ended, \d+ %\.$/);
    await expectSum();
    expect(await accessibilityProblems(page)).toEqual([]);
    await picture(page, 'bulk-running');

    await seeStatus('completed');
    await see(page, 'All 28 have ended.');
    await see(page, '25 records are in iPaaS.com as they should be. 3 did not succeed.');
    await see(
      page,
      /31 lines = 28 records \+ 2 lines that repeat an earlier one \(lines 29 and 30\) \+ 1 line without an id \(line 31\)/,
    );
    expect(await expectSum()).toMatchObject({ created: 25, rejected: 1, invalid: 2, failed: 0, cancelled: 0 });
    await rowWith(page, 'created').nth(24).waitFor();
    expect(await rowWith(page, 'The same id as in line 4.').innerText()).toMatch(/^30\s/);
    expect(await accessibilityProblems(page)).toEqual([]);
    await page.mouse.move(0, 0);
    await readmePicture(page, 'bulk-sync');

    await page.getByLabel('Show').selectOption({ label: 'Needs attention (4)' });
    await rowWith(page, 'created').first().waitFor({ state: 'detached' });
    expect(await mainOf(page).getByRole('row').count()).toBe(5);
    await rowWith(page, 'The line holds no id of a response or conversation.').waitFor();
    await page.reload();
    await rowWith(page, 'EmailAddress validation failed.').getByRole('link').click();
    await seeOutcome(page, 'invalid');
    await page.getByRole('link', { name: '← Line 27 of a bulk' }).click();
    await seeStatus('completed');

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download failures (CSV)' }).click(),
    ]);
    const csv = await readFile(await download.path(), 'utf8');
    expect(csv.trim().split('\n')).toHaveLength(5);
    expect(csv).toMatch(/\n28,resp_sandbox_no_names,.*MissingRequiredField/);

    await page.getByRole('button', { name: 'Retry what failed (3)' }).click();
    await page.getByRole('heading', { name: 'Bulk sync of 3 records' }).waitFor();
    await seeStatus('completed');
    expect(await expectSum()).toMatchObject({ created: 1, rejected: 0, invalid: 2 });
    expect(await customersNumbered(stack.ipaas, `${number}-25`)).toHaveLength(1);
    await page.getByRole('link', { name: 'the first bulk' }).click();
    await page.getByRole('heading', { name: 'Bulk sync of 28 records' }).waitFor();
  });

  test('pasted ids are a bulk that can be paused, found again after a reload and elsewhere, and resumed', async () => {
    const ids = await customers(24);
    await page.goto(api.url);
    await start(page, [...ids, ids[0]].join(' '));
    await page.getByRole('heading', { name: 'Bulk sync of 24 records' }).waitFor();
    await page.getByRole('button', { name: 'Pause' }).click();
    await seeStatus('paused');
    await see(page, 'Nothing new is begun. What has begun comes to its end.');
    expect(await focused(page)).toBe('Resume');
    expect((await expectSum())['to come']).toBeGreaterThan(0);
    expect(await accessibilityProblems(page)).toEqual([]);
    await picture(page, 'bulk-paused');

    const other = await openPage(browser);
    await other.goto(page.url());
    await see(other, 'Nothing new is begun.');
    await page.reload();
    await seeStatus('paused');
    await page.getByRole('button', { name: 'Resume' }).click();
    await seeStatus('completed');
    await see(other, 'All 24 have ended.');
    expect(await expectSum()).toMatchObject({ created: 24 });
    await other.context().close();
  });

  test('cancelling asks first, by keyboard too, and leaves alone what has not begun', async () => {
    const ids = await customers(30);
    await page.goto(api.url);
    await start(page, ids.join('\n'));
    await page.getByRole('button', { name: 'Pause' }).click();
    await seeStatus('paused');
    await page.getByRole('button', { name: 'Cancel' }).click();
    const dialog = page.getByRole('dialog', { name: 'Cancel this bulk?' });
    await dialog.waitFor();
    expect(await focused(page)).toBe('Let it go on');
    expect(await accessibilityProblems(page)).toEqual([]);
    await picture(page, 'bulk-cancel');
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    expect(await focused(page)).toBe('Cancel');
    await page.keyboard.press('Enter');
    await dialog.waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await focused(page)).toBe('Cancel');
    await seeStatus('paused');

    await page.getByRole('button', { name: 'Cancel' }).click();
    await dialog.getByRole('button', { name: 'Cancel the bulk' }).click();
    await seeStatus('cancelled');
    const { cancelled = 0, created = 0 } = await expectSum();
    expect(cancelled).toBeGreaterThan(0);
    expect(created + cancelled).toBe(30);
    await rowWith(page, 'It had not begun.').first().waitFor();
    await page.getByRole('button', { name: `Retry what failed (${cancelled})` }).waitFor();
  });

  test('bulks are listed with their state, whoever started them, also from the Temporal UI', async () => {
    const [one = '', two = ''] = await customers(2);
    const { data } = await api.post('/v1/bulk-syncs', { responseIds: [one, two], dryRun: true });
    expect(data).toMatchObject({ totals: { received: 2 } });
    await page.goto(api.url);
    await page.getByRole('link', { name: 'Bulk syncs →' }).click();
    await rowWith(page, 'dry run').filter({ hasText: '2 created' }).waitFor();
    const handle = await stack.client.workflow.start(bulkWorkflowType, {
      workflowId: `from the UI ${number}`,
      taskQueue: taskQueues.sync,
      args: [{ responseIds: [one, 'resp_sandbox_no_names'] }],
    });
    await rowWith(page, '1 created, 1 invalid').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await picture(page, 'bulks');

    await rowWith(page, '1 created, 1 invalid').getByRole('link').click();
    await page.getByRole('heading', { name: 'Bulk sync of 2 records' }).waitFor();
    expect(page.url()).toContain(handle.firstExecutionRunId);
    const temporal = await page.getByRole('link', { name: 'Open in the Temporal UI' }).getAttribute('href');
    expect(temporal).toContain(encodeURIComponent(handle.workflowId));
    await page.goBack();
    await rowWith(page, 'dry run').waitFor();
  });

  test('while an upstream asks for less, a line says so and until when', async () => {
    const ids = await customers(20);
    await slowDown(ids[2] ?? '', 6);
    await page.goto(api.url);
    await start(page, ids.join('\n'));
    await see(page, /^OpenAI asked us to slow down: nothing is sent until \d\d:\d\d:\d\d, then faster again\.$/);
    await expectSum();
    expect(await accessibilityProblems(page)).toEqual([]);
    await picture(page, 'bulk-slowed');
    await seeStatus('completed');
    expect(await expectSum()).toMatchObject({ created: 20 });
  });

  test('a file can be dropped anywhere, and taken away again; several at once are too many', async () => {
    const [id = ''] = await customers(1);
    await page.goto(api.url);
    const drop = async (names: readonly string[]): Promise<void> => {
      const files = names.map((name) => `new File(['id\\n${id}\\nnothing\\n'], '${name}')`).join(', ');
      await page.evaluate(`(() => {
        const dataTransfer = new DataTransfer();
        for (const file of [${files}]) dataTransfer.items.add(file);
        for (const type of ['dragover', 'drop'])
          document.querySelector('main').dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
      })()`);
    };
    await drop(['one.csv', 'two.csv']);
    await page.getByText('One at a time can be started.').waitFor();
    await drop(['list.csv']);
    await page.getByText('list.csv').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await picture(page, 'bulk-file');
    await page.getByRole('button', { name: 'Remove list.csv' }).click();
    await page.getByLabel('External Ids').waitFor();

    await drop(['list.csv']);
    await page.getByRole('button', { name: 'Debug', exact: true }).click();
    await page.getByRole('heading', { name: 'Bulk dry run of 1 record' }).waitFor();
    await see(page, '1 record would come to iPaaS.com. Nothing was written.');
    await see(page, /2 lines = 1 record \+ 1 line without an id \(line 3\)/);
    expect(await customersNumbered(stack.ipaas, `${number}-0`)).toEqual([]);
  });

  test('a file without any id starts nothing, and the page says what is wrong', async () => {
    await page.goto(api.url);
    await handIn(['nothing', 'to be seen']);
    await page.getByText('The list holds nothing to sync.').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
  });

  test('a bulk that nobody knows is told as such', async () => {
    await page.goto(`${api.url}/#/bulks/5d3c1a52-9a44-4b8e-9a53-0d1f7a0c1e11`);
    await page.getByText('There is no such bulk.').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
  });

  test('long lists are shown in pages', async () => {
    const lines = Array.from({ length: 130 }, (_, index) => (index < 2 ? 'resp_sandbox_no_names' : `nothing ${index}`));
    await page.goto(api.url);
    await handIn(lines);
    await seeStatus('completed');
    await rowWith(page, 'no id').first().waitFor();
    expect(await mainOf(page).getByRole('row').count()).toBe(101);
    await page.getByRole('button', { name: 'Next' }).press('Enter');
    await see(page, 'Page 2');
    expect(await focused(page)).toBe('Next');
    await rowWith(page, /^130/).waitFor();
    expect(await mainOf(page).getByRole('row').count()).toBe(31);
    await page.getByRole('button', { name: 'Previous' }).click();
    await rowWith(page, 'The same id as in line 1.').waitFor();
    await see(page, /\(lines 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 and 118 more\)/);
  });

  test.each(['light', 'dark'] as const)(
    'a phone of 360 pixels shows a bulk without sideways scrolling, %s',
    async (colorScheme) => {
      await page.context().close();
      page = await openPage(browser, { viewport: { width: 360, height: 740 }, colorScheme, hasTouch: true });
      const ids = await customers(3);
      await page.goto(api.url);
      await handIn([...ids, ids[0] ?? '', 'resp_sandbox_no_names', 'nothing']);
      await seeStatus('completed');
      await rowWith(page, 'Required field is missing.').waitFor();
      expect(await sidewaysScroll(page)).toBe(0);
      expect(await accessibilityProblems(page)).toEqual([]);
      await picture(page, `phone-bulk-${colorScheme}`);
      await page.getByRole('link', { name: '← Bulk syncs' }).click();
      await rowWith(page, '3 created, 1 invalid').first().waitFor();
      expect(await sidewaysScroll(page)).toBe(0);
      expect(await accessibilityProblems(page)).toEqual([]);
      await picture(page, `phone-bulks-${colorScheme}`);
    },
  );

  // Last, because its bulk is still under way at the end.
  test('a hundred thousand pasted ids are taken at once, without being shown, and one more is too many', async () => {
    const paste = async (from: number, to: number): Promise<void> => {
      await page.getByLabel('External Ids').focus();
      await page.evaluate(`(() => {
        const clipboardData = new DataTransfer();
        const ids = Array.from({ length: ${to - from} }, (_, index) => 'resp_${number.toLowerCase()}-' + (${from} + index));
        clipboardData.setData('text', ids.join('\\n'));
        document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
      })()`);
    };
    await page.goto(api.url);
    await paste(0, 100_001);
    await page.getByText('100,001 ids are too many to paste: at most 100,000. Choose a file instead.').waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    await picture(page, 'bulk-long-list');
    await page.getByRole('button', { name: 'Remove A long list' }).click();
    expect(await focused(page)).toBe('Start a sync');
    await paste(0, 100_000);
    await page.getByText('100,000 ids.').waitFor();
    await page.getByRole('button', { name: 'Submit', exact: true }).click();
    await page.getByRole('heading', { name: 'Bulk sync of 100,000 records' }).waitFor();
    await expectSum();
    await mainOf(page).getByRole('row').nth(100).waitFor();
  });
});
