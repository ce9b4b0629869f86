import { describe, expect, test } from '@jest/globals';
import type { DryRunPreview } from '../dry-run-preview.ts';
import type { MappedCustomer } from '../mapped-customer.ts';
import type { SourceRecord } from '../source-record.ts';
import type { SyncState } from '../sync-result.ts';
import { previewHeld, previewMapped, previewSource } from './note-preview.ts';
import { openBoard } from './sync-board.ts';

const source: SourceRecord = {
  responseId: 'resp_1',
  responseCreatedAt: null,
  model: null,
  fields: {
    CustomerNumber: { value: 'C-1', from: 'sent' },
    FirstName: { value: 'Eve', from: 'returned', sent: 'Ada' },
    KnownToFilm: { value: true, from: 'returned' },
    LastResponseId: { value: 'resp_1', from: 'returned' },
  },
};

const customer: Pick<MappedCustomer, 'values' | 'nulls'> = {
  values: [
    { field: 'Last Date', kind: 'customField', value: '2026-11-23', from: 'formula', stampsTime: true },
    { field: 'FirstName', kind: 'field', value: 'Eve', from: 'returned', stampsTime: false },
  ],
  nulls: [{ field: 'Company', kind: 'field', from: 'formula' }],
};

const seen: Pick<DryRunPreview, 'held' | 'customFieldsToCreate'> = {
  held: [{ field: 'FirstName', kind: 'field', value: 'Ada' }],
  customFieldsToCreate: ['Last Date'],
};

const afterFetch: DryRunPreview = {
  sent: { CustomerNumber: 'C-1', FirstName: 'Ada' },
  returned: { FirstName: 'Eve', KnownToFilm: true },
  mapped: null,
  held: null,
  customFieldsToCreate: [],
};
const afterMap: DryRunPreview = {
  ...afterFetch,
  mapped: [
    { field: 'Last Date', kind: 'customField', value: '2026-11-23', from: 'formula' },
    { field: 'FirstName', kind: 'field', value: 'Eve', from: 'returned' },
    { field: 'Company', kind: 'field', value: null, from: 'formula' },
  ],
};

const noteFetched = (state: SyncState): void => previewSource(state, source);
const noteCustomer = (state: SyncState): void => previewMapped(state, customer);
const noteLooked = (state: SyncState): void => previewHeld(state, seen);

type Note = (state: SyncState) => void;

function previewAfter(dryRun: boolean, notes: readonly Note[]): SyncState['preview'] {
  const state = openBoard({ workflowId: 'w', runId: 'run-1', trackingGuid: 'guid-1', startedAt: new Date(0) });
  state.dryRun = dryRun;
  for (const note of notes) note(state);
  return state.preview;
}

describe('the preview of a dry run', () => {
  test.each<[string, Note[], SyncState['preview']]>([
    ['is not there before the source record is', [], null],
    ['begins with both sides of the source record', [noteFetched], afterFetch],
    ['goes on with the values in their order, and then what was mapped to null', [noteFetched, noteCustomer], afterMap],
    [
      'ends with what iPaaS.com holds and what would be created',
      [noteFetched, noteCustomer, noteLooked],
      { ...afterMap, ...seen },
    ],
    [
      'holds null for a customer that iPaaS.com does not have',
      [noteFetched, noteCustomer, (state) => previewHeld(state, { held: null, customFieldsToCreate: [] })],
      afterMap,
    ],
    [
      'is mapped to nothing where the collection made nothing of the record',
      [noteFetched, (state) => previewMapped(state, { values: [], nulls: [] })],
      { ...afterFetch, mapped: [] },
    ],
  ])('%s', (_rule, notes, expected) => {
    expect(previewAfter(true, notes)).toEqual(expected);
  });

  test('takes from what was looked at only what belongs to it', () => {
    const written = { ...seen, outcome: 'updated', ipaasId: '1', changes: [], warnings: [] };
    const preview = previewAfter(true, [noteFetched, (state) => previewHeld(state, written)]);
    expect(preview).toEqual({ ...afterFetch, ...seen });
  });
});

function noteInDebug(state: SyncState): void {
  previewSource(state, source, true);
}

test('a real sync in debug mode has one, too', () => {
  expect(previewAfter(false, [noteInDebug, noteCustomer, noteLooked])).toEqual({ ...afterMap, ...seen });
});

test('a real sync has no preview at any step', () => {
  expect(previewAfter(false, [noteFetched])).toBeNull();
  expect(previewAfter(false, [noteFetched, noteCustomer, noteLooked])).toBeNull();
});
