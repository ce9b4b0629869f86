/**
 * What a dry run saw, noted step by step on its state. A real sync keeps none, because it would only repeat its changes,
 * unless it is asked to (debug).
 */
import type { DryRunPreview, PreviewedValue } from '../dry-run-preview.ts';
import type { MappedCustomer } from '../mapped-customer.ts';
import type { SourceRecord } from '../source-record.ts';
import { returnedSide, sentSide } from '../source-sides.ts';
import type { SyncState } from '../sync-result.ts';

/** The source record is there. */
export function previewSource(state: SyncState, source: SourceRecord, debug = false): void {
  if (!state.dryRun && !debug) return;
  state.preview = {
    sent: sentSide(source),
    returned: returnedSide(source),
    mapped: null,
    held: null,
    customFieldsToCreate: [],
  };
}

/** The collection was applied: its values in their order, then what it mapped to null. */
export function previewMapped(state: SyncState, { values, nulls }: Pick<MappedCustomer, 'values' | 'nulls'>): void {
  if (state.preview === null) return;
  const filled = values.map(({ field, kind, value, from }): PreviewedValue => ({ field, kind, value, from }));
  const empty = nulls.map(({ field, kind, from }): PreviewedValue => ({ field, kind, value: null, from }));
  state.preview = { ...state.preview, mapped: [...filled, ...empty] };
}

/** iPaaS.com was looked at. */
export function previewHeld(state: SyncState, seen: Pick<DryRunPreview, 'held' | 'customFieldsToCreate'>): void {
  if (state.preview === null) return;
  const { held, customFieldsToCreate } = seen;
  state.preview = { ...state.preview, held, customFieldsToCreate };
}
