/** The Manual Sync page while a part of the service is away, and when it comes back: in a real browser. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { freePorts } from '../../tools/free-port.ts';
import { obtainTemporalServer } from '../../tools/temporal-server/obtain.ts';
import { startTemporalServer, type TemporalServer } from '../../tools/temporal-server/start.ts';
import { launchChromium } from '../support/chromium.ts';
import { startNode, type NodeProcess } from '../support/node-process.ts';
import { newCustomer, sendCustomer } from '../support/openai-records.ts';
import { holdFetch } from '../support/held-fetch.ts';
import { openStack, type Stack } from '../support/stack.ts';
import { namespaceOf } from '../support/temporal-server.ts';
import { chromiumPath, describeInChromium, skippedNote } from './in-chromium.ts';
import { accessibilityProblems, openPage, picture, rowWith, see, seeOutcome, start } from './manual-sync-page.ts';

describeInChromium(`the Manual Sync page, while something is away${skippedNote}`, () => {
  let folder: string;
  let startServer: () => Promise<TemporalServer>;
  let startApi: () => Promise<NodeProcess>;
  let server: TemporalServer;
  let stack: Stack;
  let api: NodeProcess;
  let url: string;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'customer-sync-away-'));
    const { path: binary } = await obtainTemporalServer({ say: () => undefined });
    const [port = 0, apiPort = 0] = await freePorts(2);
    startServer = async () =>
      await startTemporalServer({
        binary,
        port,
        uiPort: null,
        databaseFile: join(folder, 'temporal.db'),
        namespaces: [namespaceOf(import.meta.url)],
        logFile: null,
      });
    server = await startServer();
    stack = await openStack(import.meta.url, { temporalAddress: server.address });
    startApi = async () =>
      await startNode('client/api/main.ts', 'api ready', { ...stack.environment, API_PORT: String(apiPort) });
    url = `http://127.0.0.1:${apiPort}`;
    [api, browser] = await Promise.all([startApi(), launchChromium(chromiumPath ?? ''), stack.startWorker()]);
  });
  afterAll(async () => {
    await browser.close();
    await api.kill('SIGKILL');
    await stack.close();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  });

  let responseId: string;
  beforeEach(async () => {
    page = await openPage(browser);
    responseId = await sendCustomer(stack.openaiUrl, newCustomer(`AWAY-${Math.random().toString(36).slice(2, 10)}`));
  });
  afterEach(async () => {
    await page.context().close();
    await stack.openai.clearFaults();
  });

  /** Waits until the banner tells this, or is gone. */
  async function seeBanner(text: string | null): Promise<void> {
    const banner = page.locator('.banner');
    await (text === null ? banner.waitFor({ state: 'detached' }) : banner.getByText(text).waitFor());
  }

  test('the API is killed in mid-sync: the page says so, and sees the end when it is back', async () => {
    await holdFetch(stack, responseId, 5);
    await page.goto(url);
    await start(page, responseId);
    await see(page, 'Waiting until');
    await api.kill('SIGKILL');
    await seeBanner('The API cannot be reached.');
    expect(await accessibilityProblems(page)).toEqual([]);
    await picture(page, 'api-away');

    api = await startApi();
    await seeBanner(null);
    await seeOutcome(page, 'created');
    await page.getByRole('link', { name: '← Past syncs' }).click();
    await rowWith(page, responseId).waitFor();
  });

  test('a list that was handed in while the API was away is kept in its field, and can be handed in when it is back', async () => {
    const other = await sendCustomer(stack.openaiUrl, newCustomer(`AWAY-${Math.random().toString(36).slice(2, 10)}`));
    await page.goto(url);
    await page.getByRole('heading', { name: 'Past syncs' }).waitFor();
    await api.kill('SIGKILL');
    await start(page, `${responseId} ${other}`);
    await seeBanner('The API cannot be reached.');
    api = await startApi();
    await seeBanner(null);
    expect(await page.getByLabel('External Ids').inputValue()).toBe(`${responseId} ${other}`);
    await page.getByRole('button', { name: 'Submit', exact: true }).click();
    await see(page, 'All 2 have ended.');
    await rowWith(page, 'created').nth(1).waitFor();
  });

  test('the API is killed in mid-bulk: the bulk goes on without it, and the page with the bulk when it is back', async () => {
    await holdFetch(stack, responseId, 5);
    const other = await sendCustomer(stack.openaiUrl, newCustomer(`AWAY-${Math.random().toString(36).slice(2, 10)}`));
    await page.goto(url);
    await start(page, `${responseId} ${other}`);
    await page.getByRole('heading', { name: 'Bulk sync of 2 records' }).waitFor();
    await api.kill('SIGKILL');
    await seeBanner('The API cannot be reached.');
    api = await startApi();
    await see(page, 'All 2 have ended.');
    await rowWith(page, 'created').nth(1).waitFor();
    await seeBanner(null);
    expect(await rowWith(page, responseId).getByRole('link').count()).toBe(1);
  });

  test('a sync that somebody terminates in Temporal: says that there will be no result', async () => {
    await holdFetch(stack, responseId, 600);
    await page.goto(url);
    await start(page, responseId);
    await see(page, 'Waiting until');
    await stack.client.workflow.getHandle(`sync-customer-${responseId}`).terminate('by hand');
    await see(page, 'The run was terminated in Temporal before it could log a result.');
    await page.reload();
    await see(page, 'The run was terminated in Temporal before it could log a result.');
    expect(await accessibilityProblems(page)).toEqual([]);
    await seeBanner(null);
  });

  test('no worker is there: the sync is kept, and goes on with the worker', async () => {
    await stack.stopWorkers();
    await page.goto(url);
    await start(page, responseId);
    await seeBanner('No worker answers.');
    expect(await accessibilityProblems(page)).toEqual([]);
    await picture(page, 'worker-away');

    await stack.startWorker();
    await seeOutcome(page, 'created');
    await seeBanner(null);
  });

  test('Temporal is away: nothing is promised, past syncs can be read, and it goes on when Temporal is back', async () => {
    await stack.sync(responseId);
    await page.goto(url);
    await rowWith(page, responseId).waitFor();
    await server.stop();
    await start(page, responseId);
    await seeBanner('The Temporal server cannot be reached.');
    await page.reload();
    await rowWith(page, responseId).waitFor();
    await seeBanner('The Temporal server cannot be reached.');
    expect(await accessibilityProblems(page)).toEqual([]);
    await picture(page, 'temporal-away');

    server = await startServer();
    await seeBanner(null);
    await start(page, responseId);
    await seeOutcome(page, 'unchanged');
  });
});
