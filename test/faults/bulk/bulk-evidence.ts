/**
 * What is known after a bulk under faults: what was handed in, what the service tells of the bulk and its lines, and
 * beside it the sources that know nothing of bulks. Plain data, so that the checker can be fed with any story.
 */
import type { Bulk } from '../../../customer/bulk.ts';
import type { SyncResult } from '../../../customer/sync-result.ts';
import type { JournalRow } from '../../../sandbox/control-client.ts';
import type { BulkRecord } from '../../../sync-log/bulks/bulk-store.ts';
import type { HeldCustomer, HeldLink, WorkflowRun } from '../evidence.ts';
import type { PlannedLine } from './planned-line.ts';
import type { RequestRate } from './request-rate.ts';

export interface BulkEvidence {
  planned: PlannedLine[];
  /** As it ended. */
  bulk: Bulk;
  /** Its lines, as they are told. */
  lines: BulkRecord[];
  /** Each result as it stood when it came into the log, those of earlier bulks among them. */
  firstRead: SyncResult[];
  /** What this bulk brought into the sync log. */
  rows: SyncResult[];
  /** What was in the sync log before it, as it stands at the end. */
  earlierRows: SyncResult[];
  /** Every workflow of a sync. */
  runs: WorkflowRun[];
  customers: HeldCustomer[];
  links: HeldLink[];
  definitions: string[];
  /** Ids of the responses that OpenAI was asked for, once each. */
  fetched: string[];
  /** Requests to iPaaS.com that were carried out as writes, oldest first. */
  writes: JournalRow[];
  /** How fast the requests came, and the budget. */
  rates: (RequestRate & { upstream: 'openai' | 'ipaas'; allowed: number })[];
}
