import { SyncLogError } from './sync-log-error.ts';

/** A SQLite file (or `:memory:`), or a PostgreSQL server by its connection URL. */
export type StoreLocation = { kind: 'sqlite'; path: string } | { kind: 'postgres'; url: string };

/**
 * Reads SYNC_LOG_URL: `sqlite:.data/sync-log.db`, `sqlite:///var/lib/sync-log.db`, `sqlite::memory:` or
 * `postgres://user:password@host:5432/database`. The URL itself is never repeated: one of a server holds a password.
 * @throws SyncLogError for anything else
 */
export function readStoreUrl(url: string): StoreLocation {
  const scheme = url.slice(0, url.indexOf(':') + 1).toLowerCase();
  if (scheme === 'postgres:' || scheme === 'postgresql:') return readPostgresUrl(url);
  const path = url.slice(scheme.length).replace(/^\/\/(?=.)/, '');
  if (scheme !== 'sqlite:' || path.trim() === '') {
    throw new SyncLogError(
      'SYNC_LOG_URL does not name a place for the sync log. Set it to a file, for example sqlite:.data/sync-log.db, ' +
        'or to a database, for example postgres://user:password@host:5432/customer_sync.',
    );
  }
  return { kind: 'sqlite', path };
}

function readPostgresUrl(url: string): StoreLocation {
  if (/^[a-z]+:\/\/./i.test(url) && URL.canParse(url)) return { kind: 'postgres', url };
  throw new SyncLogError(
    'SYNC_LOG_URL cannot be read as the address of a PostgreSQL database. ' +
      'It looks like postgres://user:password@host:5432/customer_sync; special characters of the password are written in percent encoding.',
  );
}
