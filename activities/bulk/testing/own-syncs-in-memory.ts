import { syncWorkflowId } from '../../../workflows/contract.ts';
import type { OwnSyncs } from '../own-syncs.ts';

/** Workflows of records without a Temporal server: they are noted, and run until a test ends them. */
export interface OwnSyncsInMemory extends OwnSyncs {
  /** Response ids in the order in which syncs were started. */
  readonly started: string[];
  /** Sync ids that were asked to end. */
  readonly cancelled: string[];
  /** The workflow is there no longer. */
  end(syncId: string): void;
  /** The next start is not confirmed, whether or not it was carried out. */
  failNextStart(carriedOut: boolean): void;
}

export function ownSyncsInMemory(): OwnSyncsInMemory {
  const started: string[] = [];
  const cancelled: string[] = [];
  const running = new Map<string, string>();
  const known = new Map<string, string>();
  let failing: { carriedOut: boolean } | null = null;
  const begin = (responseId: string): string => {
    const joined = running.get(responseId);
    if (joined !== undefined) return joined;
    started.push(responseId);
    const syncId = `run-${started.length}`;
    running.set(responseId, syncId);
    known.set(responseId, syncId);
    return syncId;
  };
  return {
    started,
    cancelled,
    workflowIdOf: ({ record, options }) => syncWorkflowId(record.responseId, options.dryRun),
    async start({ record }) {
      const failure = failing;
      failing = null;
      if (failure?.carriedOut !== false) begin(record.responseId);
      if (failure !== null) throw new Error('Temporal did not answer.');
      return begin(record.responseId);
    },
    find: async ({ record }) => known.get(record.responseId) ?? null,
    cancel: async (_order, syncId) => void cancelled.push(syncId),
    runs: async ({ record }, syncId) => running.get(record.responseId) === syncId,
    end(syncId) {
      for (const [responseId, id] of running) if (id === syncId) running.delete(responseId);
    },
    failNextStart: (carriedOut) => void (failing = { carriedOut }),
  };
}
