import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import { connectionSettings } from './open-postgres.ts';

/** Where writers tell that the log has changed. PostgreSQL delivers it when, and only when, they have committed. */
export const changeChannel = 'customer_sync_log';

/** The net under the notices: while the connection is lost, whoever follows looks this often. */
const lookEveryMs = 2_000;

export interface ChangeListener {
  /** Settles with the next notice, at the latest after two seconds; at once where the signal is aborted. */
  changed(signal: AbortSignal): Promise<void>;
  close(): Promise<void>;
}

/** One connection for all that follow in this process. It is made when the first one waits, and again when it was lost. */
export function createChangeListener(url: string): ChangeListener {
  let listening: Client | null = null;
  let closed = false;
  let wakeAll = Promise.withResolvers<void>();

  function tell(): void {
    wakeAll.resolve();
    wakeAll = Promise.withResolvers();
  }

  async function listen(): Promise<void> {
    if (listening !== null || closed) return;
    const client = new Client(connectionSettings(url));
    listening = client;
    const forget = (): void => {
      if (listening === client) listening = null;
      void client.end().catch(() => undefined);
    };
    client.on('error', forget);
    client.on('notification', tell);
    try {
      await client.connect();
      await client.query(`listen ${changeChannel}`);
      // What was written before the server listened for us was told to nobody.
      tell();
    } catch {
      forget();
    }
  }

  return {
    async changed(signal) {
      const woken = wakeAll.promise;
      void listen();
      const waited = new AbortController();
      const either = AbortSignal.any([signal, waited.signal]);
      await Promise.race([woken, delay(lookEveryMs, undefined, { signal: either }).catch(() => undefined)]);
      waited.abort();
    },
    async close() {
      const client = listening;
      closed = true;
      listening = null;
      tell();
      await client?.end().catch(() => undefined);
    },
  };
}
