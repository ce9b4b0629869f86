/** The lines of a bulk as the workload plans them, each with what has to become of it. */
import type { Outcome } from '../../../customer/sync-result.ts';
import type { SentResponse } from '../sent-response.ts';

/**
 * new, linked, unlinked: how iPaaS.com holds the customer, or not; all three come through. The bad ones: no e-mail address;
 * a response that OpenAI does not know; two customers of the number in iPaaS.com, so that ours cannot be told.
 */
export const recordKinds = ['new', 'linked', 'unlinked', 'noEmail', 'notFound', 'twins'] as const;
export type RecordKind = (typeof recordKinds)[number];

export interface PlannedRecord extends SentResponse {
  line: number;
  kind: RecordKind;
}

/** A line that is no record: it repeats the id of an earlier one, or holds none. */
export interface RefusedLine {
  line: number;
  kind: 'duplicate' | 'malformed';
  responseId: string | null;
  firstLine: number | null;
}

export type PlannedLine = PlannedRecord | RefusedLine;

export const expectedOutcomes: Readonly<Record<RecordKind, Outcome>> = {
  new: 'created',
  linked: 'updated',
  unlinked: 'updated',
  noEmail: 'invalid',
  notFound: 'failed',
  twins: 'rejected',
};

export function isRecord(planned: PlannedLine): planned is PlannedRecord {
  return planned.kind !== 'duplicate' && planned.kind !== 'malformed';
}

/** True where the customer is to be in iPaaS.com as the response has it. */
export function comesThrough({ kind }: PlannedLine): boolean {
  return kind === 'new' || kind === 'linked' || kind === 'unlinked';
}
