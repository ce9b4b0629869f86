import type { SourceField, SourceRecord } from '../../customer/source-record.ts';
import { SyncFailure } from '../../customer/sync-failure.ts';
import { chooseReturnedCustomer } from './choose-returned.ts';
import type { CustomerFields } from './customer-fields.ts';
import { mergeCustomer } from './merge-customer.ts';
import { deepestNesting, nestingOf } from './nesting.ts';
import { promptText } from './prompt-text.ts';
import type { ResponseItem } from './wire.ts';

/**
 * A record goes through Temporal's history several times, whose payloads end at 2 MiB, and a dry run keeps it beside what
 * became of it. Hence both sides count, sent and returned; a customer is far smaller.
 */
const largestRecordBytes = 512 * 1024;

export interface RecordParts {
  /** The id that was asked for. */
  id: string;
  /** Unix seconds; null where OpenAI does not tell. */
  createdAt: number | null;
  model: string | null;
  sent: CustomerFields | null;
  /** The candidates of the answer, in its order. */
  returned: readonly CustomerFields[];
  metadata: Record<string, unknown>;
  /** The items that were sent, earliest first. */
  items: readonly ResponseItem[];
}

/**
 * Puts the source record together: sent and returned customer merged, PromptText and LastResponseId filled. The
 * LastResponseId is always the id that was fetched, even if the record brought its own: that is the truth. What the
 * record said stays beside it, for people.
 *
 * @throws SyncFailure CustomerNotSent, CustomerNumberChanged, or ResponseUnreadable for a record beyond 512 KiB or 100 levels
 */
export function assembleRecord(parts: RecordParts): SourceRecord {
  if (parts.sent === null) {
    throw new SyncFailure(
      'CustomerNotSent',
      'Manual Sync TO works only if a Customer has been sent. No customer was found in what was sent to OpenAI.',
    );
  }
  const fields = mergeCustomer(parts.sent, chooseReturnedCustomer(parts.returned, parts.sent));
  const prompt = promptText(fields['PromptText'], parts.metadata, parts.items);
  if (prompt !== null) fields['PromptText'] = prompt;
  fields['LastResponseId'] = fetchedId(parts.id, fields['LastResponseId']);

  if (Object.values(fields).some(isTooDeep)) {
    throw new SyncFailure(
      'ResponseUnreadable',
      `The customer in this response is nested over ${deepestNesting} levels.`,
    );
  }
  if (Buffer.byteLength(JSON.stringify(fields)) > largestRecordBytes) {
    throw new SyncFailure('ResponseUnreadable', 'The customer in this response is larger than 512 KiB.');
  }
  return { responseId: parts.id, responseCreatedAt: isoTime(parts.createdAt), model: parts.model, fields };
}

function isTooDeep({ value, sent = null }: SourceField): boolean {
  return nestingOf(value) > deepestNesting || nestingOf(sent) > deepestNesting;
}

function fetchedId(id: string, own: SourceField | undefined): SourceField {
  const sent = own?.from === 'sent' ? own.value : own?.sent;
  const returned = own?.from === 'returned' ? own.value : undefined;
  return {
    value: id,
    from: 'returned',
    ...(sent !== undefined && { sent }),
    ...(returned !== undefined && { returned }),
  };
}

function isoTime(unixSeconds: number | null): string | null {
  const time = new Date(unixSeconds === null ? Number.NaN : unixSeconds * 1000);
  return Number.isNaN(time.getTime()) ? null : time.toISOString();
}
