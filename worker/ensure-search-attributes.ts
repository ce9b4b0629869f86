import { isGrpcServiceError } from '@temporalio/client';
import proto from '@temporalio/proto';
import type { NativeConnection } from '@temporalio/worker';
import { PlainError } from '../customer/plain-error.ts';
import { searchAttributes } from '../workflows/contract.ts';

const names = Object.values(searchAttributes).map((key) => key.name);

/** How a server says that this is not ours to ask: PERMISSION_DENIED, UNIMPLEMENTED, UNAUTHENTICATED. */
const refusals: ReadonlySet<number> = new Set([7, 12, 16]);

/** How it says that they are there by now: ALREADY_EXISTS. */
const repetitions: ReadonlySet<number> = new Set([6]);

/**
 * Registers the search attributes that a sync sets, where the namespace lacks them: without them a sync would hang at
 * its first step.
 * @param warn is told what to do where the server does not even say which there are; the worker then goes on
 * @throws PlainError naming the missing ones, where the server does not let us register them
 */
export async function ensureSearchAttributes(
  connection: NativeConnection,
  namespace: string,
  warn: (sentence: string) => void,
): Promise<void> {
  const known = await listKnown(connection, namespace);
  if (known === null) {
    warn(
      `This worker may not see which search attributes the namespace ${namespace} has. Syncs hang where one of ` +
        `${names.join(', ')} is missing. ${howToRegister(namespace, names)}`,
    );
    return;
  }
  const missing = names.filter((name) => !known.includes(name));
  if (missing.length === 0) return;

  const keyword = proto.temporal.api.enums.v1.IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD;
  try {
    await connection.operatorService.addSearchAttributes({
      namespace,
      searchAttributes: Object.fromEntries(missing.map((name) => [name, keyword])),
    });
  } catch (cause) {
    // A worker that starts at the same time was faster.
    if (isGrpcServiceError(cause) && repetitions.has(cause.code)) return;
    throw new PlainError(
      `The namespace ${namespace} lacks the search attributes ${missing.join(', ')} and this worker may not register ` +
        `them. ${howToRegister(namespace, missing)}`,
      { cause },
    );
  }
}

/** The names that are registered; null where the server does not tell us. */
async function listKnown(connection: NativeConnection, namespace: string): Promise<string[] | null> {
  try {
    const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace });
    return Object.keys(customAttributes);
  } catch (error) {
    if (isGrpcServiceError(error) && refusals.has(error.code)) return null;
    throw error;
  }
}

function howToRegister(namespace: string, missing: readonly string[]): string {
  return (
    `Register each as Keyword: temporal operator search-attribute create --namespace ${namespace} ` +
    missing.map((name) => `--name ${name} --type Keyword`).join(' ')
  );
}
