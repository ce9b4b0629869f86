/**
 * The one argument of a sync, and its check. Written by hand because workflow code runs it: the SDK's sandbox would
 * evaluate zod anew for every workflow (5 to 10 ms each).
 */
import { invalidIdMessage, responseIdKind } from './response-id.ts';
import { SyncFailure } from './sync-failure.ts';
import { triggers, type Trigger } from './sync-result.ts';

export interface SyncInput {
  responseId: string;
  /** Everything up to the write, and no write. */
  dryRun: boolean;
  /** Name of the mapping collection; null for the built-in one. */
  collection: string | null;
  trigger: Trigger;
  /** Write even if a newer response of this customer was already written. */
  force: boolean;
  /** Goes before others, and keeps what it saw on its way, as a dry run does. */
  debug: boolean;
  /** The sync id of which this sync is a retry. */
  retryOf: string | null;
  /** The caller's own GUID, under which iPaaS.com logs this sync; null to make one. */
  trackingGuid: string | null;
  /** The record of a bulk that this sync carries on, `<bulkId>-<line>`; null where there is none. */
  bulkRecord: string | null;
}

const knownKeys = new Set([
  'responseId',
  'dryRun',
  'collection',
  'trigger',
  'force',
  'debug',
  'retryOf',
  'trackingGuid',
  'bulkRecord',
]);

/** A run id of Temporal, or `<bulkId>-<line>`. */
const syncIdForm = /^[\w-]{1,100}$/;
const guidForm = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** True for a text that can be a tracking GUID. */
export function isTrackingGuid(text: string): boolean {
  return guidForm.test(text);
}

function wrong(message: string): SyncFailure {
  return new SyncFailure('InvalidInput', message);
}

/**
 * Reads the argument a workflow was started with, from whatever source, the Temporal UI's form included.
 * @throws SyncFailure InvalidInput or InvalidId, with what is wrong
 */
export function readSyncInput(argument: unknown): SyncInput {
  if (typeof argument !== 'object' || argument === null || Array.isArray(argument)) {
    throw wrong('The argument must be one JSON object, for example {"responseId":"resp_…"}.');
  }
  const given = new Map<string, unknown>(Object.entries(argument));
  if ([...given.keys()].some((key) => !knownKeys.has(key))) {
    throw wrong(`The argument may hold only ${[...knownKeys].join(', ')}.`);
  }
  const responseId = given.get('responseId');
  if (responseId === undefined) throw wrong('The argument lacks responseId, for example {"responseId":"resp_…"}.');
  if (typeof responseId !== 'string' || responseIdKind(responseId) === null) {
    throw new SyncFailure('InvalidId', invalidIdMessage);
  }
  return {
    responseId,
    dryRun: readFlag('dryRun', given.get('dryRun')),
    collection: readCollection(given.get('collection')),
    trigger: readTrigger(given.get('trigger')),
    force: readFlag('force', given.get('force')),
    debug: readFlag('debug', given.get('debug')),
    retryOf: readForm('retryOf', given.get('retryOf'), syncIdForm, 'the id of a sync'),
    trackingGuid: readForm('trackingGuid', given.get('trackingGuid'), guidForm, 'a GUID'),
    bulkRecord: readForm('bulkRecord', given.get('bulkRecord'), syncIdForm, 'the record of a bulk'),
  };
}

function readFlag(name: string, value: unknown): boolean {
  if (value === undefined || value === null) return false;
  if (typeof value !== 'boolean') throw wrong(`${name} must be true or false.`);
  return value;
}

function readCollection(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value !== 'string' || value.trim() === '')
    throw wrong('collection must be the name of a mapping collection.');
  return value;
}

function readTrigger(value: unknown): Trigger {
  if (value === undefined || value === null) return 'manual';
  const trigger = triggers.find((known) => known === value);
  if (trigger === undefined) throw wrong(`trigger must be one of ${triggers.join(', ')}.`);
  return trigger;
}

function readForm(name: string, value: unknown, form: RegExp, what: string): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value !== 'string' || !form.test(value)) throw wrong(`${name} must be ${what}.`);
  return value;
}
