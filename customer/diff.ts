/** What a write would change: the mapped customer beside the customer that iPaaS.com holds. */
import type { FieldKind, MappedValue } from './mapped-customer.ts';
import type { FieldChange } from './sync-result.ts';

/** What the other system holds, by kind and then by name (`FirstName`, `Known to Film`). A blank counts as nothing. */
export type ExistingValues = Readonly<Record<FieldKind, ReadonlyMap<string, string>>>;

/** A record that does not exist yet. */
export const nothingHeld: ExistingValues = { field: new Map(), customField: new Map() };

/**
 * Compares text by text: 'Ada' and 'ada' differ, because a person may want to correct just that.
 *
 * @returns one change per mapped value that differs, in the order of the mapping; a value that is not mapped is not looked at
 */
export function diffCustomer(before: ExistingValues, mapped: readonly MappedValue[]): FieldChange[] {
  return mapped.flatMap(({ field, kind, value, from }) => {
    const held = before[kind].get(field) || null;
    return held === value ? [] : [{ field, kind, before: held, after: value, from }];
  });
}

/**
 * True where a change is worth a write. The time stamp of a sync differs with every sync; were it counted, no sync
 * could ever find a customer unchanged (docs/decisions/0004).
 */
export function isDifferent(changes: readonly FieldChange[], mapped: readonly MappedValue[]): boolean {
  return changes.some((change) => !mapped.some((value) => value.stampsTime && isSame(value, change)));
}

function isSame(value: MappedValue, change: FieldChange): boolean {
  return value.kind === change.kind && value.field === change.field;
}
