import { SyncLogError } from '../sync-log-error.ts';

/** Where the database is, without who asks and with which password. */
export interface PostgresPlace {
  host: string;
  port: number;
  database: string;
}

/** Node's codes and PostgreSQL's (SQLSTATE), as an operator would say them. The server's own texts may quote values. */
const reasons: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'no server answers there',
  ENOTFOUND: 'the name of the server is not known',
  EAI_AGAIN: 'the name of the server cannot be looked up now',
  ECONNRESET: 'the connection was lost',
  EPIPE: 'the connection was lost',
  ETIMEDOUT: 'the server does not answer',
  '25P03': 'a transaction stood still for too long and was ended',
  '28000': 'it does not let this user in',
  '28P01': 'it refuses the user or the password',
  '3D000': 'it has no such database',
  '40P01': 'two transactions waited for each other',
  '42501': 'this user lacks the permission',
  '53100': 'its disk is full',
  '53300': 'it has no connection left',
  '57014': 'a statement took too long',
  '57P01': 'it is being shut down',
  '57P02': 'it has crashed and starts again',
  '57P03': 'it is starting up',
};

/** @returns an error that an operator can act on, without password, texts of the server or data of customers */
export function toSyncLogError(error: unknown, place: PostgresPlace): SyncLogError {
  if (error instanceof SyncLogError) return error;
  return new SyncLogError(
    `The sync log cannot be used in PostgreSQL at ${place.host}:${place.port}/${place.database} (${reasonFor(error)}). ` +
      'Check that server and SYNC_LOG_URL, then try again.',
  );
}

function reasonFor(error: unknown): string {
  const code = codeOf(error);
  if (code !== null) return reasons[code] ?? `error ${code}`;
  const text = error instanceof Error ? error.message : '';
  if (/timeout/i.test(text)) return 'the server does not answer, or all connections are in use';
  if (/terminated|ended|not queryable/i.test(text)) return 'the connection was lost';
  if (/SASL|password/i.test(text)) return 'it asks for a password in another way than it was given';
  if (/SSL/i.test(text)) return 'the two sides do not agree on encryption';
  return error instanceof Error ? error.constructor.name : 'an unknown error';
}

/** Only codes of Node and SQLSTATE, never any other text. */
function codeOf(error: unknown): string | null {
  if (typeof error !== 'object' || error === null || !('code' in error)) return null;
  return typeof error.code === 'string' && /^[A-Z0-9_]{5,40}$/.test(error.code) ? error.code : null;
}
