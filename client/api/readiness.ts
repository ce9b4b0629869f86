/** Whether the API can do its work, part by part, each with a reason where it cannot. */
import { SyncFailure } from '../../customer/sync-failure.ts';
import { callTemporal } from '../temporal-failure.ts';
import type { ApiContext } from './context.ts';
import type { KeyCheck } from './key-checks.ts';

export interface PartReadiness {
  /** `unknown` where an upstream is away: syncs are accepted all the same and wait for it. */
  status: 'ok' | 'unavailable' | 'unknown';
  /** What is wrong; null where nothing is. */
  reason: string | null;
}

export interface Readiness {
  status: 'ok' | 'unavailable';
  checks: {
    temporal: PartReadiness;
    syncLog: PartReadiness;
    openai?: PartReadiness | undefined;
    ipaas?: PartReadiness | undefined;
  };
}

const checkDeadlineMs = 3_000;
const keyCheckedForMs = 30_000;

const ok: PartReadiness = { status: 'ok', reason: null };
const unavailable = (reason: string): PartReadiness => ({ status: 'unavailable', reason });
const unknown = (reason: string): PartReadiness => ({ status: 'unknown', reason });

/** Asks all parts at once; the keys of the upstreams at most every 30 seconds. Each question ends after 3 seconds. */
export function createReadiness(context: ApiContext): () => Promise<Readiness> {
  const { openai, ipaas } = context.keyChecks;
  const askOpenAI = openai && cached(() => checkKey(openai), keyCheckedForMs);
  const askIpaas = ipaas && cached(() => checkKey(ipaas), keyCheckedForMs);
  return async () => {
    const [temporal, syncLog, openaiKey, ipaasKey] = await Promise.all([
      checkTemporal(context),
      checkSyncLog(context),
      askOpenAI?.(),
      askIpaas?.(),
    ]);
    const checks = { temporal, syncLog, ...(openaiKey && { openai: openaiKey }), ...(ipaasKey && { ipaas: ipaasKey }) };
    const ready = Object.values(checks).every(({ status }) => status !== 'unavailable');
    return { status: ready ? 'ok' : 'unavailable', checks };
  };
}

/** Whether our namespace can be used. */
export async function checkTemporal({ client }: Pick<ApiContext, 'client'>): Promise<PartReadiness> {
  const { namespace } = client.options;
  try {
    await callTemporal(() =>
      client.connection.withDeadline(Date.now() + checkDeadlineMs, () =>
        client.workflowService.describeNamespace({ namespace }),
      ),
    );
    return ok;
  } catch (error) {
    if (error instanceof SyncFailure) return unavailable(error.message);
    return unavailable(`The Temporal server did not describe the namespace "${namespace}".`);
  }
}

/** Whether the sync log can be read. */
export async function checkSyncLog({ syncLog }: Pick<ApiContext, 'syncLog'>): Promise<PartReadiness> {
  try {
    await within(checkDeadlineMs, syncLog.ping());
    return ok;
  } catch {
    return unavailable('The sync log cannot be read. Check SYNC_LOG_URL and the database behind it.');
  }
}

/** A key that is refused stops every sync; an upstream that is away stops none for ever. */
async function checkKey(check: KeyCheck): Promise<PartReadiness> {
  try {
    await check(AbortSignal.timeout(checkDeadlineMs));
    return ok;
  } catch (error) {
    if (!(error instanceof SyncFailure)) return unknown('It gave no answer in time.');
    return error.retryable ? unknown(error.message) : unavailable(error.message);
  }
}

async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('late')), milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Asks anew only where the last answer is older than that. */
export function cached<T>(ask: () => Promise<T>, forMs: number): () => Promise<T> {
  let answer: Promise<T> | null = null;
  let askedAt = 0;
  return async () => {
    if (answer === null || Date.now() - askedAt > forMs) {
      askedAt = Date.now();
      answer = ask();
    }
    return await answer;
  };
}
