/**
 * The one argument of a bulk, and its check. Written by hand because workflow code runs it, as customer/sync-input.ts is.
 */
import { bulkHistories, type BulkHistory, type BulkOptions } from './bulk.ts';
import { SyncFailure } from './sync-failure.ts';

/** Where a run that continues as new goes on. */
export interface BulkPlace {
  /** The position of the first record that no page was made for. */
  next: number;
  paused: boolean;
}

export interface BulkInput extends BulkOptions {
  /** A list that is in the store already; null where the argument brings its own. */
  bulkId: string | null;
  /** The list itself, as people give it in the Temporal UI; null where it is in the store. */
  responseIds: string[] | null;
  /** Set by the bulk itself, never by whoever starts one. */
  place: BulkPlace | null;
}

/** More go through Temporal's history badly; they are handed in by API or command line. */
export const mostIdsInArgument = 10_000;

const knownKeys = new Set(['bulkId', 'responseIds', 'dryRun', 'collection', 'force', 'history', 'place']);
const bulkIdForm = /^[\w-]{1,80}$/;

/**
 * Reads the argument a bulk was started with, from whatever source, the Temporal UI's form included.
 * @throws SyncFailure InvalidInput, with what is wrong
 */
export function readBulkInput(argument: unknown): BulkInput {
  if (typeof argument !== 'object' || argument === null || Array.isArray(argument)) {
    throw wrong('The argument must be one JSON object, for example {"responseIds":["resp_…"]}.');
  }
  const given = new Map<string, unknown>(Object.entries(argument));
  if ([...given.keys()].some((key) => !knownKeys.has(key))) {
    throw wrong('The argument may hold only responseIds, dryRun, collection, force and history.');
  }
  const bulkId = readBulkId(given.get('bulkId'));
  const responseIds = readIds(given.get('responseIds'));
  if ((bulkId === null) === (responseIds === null)) {
    throw wrong('The argument must hold responseIds, for example {"responseIds":["resp_…"]}.');
  }
  return {
    bulkId,
    responseIds,
    dryRun: readFlag('dryRun', given.get('dryRun')),
    collection: readCollection(given.get('collection')),
    force: readFlag('force', given.get('force')),
    history: readHistory(given.get('history')),
    place: readPlace(given.get('place')),
  };
}

function wrong(message: string): SyncFailure {
  return new SyncFailure('InvalidInput', message);
}

function isAbsent(value: unknown): value is null | undefined {
  return value === undefined || value === null;
}

function readBulkId(value: unknown): string | null {
  if (isAbsent(value)) return null;
  if (typeof value !== 'string' || !bulkIdForm.test(value)) throw wrong('bulkId must be the id of a bulk.');
  return value;
}

/** What is no id is told as a malformed line later, so that one typing error does not stop the others. */
function readIds(value: unknown): string[] | null {
  if (isAbsent(value)) return null;
  if (!Array.isArray(value) || value.length === 0) throw wrong('responseIds must be a list of response ids.');
  if (value.length > mostIdsInArgument) {
    throw wrong(`responseIds may hold ${mostIdsInArgument} ids. Hand in more by API or command line.`);
  }
  return value.map((item) => (typeof item === 'string' ? item.trim() : ''));
}

function readFlag(name: string, value: unknown): boolean {
  if (isAbsent(value)) return false;
  if (typeof value !== 'boolean') throw wrong(`${name} must be true or false.`);
  return value;
}

function readCollection(value: unknown): string | null {
  if (isAbsent(value)) return null;
  if (typeof value !== 'string' || value.trim() === '') {
    throw wrong('collection must be the name of a mapping collection.');
  }
  return value;
}

function readHistory(value: unknown): BulkHistory {
  if (isAbsent(value)) return 'exceptions';
  const history = bulkHistories.find((known) => known === value);
  if (history === undefined) throw wrong(`history must be ${bulkHistories.join(' or ')}.`);
  return history;
}

function readPlace(value: unknown): BulkPlace | null {
  if (isAbsent(value)) return null;
  if (typeof value === 'object' && 'next' in value && 'paused' in value) {
    const { next, paused } = value;
    if (typeof next === 'number' && typeof paused === 'boolean') return { next, paused };
  }
  throw wrong('place is not for those who start a bulk.');
}
