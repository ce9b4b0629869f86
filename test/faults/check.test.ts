/** The checker itself: a true story has no violation, and every lie put into it is found. */
import { describe, expect, test } from '@jest/globals';
import type { Outcome, SyncResult } from '../../customer/sync-result.ts';
import type { JournalRow } from '../../sandbox/control-client.ts';
import { findViolations } from './check.ts';
import type { AcceptedSync, Evidence } from './evidence.ts';
import type { Rule } from './violation.ts';

function accepted(syncId: string, createdAt: number): AcceptedSync {
  const sent = {
    firstName: `Ada ${createdAt}`,
    lastName: 'Example',
    emailAddress: 'ada@example.com',
    comment: `Response ${createdAt}`,
    knownToFilm: 'Yes',
  };
  return {
    syncId,
    responseId: `resp_${createdAt}`,
    customerNumber: 'C-1',
    createdAt,
    dryRun: false,
    automatic: true,
    sent,
  };
}

function result(syncId: string, outcome: Outcome): SyncResult {
  const time = '2026-11-01T00:00:00.000Z';
  return {
    syncId,
    workflowId: `sync-customer-${syncId}`,
    runId: syncId,
    responseId: syncId,
    trigger: 'api',
    retryOf: null,
    dryRun: false,
    outcome,
    customer: { ipaasId: '1', customerNumber: 'C-1' },
    changes: [],
    preview: null,
    mapping: null,
    steps: [],
    error: null,
    warnings: [],
    trackingGuid: `guid-${syncId}`,
    responseCreatedAt: null,
    startedAt: time,
    finishedAt: time,
    links: { temporal: null, self: null },
  };
}

function write(n: number, method: string, path: string, trackingGuid: string): JournalRow {
  const answer = {
    at: '2026-11-01T00:00:00.000Z',
    status: 200,
    committed: true,
    answered: true,
    bodyHash: '0'.repeat(64),
    requestId: `r${n}`,
  };
  return { n, method, path: `${path}?trackingGuid=${trackingGuid}`, trackingGuid, ...answer };
}

/** As read at another time: equal, and not the same objects. */
function copies(rows: readonly SyncResult[]): SyncResult[] {
  return rows.map((row) => ({ ...row }));
}

/** Response 1 created the customer, response 3 updated it, response 2 came late and was skipped. */
function trueStory(): Evidence {
  const rows = [result('one', 'created'), result('three', 'updated'), result('two', 'skipped')];
  const last = accepted('three', 3);
  return {
    claimed: 3,
    accepted: [accepted('one', 1), last, accepted('two', 2)],
    firstRead: copies(rows),
    rows,
    runs: rows.map((row) => ({ runId: row.runId, status: 'COMPLETED', result: { ...row } })),
    writes: [
      write(3, 'POST', '/customers/v2/Customer', 'guid-one'),
      write(4, 'POST', '/customers/v2/External/UpdateExternalId', 'guid-one'),
      write(9, 'PUT', '/customers/v2/Customer/1', 'guid-three'),
    ],
    customers: [
      {
        id: '1',
        customerNumber: 'C-1',
        firstName: last.sent.firstName,
        lastName: last.sent.lastName,
        emailAddress: last.sent.emailAddress,
        comment: last.sent.comment,
        customFields: [
          { name: 'Known to Film', value: 'Yes' },
          { name: 'OpenAI Last Response ID', value: 'resp_3' },
        ],
      },
    ],
    links: [{ systemId: '10684', externalId: 'C-1', internalId: '1' }],
    definitions: ['Known to Film', 'OpenAI Last Response ID'],
    heldBefore: [],
  };
}

/** The parts of the story, known to be there. */
function at<T>(list: readonly T[], index: number): T {
  const item = list[index];
  if (item === undefined) throw new Error(`the story has no part ${index}`);
  return item;
}

test('a true story has no violation', () => {
  expect(findViolations(trueStory())).toEqual([]);
});

