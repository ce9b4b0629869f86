/** Dashboard, alerts and documentation name what the processes really show to Prometheus, all of it and nothing else. */
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { freePorts } from '../../tools/free-port.ts';
import { startApi, type ApiProcess } from '../support/api-process.ts';
import { eventually } from '../support/eventually.ts';
import { openStack, type Stack } from '../support/stack.ts';
import { scrape } from './scrape.ts';

const panelSchema = z.object({
  id: z.int(),
  type: z.string(),
  title: z.string().min(3),
  gridPos: z.object({ h: z.int().min(1), w: z.int().min(1), x: z.int().min(0), y: z.int().min(0) }),
  targets: z.array(z.object({ refId: z.string(), expr: z.string().min(1), legendFormat: z.string() })).optional(),
});
const dashboardSchema = z.object({
  uid: z.string(),
  title: z.string(),
  schemaVersion: z.int().min(36),
  panels: z.array(panelSchema),
});

const metricName = /\b(?:customer_sync|temporal|process|nodejs)_\w+[a-z]\b/g;
const codeWords = /`([\w]+)`/g;

async function read(file: string): Promise<string> {
  return await readFile(new URL(`../../${file}`, import.meta.url), 'utf8');
}

function namesIn(text: string): string[] {
  return [...new Set([...text.matchAll(metricName)].map(([name]) => name))];
}

let stack: Stack;
let api: ApiProcess;
/** Names as they are scraped: a histogram is there three times. */
let shown: Set<string>;
let dashboard: z.infer<typeof dashboardSchema>;
let alerts: string;
let docs: string;

beforeAll(async () => {
  stack = await openStack(import.meta.url);
  const address = `127.0.0.1:${(await freePorts(1))[0]}`;
  await stack.startWorker({ WORKER_METRICS_ADDRESS: address });
  api = await startApi(stack.environment);
  const fault = { type: 'status', status: 429, headers: { 'retry-after': '1' } } as const;
  await stack.openai.addFaults([{ match: { path: '.' }, times: 1, fault }]);
  await api.post('/v1/syncs?wait=60', { responseId: 'resp_sandbox_existing_customer' });
  const worker = await eventually('the ages of the queues are shown', async () => {
    const samples = await scrape(`http://${address}/metrics`);
    return samples.some(({ name }) => name === 'customer_sync_queue_age_seconds') && samples;
  });
  shown = new Set([...worker, ...(await scrape(`${api.url}/metrics`))].map(({ name }) => name));
  dashboard = dashboardSchema.parse(JSON.parse(await read('ops/grafana-dashboard.json')));
  alerts = await read('ops/prometheus-alerts.yml');
  docs = await read('docs/operations.md');
});
afterAll(async () => {
  await stack.close();
  await api.kill('SIGKILL');
});

/** What we show ourselves, a histogram by its name alone. */
function ownMetrics(): string[] {
  const own = [...shown].filter((name) => name.startsWith('customer_sync_'));
  return [...new Set(own.map((name) => name.replace(/_(bucket|sum|count)$/, '')))];
}

function expressions(): string[] {
  return dashboard.panels.flatMap(({ targets }) => (targets ?? []).map(({ expr }) => expr));
}

describe('the dashboard', () => {
  test('names only metrics that are shown', () => {
    const unknown = namesIn(expressions().join('\n')).filter((name) => !shown.has(name));
    expect(unknown).toEqual([]);
  });

  test('has a panel for each of our metrics', () => {
    const used = expressions().join('\n');
    expect(ownMetrics().length).toBeGreaterThanOrEqual(13);
    expect(ownMetrics().filter((name) => !used.includes(name))).toEqual([]);
  });

  test('has panels that do not lie over each other', () => {
    const { panels } = dashboard;
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
    const cells = panels.flatMap(({ gridPos: { x, y, w } }) =>
      Array.from({ length: w }, (_none, column) => `${x + column}/${y}`),
    );
    expect(new Set(cells).size).toBe(cells.length);
    for (const { gridPos } of panels) expect(gridPos.x + gridPos.w).toBeLessThanOrEqual(24);
  });
});

describe('the alerts', () => {
  test('name only metrics that are shown', () => {
    const names = namesIn(alerts);
    expect(names.length).toBeGreaterThan(8);
    expect(names.filter((name) => !shown.has(name))).toEqual([]);
  });

  test('are all told in the documentation, with what to do', () => {
    const alertNames = [...alerts.matchAll(/- alert: (\w+)/g)].map(([, name = '']) => name);
    expect(alertNames.length).toBeGreaterThan(10);
    expect(alertNames.filter((name) => !docs.includes(`| \`${name}\` | `))).toEqual([]);
  });
});

describe('the documentation', () => {
  test('tells every metric of ours, and none that is not there', () => {
    const told = [...docs.matchAll(codeWords)]
      .map(([, word = '']) => word)
      .filter((word) => word.startsWith('customer_sync_'));
    expect([...new Set(told)].sort()).toEqual(ownMetrics().sort());
  });
});
