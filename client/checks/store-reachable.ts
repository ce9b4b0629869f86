import { PlainError } from '../../customer/plain-error.ts';
import { reasonOf } from '../../sync-log/sync-log-error.ts';
import { failed, ok, type CheckDefinition, type CheckResult } from './check.ts';

export const storeReachable: CheckDefinition = {
  id: 'store-reachable',
  title: 'Sync log can be read and written',
  async run(context) {
    try {
      const syncLog = await context.syncLog();
      await syncLog.ping();
      // Frees a lease that nobody holds: a write that must be allowed, and that changes nothing.
      await syncLog.leases.release(nobodysLease());
      return ok('The sync log can be read and written.');
    } catch (error) {
      return explain(error);
    }
  },
};

function nobodysLease() {
  return { customerNumber: '', syncId: crypto.randomUUID(), token: 0, newest: null, plan: null };
}

function explain(error: unknown): CheckResult {
  const resolution = 'Check SYNC_LOG_URL (or DATA_DIR), that the database runs, and that this user may write there.';
  if (error instanceof PlainError) return failed(error.message, resolution);
  return failed(`The sync log cannot be read and written (${reasonOf(error)}).`, resolution);
}
