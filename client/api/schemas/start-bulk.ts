/** What POST /v1/bulk-syncs takes in: a list in JSON, or a file. */
import { Readable } from 'node:stream';
import { z } from 'zod';
import { bulkHistories } from '../../../customer/bulk.ts';
import type { LineFormat } from '../../bulk/read-lines.ts';
import { collectionName } from './start-sync.ts';
import { flag, only, queryFlag, text } from './words.ts';

/** A longer list is sent as a file, which is never held as a whole. */
const mostInJson = 100_000;
/** The longest id, with its quotes, a comma and some blanks. */
const bytesOfOne = 220;
export const largestJsonBytes = mostInJson * bytesOfOne + 1_024;

const history = z
  .enum(bulkHistories, `must be one of ${bulkHistories.join(', ')}`)
  .describe('each: every record gets a workflow of its own; exceptions: those that have to wait or to be tried again.');
const words = {
  dryRun: 'Everything up to the write, and no write.',
  collection: 'The name of a mapping collection; the built-in one where none is named.',
  force: 'Write even if newer responses of these customers were already written.',
};

/** One look at all of them: a message for each one that is wrong would be a long answer. */
const responseIds = z
  .custom<string[]>(isListOfTexts, 'must be a list of texts, for example ["resp_…"]')
  .refine((ids) => ids.length <= mostInJson, `must hold at most ${mostInJson}; send a longer list as a file`)
  .meta({
    type: 'array',
    items: { type: 'string' },
    maxItems: mostInJson,
    description:
      'OpenAI responses or conversations. One that is no id is counted as malformed, one that comes again as duplicate.',
  });

export const startBulkBody = only({
  responseIds,
  dryRun: flag().default(false).describe(words.dryRun),
  collection: collectionName.default(null),
  force: flag().default(false).describe(words.force),
  history: history.default('exceptions'),
}).meta({
  examples: [{ responseIds: ['resp_sandbox_existing_customer', 'resp_sandbox_new_customer'], dryRun: true }],
});

/** The options of an upload, whose body is the list alone. */
export const startBulkQuery = only({
  dryRun: queryFlag().optional().describe(words.dryRun),
  collection: text().optional().describe(words.collection),
  force: queryFlag().optional().describe(words.force),
  history: history.optional(),
});

/** The media types of an upload, and how each is read. Not every program that sends a text knows what is in it. */
export const uploadFormats = {
  'application/x-ndjson': 'ndjson',
  'text/csv': 'csv',
  'text/plain': 'auto',
} as const satisfies Record<string, LineFormat | 'auto'>;

type UploadType = keyof typeof uploadFormats;

export function isUploadType(mediaType: string | undefined): mediaType is UploadType {
  return mediaType !== undefined && Object.hasOwn(uploadFormats, mediaType);
}

function upload(description: string, ...examples: string[]) {
  return { schema: z.custom<Readable>(isStream).meta({ type: 'string', description, examples }) };
}

/** What is sent, by its media type. */
export const startBulkContent = {
  'application/json': { schema: startBulkBody },
  // Its example is in the words: programs that send the examples of a description know no NDJSON (test/fuzz).
  'application/x-ndjson': upload(
    'In each line an id as a JSON text, or an object with responseId, response_id or id: {"responseId":"resp_…"}.',
  ),
  'text/csv': upload(
    'A table with a column named responseId, response_id or id; without such names, the first column is taken.',
    'name,responseId\nAda,resp_sandbox_existing_customer\n',
  ),
  'text/plain': upload(
    'An id in each line; a list that looks like CSV or NDJSON is read as such.',
    'resp_sandbox_existing_customer\nresp_sandbox_new_customer\n',
  ),
};

function isListOfTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

function isStream(value: unknown): value is Readable {
  return value instanceof Readable;
}
