/** Rows that are asked for again and again, as those of the newest page are. */
import type { Selectable } from 'kysely';
import type { LoggedSync } from './logged-sync.ts';
import { fromRow } from './rows.ts';
import type { SyncsTable } from './schema.ts';

type Row = Selectable<SyncsTable>;

interface KnownRow {
  row: Row;
  result: LoggedSync;
  characters: number;
}

/** Of the texts in the rows that are kept, in all: a thousand results of usual size, and of large ones fewer. */
const keptCharacters = 4_000_000;

/**
 * Reads rows as `fromRow` does, whose parsing and checking would take most of the time of a page. What was read of a row
 * is given again for as long as the row stays the same in every column; it is shared, so nobody may change it.
 * @returns a function that throws SyncLogError where `fromRow` does
 */
export function knownRows(mostCharacters = keptCharacters): (row: Row) => LoggedSync {
  const known = new Map<string, KnownRow>();
  let characters = 0;
  const forget = (syncId: string): void => {
    characters -= known.get(syncId)?.characters ?? 0;
    known.delete(syncId);
  };
  return (row) => {
    const found = known.get(row.sync_id);
    if (found !== undefined && isSame(found.row, row)) return found.result;
    const fresh = { row, result: fromRow(row), characters: charactersOf(row) };
    forget(row.sync_id);
    known.set(row.sync_id, fresh);
    characters += fresh.characters;
    for (const oldest of known.keys()) {
      if (characters <= mostCharacters) break;
      forget(oldest);
    }
    return fresh.result;
  };
}

function isSame<Columns extends object>(one: Columns, other: Columns): boolean {
  for (const column in one) if (one[column] !== other[column]) return false;
  return true;
}

function charactersOf(row: Row): number {
  return Object.values(row).reduce<number>((sum, value) => sum + (typeof value === 'string' ? value.length : 0), 0);
}
