/** Histories of syncs as files: test/histories/<name>.json, in the JSON that Temporal's own tools read and write. */
import { readdirSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import type { temporal } from '@temporalio/proto';

const folder = fileURLToPath(new URL('../histories/', import.meta.url));

/** Names of the stored histories. */
export function historyNames(): string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => basename(file, '.json'));
}

/** The JSON of a stored history, as Worker.runReplayHistory takes it. */
export async function readHistory(name: string): Promise<unknown> {
  return JSON.parse(await readFile(join(folder, `${name}.json`), 'utf8'));
}

/** Stores a history, without what would tell about the machine it was recorded on. */
export async function storeHistory(name: string, history: temporal.api.history.v1.IHistory): Promise<void> {
  await mkdir(folder, { recursive: true });
  const text = JSON.stringify(JSON.parse(historyToJSON(history)), withoutMachine, 1);
  await writeFile(join(folder, `${name}.json`), `${text}\n`);
}

/** A replay needs none of these: stack traces hold paths; identities and sticky queues are named after process and host. */
function withoutMachine(key: string, value: unknown): unknown {
  if (key === 'stackTrace') return undefined;
  if (key === 'identity') return 'worker';
  if (isStickyQueue(value)) return { ...value, name: 'sticky' };
  return value;
}

function isStickyQueue(value: unknown): value is object {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'TASK_QUEUE_KIND_STICKY';
}
