/**
 * What is known after a run under faults, from sources that know nothing of each other: what was asked of the service,
 * the sync log, Temporal, and the iPaaS.com stand-in with its journal. Plain data, so that the checker can be fed with
 * any story.
 */
import type { SyncResult } from '../../customer/sync-result.ts';
import type { JournalRow } from '../../sandbox/control-client.ts';

/** The fields in which a response shows that its data arrived. */
export interface SentCustomer {
  firstName: string;
  lastName: string;
  emailAddress: string;
  comment: string;
  knownToFilm: string;
}

/** A sync that was confirmed to whoever asked for it. */
export interface AcceptedSync {
  /** The run id. */
  syncId: string;
  responseId: string;
  customerNumber: string;
  /** When the response was made: seconds since 1970, as OpenAI tells it. */
  createdAt: number;
  /** True where nothing was to be written. */
  dryRun: boolean;
  /** True where nobody asked by hand, so that an older response must not overwrite a newer one. */
  automatic: boolean;
  sent: SentCustomer;
}

/** A run as Temporal tells it; `result` is what the run returned or failed with, null where it holds none. */
export interface WorkflowRun {
  runId: string;
  /** COMPLETED, FAILED, CANCELLED, RUNNING, … */
  status: string;
  result: SyncResult | null;
}

/** A customer as iPaaS.com holds it, with nothing folded together. */
export interface HeldCustomer {
  id: string;
  customerNumber: string | null;
  firstName: string | null;
  lastName: string | null;
  emailAddress: string | null;
  comment: string | null;
  customFields: { name: string; value: string }[];
}

export interface HeldLink {
  systemId: string;
  externalId: string;
  internalId: string;
}

export interface Evidence {
  /** How many syncs the workload says ended well; a run in which everything failed proves nothing. */
  claimed: number;
  accepted: AcceptedSync[];
  /** Each result as it stood in the log right after its sync had ended. */
  firstRead: SyncResult[];
  /** The whole sync log at the end. */
  rows: SyncResult[];
  runs: WorkflowRun[];
  /** Requests to iPaaS.com that were carried out as writes, oldest first. */
  writes: JournalRow[];
  customers: HeldCustomer[];
  links: HeldLink[];
  /** Names of the custom field definitions. */
  definitions: string[];
  /** CustomerNumbers that iPaaS.com held before the workload began. */
  heldBefore: string[];
}
