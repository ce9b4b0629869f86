import { Kysely, PostgresDialect, type DatabaseConnection, type CompiledQuery } from 'kysely';
import { Client, Pool, types, type ClientConfig } from 'pg';
import type { SyncLogSchema } from '../schema.ts';
import { SyncLogError } from '../sync-log-error.ts';
import { toSyncLogError, type PostgresPlace } from './postgres-error.ts';

/** Connections of one process. A worker does more at once than it logs at once, and servers allow about a hundred. */
const poolSize = 10;
const connectMs = 10_000;

/** Ends what would wait for ever, also behind a process that was suspended in the middle of a transaction. */
export const limited = { statement_timeout: 15_000, idle_in_transaction_session_timeout: 10_000 };

/** What all connections have in common. Positions and counts are read as numbers: they stay far below 2^53. */
export function connectionSettings(url: string): ClientConfig {
  return {
    connectionString: url,
    application_name: 'customer-sync',
    connectionTimeoutMillis: connectMs,
    keepAlive: true,
    types: {
      getTypeParser: (oid, format) => (oid === types.builtins.INT8 ? Number : types.getTypeParser(oid, format)),
    },
  };
}

/** @throws SyncLogError where the address cannot be understood; it is not repeated, because it holds the password */
export function placeOf(url: string): PostgresPlace {
  try {
    const { host, port, database } = new Client(connectionSettings(url));
    return { host, port, database: database ?? '' };
  } catch {
    throw new SyncLogError(
      'SYNC_LOG_URL has a part that is not understood. It looks like postgres://user:password@host:5432/customer_sync.',
    );
  }
}

/** Connects when it is first used. Whatever fails in it is a SyncLogError. */
export function openPostgres(
  url: string,
  place: PostgresPlace,
  limits: Partial<typeof limited>,
): Kysely<SyncLogSchema> {
  const pool = new Pool({ ...connectionSettings(url), ...limits, max: poolSize });
  // An idle connection that is lost is replaced when the next one is asked for; unheard, the event would end the process.
  pool.on('error', () => undefined);
  return new Kysely<SyncLogSchema>({
    dialect: new PostgresDialect({
      pool: {
        options: pool.options,
        connect: () => inPlainWords(place, () => pool.connect()),
        end: () => pool.end(),
      },
      onCreateConnection: (connection) => {
        speakPlainly(connection, place);
        return Promise.resolve();
      },
    }),
  });
}

/** kysely has no place to translate errors at, so the connection itself does. */
function speakPlainly(connection: DatabaseConnection, place: PostgresPlace): void {
  const execute = connection.executeQuery.bind(connection);
  connection.executeQuery = async <Row>(query: CompiledQuery) =>
    await inPlainWords(place, async () => await execute<Row>(query));
}

async function inPlainWords<Result>(place: PostgresPlace, attempt: () => Promise<Result>): Promise<Result> {
  try {
    return await attempt();
  } catch (error) {
    throw toSyncLogError(error, place);
  }
}
