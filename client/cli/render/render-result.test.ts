import { describe, expect, test } from '@jest/globals';
import { renderResult } from './render-result.ts';

type Result = Parameters<typeof renderResult>[0];

const updated: Result = {
  syncId: 'run-1',
  workflowId: 'sync-customer-resp_1',
  runId: 'run-1',
  responseId: 'resp_1',
  trigger: 'manual',
  retryOf: null,
  dryRun: false,
  outcome: 'updated',
  customer: { ipaasId: '150713', customerNumber: 'CUST-1' },
  changes: [
    { field: 'FirstName', kind: 'field', before: null, after: 'Ada', from: 'returned' },
    { field: 'Known to Film', kind: 'customField', before: 'No', after: 'Yes,\n  twice', from: 'sent' },
  ],
  preview: null,
  mapping: { name: 'seed', version: 'abc' },
  steps: [],
  error: null,
  warnings: [],
  trackingGuid: 'guid-1',
  responseCreatedAt: null,
  startedAt: '2026-07-01T12:00:00.000Z',
  finishedAt: '2026-07-01T12:00:01.000Z',
  links: { temporal: 'http://ui/run-1', self: 'http://api/run-1' },
};

const rejected: Result = {
  ...updated,
  outcome: 'rejected',
  changes: [],
  mapping: null,
  error: {
    code: 'IpaasRejected',
    title: 'iPaaS.com refused the customer.',
    message: 'The customer was not accepted.',
    resolution: 'Correct it.',
    step: 'upsert',
    retryable: false,
    upstream: { system: 'ipaas', status: 400, code: 'VALD-1036', requestId: 'req-7' },
    problems: [],
  },
  links: { temporal: null, self: null },
};

describe('the result of a sync, for a person', () => {
  test('that went well: outcome and customer, each change with its origin, and where to look', () => {
    expect(renderResult(updated).split('\n')).toEqual([
      'updated  customer CUST-1  iPaaS.com id 150713',
      '',
      '  FirstName      (nothing)  →  Ada         returned',
      '  Known to Film  No         →  Yes, twice  sent, custom field',
      '',
      '  Response       resp_1',
      '  Mapping        seed (version abc)',
      '  Sync id        run-1',
      '  Tracking GUID  guid-1',
      '  Temporal UI    http://ui/run-1',
      '  API            http://api/run-1',
    ]);
  });

  test('that went wrong: what happened, in which step, what to do, and what to quote in a support case', () => {
    const lines = renderResult(rejected).split('\n');
    expect(lines.slice(0, 8)).toEqual([
      'rejected  customer CUST-1  iPaaS.com id 150713',
      '',
      '  Error           IpaasRejected  iPaaS.com refused the customer.',
      '  In step         upsert',
      '  What happened   The customer was not accepted.',
      '  What to do      Correct it.',
      '  iPaaS.com said  400, VALD-1036, request req-7',
      '',
    ]);
    expect(lines.join()).not.toMatch(/Mapping|Temporal UI|API/);
  });

  test('a dry run says that nothing was written', () => {
    expect(renderResult({ ...updated, dryRun: true })).toMatch(/^updated .*dry run, nothing was written/);
  });

  test('a dry run shows what it saw in place of the changes, between outcome and facts', () => {
    const preview: Result['preview'] = {
      sent: { FirstName: 'Ada' },
      returned: {},
      mapped: [{ field: 'FirstName', kind: 'field', value: 'Ada', from: 'sent' }],
      held: null,
      customFieldsToCreate: [],
    };
    const [change] = updated.changes;
    const changes = change ? [{ ...change, from: 'sent' as const }] : [];
    const dryRun: Result = { ...updated, dryRun: true, outcome: 'created', preview, changes };
    expect(renderResult(dryRun).split('\n').slice(0, 8)).toEqual([
      'created  customer CUST-1  iPaaS.com id 150713  dry run, nothing was written',
      '',
      '  Source record  sent  returned',
      '  FirstName      Ada   (nothing)',
      '',
      '    Customer   iPaaS.com holds  would become  from  kind',
      '  + FirstName  (nothing)        Ada           sent  field',
      '',
    ]);
  });

  test('what an operator should know of it is told by code and in words', () => {
    const warnings: Result['warnings'] = [{ code: 'LinkRepaired', message: 'The link now points to this customer.' }];
    expect(renderResult({ ...updated, warnings })).toContain(
      '\n  LinkRepaired  The link now points to this customer.\n',
    );
  });

  test('a long value is cut', () => {
    const [change] = updated.changes;
    const changes = change ? [{ ...change, after: 'x'.repeat(200) }] : [];
    expect(renderResult({ ...updated, changes })).toContain(` ${'x'.repeat(59)}…  returned`);
  });

  test('a sync without an id and without a customer', () => {
    const text = renderResult({ ...rejected, responseId: null, customer: null });
    expect(text).toMatch(/^rejected\n/);
    expect(text).toMatch(/Response {7}\(none\)/);
  });
});