const lies: [string, Rule, (story: Evidence) => void][] = [
  ['fewer syncs ended well than were claimed', 'enough-acknowledged', (story) => (story.claimed = 4)],
  ['a row is lost', 'one-row', (story) => story.rows.pop()],
  ['a sync has two rows', 'one-row', (story) => story.rows.push(at(story.rows, 0))],
  ['a row belongs to no accepted sync', 'row-of-nobody', (story) => story.rows.push(result('four', 'skipped'))],
  ['an outcome is rewritten', 'row-rewritten', (story) => (at(story.rows, 2).outcome = 'unchanged')],
  ['the time of a row is rewritten', 'row-rewritten', (story) => (at(story.rows, 0).finishedAt = 'later')],
  ['a run is missing', 'one-final-run', (story) => story.runs.pop()],
  ['a run is still open', 'one-final-run', (story) => (at(story.runs, 1).status = 'RUNNING')],
  ['a run failed though its sync is updated', 'one-final-run', (story) => (at(story.runs, 1).status = 'FAILED')],
  ['a sync has two runs', 'one-final-run', (story) => story.runs.push(at(story.runs, 0))],
  [
    'a run was asked for by nobody',
    'one-final-run',
    (story) => story.runs.push({ runId: 'four', status: 'COMPLETED', result: null }),
  ],
  ['a run returned another result', 'run-disagrees', (story) => (at(story.runs, 0).result = result('one', 'updated'))],
  ['a run returned nothing', 'run-disagrees', (story) => (at(story.runs, 0).result = null)],
  [
    'a customer is there twice',
    'number-twice',
    (story) => story.customers.push({ ...at(story.customers, 0), id: '2', customFields: [] }),
  ],
  ['the customer is not there', 'customer-missing', (story) => story.customers.pop()],
  [
    'a custom field is there twice',
    'field-twice',
    (story) => at(story.customers, 0).customFields.push({ name: 'Known to Film', value: 'No' }),
  ],
  ['a definition is there twice', 'definition-twice', (story) => story.definitions.push('known to film')],
  ['the link is missing', 'link-missing', (story) => story.links.pop()],
  ['the link is there twice', 'link-twice', (story) => story.links.push(at(story.links, 0))],
  [
    'the customer has two external ids',
    'link-twice',
    (story) => story.links.push({ ...at(story.links, 0), externalId: 'C-2' }),
  ],
  ['the link leads to nobody', 'link-astray', (story) => (at(story.links, 0).internalId = '99')],
  [
    'the customer was created twice, by two syncs',
    'one-create',
    (story) => story.writes.push(write(10, 'POST', '/customers/v2/Customer', 'guid-three')),
  ],
  ['a customer that was there was created', 'one-create', (story) => story.heldBefore.push('C-1')],
  [
    'a write belongs to no sync',
    'write-of-nobody',
    (story) => story.writes.push(write(10, 'PUT', '/customers/v2/Customer/1', 'guid-unknown')),
  ],
  ['created without a create', 'outcome-untrue', (story) => story.writes.splice(0, 2)],
  [
    'created, but twice',
    'outcome-untrue',
    (story) => story.writes.push(write(10, 'POST', '/customers/v2/Customer', 'guid-one')),
  ],
  ['updated without a write', 'outcome-untrue', (story) => story.writes.pop()],
  ['updated, but created', 'outcome-untrue', (story) => (at(story.rows, 0).outcome = 'updated')],
  ['unchanged, but written', 'outcome-untrue', (story) => (at(story.rows, 1).outcome = 'unchanged')],
  ['skipped, but written', 'outcome-untrue', (story) => (at(story.rows, 1).outcome = 'skipped')],
  ['a dry run that wrote', 'outcome-untrue', (story) => (at(story.rows, 1).dryRun = true)],
  [
    'a result that names another record',
    'outcome-untrue',
    (story) => (at(story.rows, 1).customer = { ipaasId: '2', customerNumber: 'C-1' }),
  ],
  ['an older comment at the end', 'newest-wins', (story) => (at(story.customers, 0).comment = 'Response 2')],
  [
    'an older custom field at the end',
    'newest-wins',
    (story) => (at(at(story.customers, 0).customFields, 1).value = 'resp_2'),
  ],
];

describe('the checker finds', () => {
  test.each(lies)('%s', (_lie, rule, tell) => {
    const story = trueStory();
    tell(story);
    expect(findViolations(story).map((violation) => violation.rule)).toContain(rule);
  });

  test('that the newest response was skipped, and its data never arrived', () => {
    const story = trueStory();
    at(story.accepted, 2).createdAt = 5;
    expect(findViolations(story).map(({ rule }) => rule)).toContain('newest-wins');
  });
});

describe('the checker accepts', () => {
  test('a failed sync that is recorded and whose run failed with the same result', () => {
    const story = trueStory();
    const failed = result('four', 'failed');
    story.accepted.push(accepted('four', 4));
    story.rows.push(failed);
    story.runs.push({ runId: 'four', status: 'FAILED', result: failed });
    expect(findViolations(story)).toEqual([]);
  });

  test('a cancelled run, which carries no result', () => {
    const story = trueStory();
    story.accepted.push(accepted('four', 4));
    story.rows.push(result('four', 'cancelled'));
    story.runs.push({ runId: 'four', status: 'CANCELLED', result: null });
    expect(findViolations(story)).toEqual([]);
  });

  test('an older response that a person asked for and got', () => {
    const story = trueStory();
    at(story.accepted, 2).automatic = false;
    at(story.rows, 2).outcome = 'updated';
    story.firstRead = copies(story.rows);
    story.runs = story.rows.map((row) => ({ runId: row.runId, status: 'COMPLETED', result: { ...row } }));
    story.writes.push(write(12, 'PUT', '/customers/v2/Customer/1', 'guid-two'));
    at(story.customers, 0).comment = 'Response 2';
    expect(findViolations(story)).toEqual([]);
  });
});
