/**
 * The result of one sync: what the workflow returns, what a row of the sync log holds, and what the HTTP API answers
 * (design, section 2). Types only, because workflow code uses them; the checks at the edges are in
 * sync-result-schema.ts.
 */
import type { DryRunPreview } from './dry-run-preview.ts';
import type { FailureCode } from './failures.ts';
import type { FieldKind, MappingIdentity, ValueOrigin } from './mapped-customer.ts';
import type { Problem, UpstreamAnswer } from './sync-failure.ts';
import type { SyncWarning } from './sync-warning.ts';

export const outcomes = [
  'created',
  'updated',
  'unchanged',
  'skipped',
  'invalid',
  'rejected',
  'failed',
  'cancelled',
] as const;
export type Outcome = (typeof outcomes)[number];

export const triggers = ['manual', 'api', 'customer_create', 'customer_update', 'bulk', 'retry'] as const;
export type Trigger = (typeof triggers)[number];

/** The seven steps of a sync in their order (design, section 1). */
export const stepNames = ['trigger', 'authenticate', 'fetch', 'map', 'validate', 'upsert', 'log'] as const;
export type StepName = (typeof stepNames)[number];

export type StepStatus = 'pending' | 'running' | 'waiting' | 'completed' | 'failed' | 'skipped';

export interface Step {
  step: StepName;
  status: StepStatus;
  /** How often the step was tried; 0 while it has not started. */
  attempts: number;
  /** ISO 8601, UTC; null while it has not started. */
  startedAt: string | null;
  /** Waits between attempts included; null until the step has ended. */
  durationMs: number | null;
}

export interface FieldChange {
  field: string;
  kind: FieldKind;
  /** What iPaaS.com held; null where it held nothing. */
  before: string | null;
  after: string | null;
  from: ValueOrigin;
}

export interface SyncError {
  code: FailureCode;
  title: string;
  message: string;
  resolution: string;
  step: StepName;
  retryable: boolean;
  upstream: UpstreamAnswer | null;
  problems: Problem[];
}

export interface SyncLinks {
  /** The workflow run in the Temporal UI; null where no address of a UI is configured. */
  temporal: string | null;
  /** This result in the HTTP API; null where no address of an API is configured. */
  self: string | null;
}

export interface SyncedCustomer {
  /** Null where nothing was written yet: a dry run of a customer that does not exist. */
  ipaasId: string | null;
  customerNumber: string | null;
}

/** Everything about a sync that is known while it still runs. */
export interface SyncState {
  /** The workflow's run id. */
  syncId: string;
  workflowId: string;
  runId: string;
  /** Null where the sync was started with something that is not an id. */
  responseId: string | null;
  trigger: Trigger;
  /** The sync of which this one is a retry; null where it is none. */
  retryOf: string | null;
  dryRun: boolean;
  outcome: Outcome | null;
  customer: SyncedCustomer | null;
  changes: FieldChange[];
  /** What a dry run, or a sync in debug mode, saw on its way; null for any other, and until the source record is there. */
  preview: DryRunPreview | null;
  mapping: MappingIdentity | null;
  steps: Step[];
  error: SyncError | null;
  /** What an operator should know of a sync that ended well; usually empty. */
  warnings: SyncWarning[];
  /** Sent with every call to iPaaS.com, so that its logs and ours can be joined. */
  trackingGuid: string;
  responseCreatedAt: string | null;
  startedAt: string;
  finishedAt: string | null;
  links: SyncLinks;
}

export interface SyncResult extends SyncState {
  outcome: Outcome;
  finishedAt: string;
}

/** True for the outcomes after which the workflow completes; the others fail or cancel it. */
export function isSynced(outcome: Outcome): boolean {
  return outcome === 'created' || outcome === 'updated' || outcome === 'unchanged' || outcome === 'skipped';
}
