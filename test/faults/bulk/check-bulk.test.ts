/** The checker of bulks itself: a true story has no violation, and every lie put into it is found. */
import { describe, expect, test } from '@jest/globals';
import type { Outcome, SyncResult } from '../../../customer/sync-result.ts';
import type { JournalRow } from '../../../sandbox/control-client.ts';
import type { BulkRecord } from '../../../sync-log/bulks/bulk-store.ts';
import type { HeldCustomer } from '../evidence.ts';
import type { Rule } from '../violation.ts';
import type { BulkEvidence } from './bulk-evidence.ts';
import { findBulkViolations } from './check-bulk.ts';
import { planLines } from './plan-lines.ts';
import { expectedOutcomes, isRecord, type PlannedLine, type PlannedRecord } from './planned-line.ts';

const time = '2026-11-01T00:00:00.000Z';
/** Six records of six kinds, and a line each that is a duplicate and malformed. */
const planned: PlannedLine[] = [
  ...planLines(6, 50),
  { line: 7, kind: 'duplicate', responseId: 'resp_fault_bulk_1', firstLine: 1 },
  { line: 8, kind: 'malformed', responseId: null, firstLine: null },
];
const records = planned.filter(isRecord);

function record(kind: PlannedRecord['kind']): PlannedRecord {
  const found = records.find((candidate) => candidate.kind === kind);
  if (found === undefined) throw new Error(`no record is ${kind}`);
  return found;
}

function rowOf({ line, kind, responseId, customerNumber }: PlannedRecord): SyncResult {
  return {
    syncId: kind === 'linked' ? 'own-run' : `bulk-${line}`,
    workflowId: 'bulk-sync-bulk',
    runId: 'run',
    responseId,
    trigger: 'bulk',
    retryOf: null,
    dryRun: false,
    outcome: expectedOutcomes[kind],
    customer: kind === 'notFound' ? null : { ipaasId: null, customerNumber },
    changes: [],
    preview: null,
    mapping: null,
    steps: [],
    error: null,
    warnings: [],
    trackingGuid: `guid-${line}`,
    responseCreatedAt: null,
    startedAt: time,
    finishedAt: time,
    links: { temporal: null, self: null },
  };
}

function lineOf(plan: PlannedLine): BulkRecord {
  const { line, responseId } = plan;
  const told = { line, responseId, customerNumber: null, error: null };
  if (!isRecord(plan)) {
    return { ...told, status: plan.kind, syncId: null, outcome: null, firstLine: plan.firstLine };
  }
  const { syncId, outcome } = rowOf(plan);
  return { ...told, status: 'ended', syncId, outcome, firstLine: null };
}

function heldOf({ line, customerNumber, responseId, sent }: PlannedRecord): HeldCustomer {
  const { knownToFilm, ...fields } = sent;
  const customFields = [
    { name: 'Known to Film', value: knownToFilm },
    { name: 'OpenAI Last Response ID', value: responseId },
  ];
  return { id: String(line), customerNumber, ...fields, customFields };
}

function twin(id: string): HeldCustomer {
  return { ...heldOf(record('twins')), id, comment: 'As it was' };
}

function write(n: number, method: string, path: string, line: number): JournalRow {
  const answer = { status: 200, committed: true, answered: true, bodyHash: '0'.repeat(64), requestId: `r${n}` };
  return { n, at: time, method, path: `/customers/v2/${path}`, trackingGuid: `guid-${line}`, ...answer };
}

