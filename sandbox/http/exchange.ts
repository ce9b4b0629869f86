/** One exchange with a stand-in: journal, fault, answer. */
import type { ServerResponse } from 'node:http';
import { bodyHash, type Journal, type JournalEntry } from '../control/journal.ts';
import type { Fault, Faults } from '../control/faults.ts';
import type { ApiRequest, Reply } from './messages.ts';
import type { ReadRequest } from './read-request.ts';
import { resetConnection, sendMalformed, sendTruncated, sendWhole } from './send.ts';
import type { StandIn } from './stand-in.ts';

export interface ExchangeParts {
  standIn: StandIn;
  journal: Journal;
  faults: Faults;
  /** Time every answer takes, in milliseconds. */
  delayMs: number;
}

/**
 * Answers one request. A request is carried out on arrival; every delay lies between that and the answer, as it does
 * for a client whose patience ends while the server has already worked.
 */
export function exchange(parts: ExchangeParts, { request, bytes }: ReadRequest, response: ServerResponse): void {
  const { standIn, journal, faults, delayMs } = parts;
  const entry = journal.open({
    method: request.method,
    path: request.target,
    bodyHash: bodyHash(bytes),
    requestId: request.requestId,
    trackingGuid: standIn.trackingGuid(request),
  });
  const fault = faults.take(request.method, request.path, request.target);

  if (fault?.type === 'hang') return;
  if (fault?.type === 'reset-before-commit') return resetConnection(response);

  const reply = replyUnder(fault, standIn, request);
  entry.status = fault?.type === 'malformed' ? 200 : reply.status;
  entry.committed = reply.committed ?? false;

  const wait = delayMs + (fault?.type === 'delay' ? fault.ms : 0);
  if (wait === 0) return deliver(response, reply, fault, entry);
  const timer = setTimeout(() => deliver(response, reply, fault, entry), wait);
  response.once('close', () => clearTimeout(timer));
}

function replyUnder(fault: Fault | null, standIn: StandIn, request: ApiRequest): Reply {
  if (fault?.type === 'lie') return { ...standIn.rehearse(request), committed: false };
  if (fault?.type !== 'status') return standIn.answer(request);
  const committed = fault.commit === true && standIn.answer(request).committed === true;
  return { ...statusReply(standIn, request, fault), committed };
}

function deliver(response: ServerResponse, reply: Reply, fault: Fault | null, entry: JournalEntry): void {
  if (fault?.type === 'reset-after-commit') return resetConnection(response);
  if (fault?.type === 'truncate') return sendTruncated(response, reply);
  response.once('finish', () => {
    entry.answered = true;
  });
  if (fault?.type === 'malformed') return sendMalformed(response, reply);
  sendWhole(response, reply);
}

/** The answer of a status fault. */
function statusReply(standIn: StandIn, request: ApiRequest, fault: Extract<Fault, { type: 'status' }>): Reply {
  const usual = standIn.usualError(request, fault.status);
  const headers = { ...usual.headers, ...lowerCased(fault.headers ?? {}) };
  if (fault.body === undefined) return { ...usual, headers };
  if (typeof fault.body === 'string')
    return { status: fault.status, headers: withoutType(headers, fault), text: fault.body };
  return { status: fault.status, headers, body: fault.body };
}

function lowerCased(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

/** A text is not JSON: the API's own content type goes, unless the fault names one. */
function withoutType(
  headers: Record<string, string>,
  fault: { headers?: Record<string, string> | undefined },
): Record<string, string> {
  const named = lowerCased(fault.headers ?? {})['content-type'];
  const { 'content-type': _own, ...others } = headers;
  return named === undefined ? others : { ...others, 'content-type': named };
}
