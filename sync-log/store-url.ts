import { SyncLogError } from './sync-log-error.ts';

/** The path of the SQLite file, or `:memory:`. */
export interface StoreLocation {
  path: string;
}

/**
 * Reads SYNC_LOG_URL: `sqlite:.data/sync-log.db`, `sqlite:///var/lib/sync-log.db` or `sqlite::memory:`.
 * The URL itself is never repeated: one of a server holds a password.
 * @throws SyncLogError for anything else
 */
export function readStoreUrl(url: string): StoreLocation {
  const scheme = url.slice(0, url.indexOf(':') + 1).toLowerCase();
  if (scheme === 'postgres:' || scheme === 'postgresql:') {
    throw new SyncLogError(
      'The sync log cannot be kept in PostgreSQL yet. Set SYNC_LOG_URL to a file, for example sqlite:.data/sync-log.db.',
    );
  }
  const path = url.slice(scheme.length).replace(/^\/\/(?=.)/, '');
  if (scheme !== 'sqlite:' || path.trim() === '') {
    throw new SyncLogError(
      'SYNC_LOG_URL does not name a place for the sync log. Set it to a file, for example sqlite:.data/sync-log.db.',
    );
  }
  return { path };
}