function trueStory(): BulkEvidence {
  const rows = records.map(rowOf);
  const earlier = { ...rowOf(record('new')), syncId: 'earlier', trackingGuid: 'guid-earlier' };
  const through = [record('new'), record('linked'), record('unlinked')];
  const outcomes: Record<Outcome, number> = {
    created: 1,
    updated: 2,
    unchanged: 0,
    skipped: 0,
    invalid: 1,
    rejected: 1,
    failed: 1,
    cancelled: 0,
  };
  return {
    planned,
    bulk: {
      bulkId: 'bulk',
      workflowId: 'bulk-sync-bulk',
      retryOf: null,
      status: 'completed',
      totals: { ...outcomes, received: 6, duplicates: 1, malformed: 1 },
      inOwnWorkflows: 0,
      startedAt: time,
      finishedAt: time,
      ratePerSecond: 1,
      dryRun: false,
      collection: null,
      force: false,
      history: 'exceptions',
    },
    lines: planned.map(lineOf),
    firstRead: [...rows, earlier].map((row) => ({ ...row })),
    rows,
    earlierRows: [earlier],
    runs: [{ runId: 'own-run', status: 'COMPLETED', result: rowOf(record('linked')) }],
    customers: [...through.map(heldOf), twin('98'), twin('99')],
    links: through.map(({ line, customerNumber }) => ({
      systemId: '10684',
      externalId: customerNumber,
      internalId: String(line),
    })),
    definitions: ['Known to Film'],
    fetched: records.map(({ responseId }) => responseId),
    writes: [
      write(1, 'POST', 'Customer', record('new').line),
      write(2, 'PUT', `Customer/${record('linked').line}`, record('linked').line),
      write(3, 'PUT', `Customer/${record('unlinked').line}`, record('unlinked').line),
    ],
    rates: [{ upstream: 'openai', most: 10, excess: 0, allowed: 10 }],
  };
}

/** The parts of the story, known to be there. */
function at<T>(list: readonly T[], index: number): T {
  const item = list[index];
  if (item === undefined) throw new Error(`the story has no part ${index}`);
  return item;
}

function lineOfKind(story: BulkEvidence, kind: PlannedLine['kind']): BulkRecord {
  return at(
    story.lines,
    planned.findIndex((plan) => plan.kind === kind),
  );
}

function rowOfKind(story: BulkEvidence, kind: PlannedRecord['kind']): SyncResult {
  return at(story.rows, records.indexOf(record(kind)));
}

test('a true story has no violation', () => {
  expect(findBulkViolations(trueStory())).toEqual([]);
});

