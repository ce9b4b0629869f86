/** Plans the lines of a bulk, and puts into both stand-ins what they need. */
import type { Stack } from '../../support/stack.ts';
import { holdCustomer } from '../held-customer.ts';
import { responseOf, sentCustomer } from '../sent-response.ts';
import { isRecord, type PlannedLine, type PlannedRecord, type RecordKind } from './planned-line.ts';

const goodKinds = ['new', 'linked', 'unlinked'] as const;
const badKinds = ['noEmail', 'notFound', 'twins'] as const;

const firstCreatedAt = 1_793_610_000;
/** Below the ids that the stand-in gives to customers it creates. */
const firstHeldId = 1_000;
/** One line of so many repeats an earlier one, and the next one holds no id. */
const refusedEvery = 50;
const seededAtOnce = 20;

/**
 * @param records how many lines are records; of these, so many in a hundred are bad, spread evenly
 */
export function planLines(records: number, badPercent: number): PlannedLine[] {
  const lines: PlannedLine[] = [];
  let good = 0;
  let bad = 0;
  for (let made = 1; made <= records; made += 1) {
    const isBad = Math.floor((made * badPercent) / 100) > bad;
    const kind: RecordKind | undefined = isBad ? badKinds[bad % 3] : goodKinds[good % 3];
    if (isBad) bad += 1;
    else good += 1;
    if (kind !== undefined) lines.push(plannedRecord(lines.length + 1, made, kind));
    if (made % refusedEvery === 0) lines.push(duplicateOf(lines), { ...noId, line: lines.length + 2 });
  }
  return lines;
}

const noId = { kind: 'malformed', responseId: null, firstLine: null } as const;

function plannedRecord(line: number, made: number, kind: RecordKind): PlannedRecord {
  const customerNumber = `BULK-${made}`;
  const sent = sentCustomer(customerNumber, made);
  return {
    line,
    kind,
    customerNumber,
    responseId: `resp_fault_bulk_${made}`,
    createdAt: firstCreatedAt + made,
    sent: kind === 'noEmail' ? { ...sent, emailAddress: '' } : sent,
  };
}

function duplicateOf(lines: readonly PlannedLine[]): PlannedLine {
  const first = lines.find(isRecord);
  if (first === undefined) throw new Error('There is no record to repeat.');
  return { line: lines.length + 1, kind: 'duplicate', responseId: first.responseId, firstLine: first.line };
}

/** Everything but the responses that OpenAI is not to know. */
export async function seedLines(stack: Pick<Stack, 'openai' | 'ipaas'>, lines: readonly PlannedLine[]): Promise<void> {
  const records = lines.filter(isRecord);
  for (let from = 0; from < records.length; from += seededAtOnce) {
    await Promise.all(records.slice(from, from + seededAtOnce).map(async (record) => await seedRecord(stack, record)));
  }
}

async function seedRecord({ openai, ipaas }: Pick<Stack, 'openai' | 'ipaas'>, record: PlannedRecord): Promise<void> {
  const { kind, line, customerNumber } = record;
  if (kind !== 'notFound') await openai.put('responses', record.responseId, responseOf(record));
  const id = firstHeldId + 2 * line;
  if (kind === 'linked') await holdCustomer(ipaas, id, customerNumber, 'linked');
  if (kind === 'unlinked' || kind === 'twins') await holdCustomer(ipaas, id, customerNumber, 'unlinked');
  if (kind === 'twins') await holdCustomer(ipaas, id + 1, customerNumber, 'unlinked');
}

/** What a person does about the bad ones: OpenAI knows the response after all, the second customer is gone. */
export async function mendLines(stack: Pick<Stack, 'openai' | 'ipaas'>, lines: readonly PlannedLine[]): Promise<void> {
  for (const record of lines.filter(isRecord)) {
    const { kind, line } = record;
    if (kind === 'notFound') await stack.openai.put('responses', record.responseId, responseOf(record));
    if (kind === 'twins') await stack.ipaas.removeCustomer(firstHeldId + 2 * line + 1);
  }
}

/** The records as they are to end then. */
export function mended(record: PlannedRecord): PlannedRecord {
  if (record.kind === 'notFound') return { ...record, kind: 'new' };
  return record.kind === 'twins' ? { ...record, kind: 'unlinked' } : record;
}