const lies: [string, Rule, (story: BulkEvidence) => void][] = [
  ['a line is not told', 'line-untold', (story) => story.lines.shift()],
  ['a line is told twice', 'line-untold', (story) => story.lines.push(at(story.lines, 0))],
  ['a line is told that was not handed in', 'line-untold', (story) => (at(story.lines, 0).line = 99)],
  ['a line is told with another id', 'line-untold', (story) => (at(story.lines, 0).responseId = 'resp_other')],
  ['a duplicate is told as a record', 'line-untold', (story) => (lineOfKind(story, 'duplicate').status = 'ended')],
  ['a duplicate names another line', 'line-untold', (story) => (lineOfKind(story, 'duplicate').firstLine = 2)],
  ['a malformed line has an outcome', 'line-untold', (story) => (lineOfKind(story, 'malformed').outcome = 'failed')],
  ['a record has no outcome', 'line-untold', (story) => (lineOfKind(story, 'new').outcome = null)],
  ['a record waits at the end', 'line-untold', (story) => (lineOfKind(story, 'new').status = 'ownWorkflow')],
  [
    'a created customer is told as unchanged',
    'outcome-unplanned',
    (story) => (lineOfKind(story, 'new').outcome = 'unchanged'),
  ],
  ['fewer were received than handed in', 'totals-wrong', (story) => (story.bulk.totals.received = 5)],
  ['the outcomes do not add up', 'totals-wrong', (story) => (story.bulk.totals.created = 2)],
  [
    'the totals add up, and are not those of the lines',
    'totals-wrong',
    (story) => Object.assign(story.bulk.totals, { created: 2, updated: 1 }),
  ],
  ['duplicates are not counted', 'totals-wrong', (story) => (story.bulk.totals.duplicates = 0)],
  ['malformed lines are not counted', 'totals-wrong', (story) => (story.bulk.totals.malformed = 0)],
  ['a record is still under way', 'totals-wrong', (story) => (story.bulk.inOwnWorkflows = 1)],
  ['a record has no row', 'one-row', (story) => story.rows.pop()],
  ['a record has two rows', 'one-row', (story) => story.rows.push({ ...at(story.rows, 0), syncId: 'again' })],
  ['a line names another sync', 'outcome-untrue', (story) => (at(story.lines, 0).syncId = 'other')],
  ['a line and its row differ', 'outcome-untrue', (story) => (rowOfKind(story, 'notFound').outcome = 'invalid')],
  ['a row belongs to no line', 'row-of-nobody', (story) => (at(story.rows, 0).responseId = 'resp_other')],
  ['an outcome is rewritten', 'row-rewritten', (story) => (at(story.firstRead, 0).outcome = 'failed')],
  [
    'a row of an earlier bulk is rewritten',
    'row-rewritten',
    (story) => (at(story.earlierRows, 0).finishedAt = 'later'),
  ],
  ['a row of an earlier bulk is gone', 'row-rewritten', (story) => story.earlierRows.pop()],
  ['a run is still open', 'one-final-run', (story) => (at(story.runs, 0).status = 'RUNNING')],
  ['a run has no row', 'one-row', (story) => (at(story.runs, 0).runId = 'other')],
  [
    'a run returned something else',
    'run-disagrees',
    (story) => (at(story.runs, 0).result = { ...rowOf(record('linked')), outcome: 'created' }),
  ],
  [
    'a customer is there twice',
    'number-twice',
    (story) => story.customers.push({ ...at(story.customers, 0), id: '77' }),
  ],
  ['a customer is not there', 'customer-missing', (story) => story.customers.shift()],
  ['a link is missing', 'link-missing', (story) => story.links.shift()],
  ['data of another response', 'newest-wins', (story) => (at(story.customers, 0).comment = 'Other')],
  [
    'a customer was created twice',
    'one-create',
    (story) => story.writes.push(write(4, 'POST', 'Customer', record('new').line)),
  ],
  [
    'a customer that was there was created',
    'one-create',
    (story) => story.writes.push(write(4, 'POST', 'Customer', record('linked').line)),
  ],
  ['a write belongs to no record', 'write-of-nobody', (story) => story.writes.push(write(4, 'PUT', 'Customer/1', 99))],
  ['created without a create', 'outcome-untrue', (story) => story.writes.shift()],
  ['updated without a write', 'outcome-untrue', (story) => story.writes.pop()],
  ['one of the twins was written', 'bad-one-touched', (story) => (at(story.customers, 4).comment = 'Other')],
  ['one of the twins is gone', 'bad-one-touched', (story) => story.customers.pop()],
  [
    'an invalid record came to iPaaS.com',
    'bad-one-touched',
    (story) => story.customers.push({ ...heldOf(record('noEmail')), id: '77' }),
  ],
  ['a response was fetched that nobody asked for', 'fetched-for-nobody', (story) => story.fetched.push('resp_other')],
  ['a budget was exceeded', 'budget-exceeded', (story) => (at(story.rates, 0).excess = 1)],
];

describe('the checker finds', () => {
  test.each(lies)('%s', (_lie, rule, tell) => {
    const story = trueStory();
    tell(story);
    expect(findBulkViolations(story).map((violation) => violation.rule)).toContain(rule);
  });
});

describe('the lines of a workload', () => {
  test.each([
    [1, 10],
    [50, 500],
    [100, 1_000],
  ])('%i %% bad of a thousand records are %i, of all kinds', (percent, count) => {
    const lines = planLines(1_000, percent).filter(isRecord);
    const bad = lines.filter(({ kind }) => !['created', 'updated'].includes(expectedOutcomes[kind]));
    expect(lines).toHaveLength(1_000);
    expect(bad).toHaveLength(count);
    expect(new Set(bad.map(({ kind }) => kind))).toEqual(new Set(['noEmail', 'notFound', 'twins']));
  });

  test('have numbers from 1, with duplicates and malformed lines among them', () => {
    const lines = planLines(100, 1);
    expect(lines.map(({ line }) => line)).toEqual(lines.map((_line, index) => index + 1));
    expect(lines.filter((line) => !isRecord(line)).map(({ line, kind }) => [line, kind])).toEqual([
      [51, 'duplicate'],
      [52, 'malformed'],
      [103, 'duplicate'],
      [104, 'malformed'],
    ]);
  });
});
