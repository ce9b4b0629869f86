import proto from '@temporalio/proto';
import type { NativeConnection } from '@temporalio/worker';
import { PlainError } from '../customer/plain-error.ts';
import { searchAttributes } from '../workflows/contract.ts';

/**
 * Registers the search attributes that a sync sets, where the namespace lacks them: without them a sync would hang at
 * its first step.
 * @throws PlainError naming the missing ones, where the server does not let us register them
 */
export async function ensureSearchAttributes(connection: NativeConnection, namespace: string): Promise<void> {
  const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace });
  const names = Object.values(searchAttributes).map((key) => key.name);
  const missing = names.filter((name) => !Object.hasOwn(customAttributes, name));
  if (missing.length === 0) return;

  const keyword = proto.temporal.api.enums.v1.IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD;
  try {
    await connection.operatorService.addSearchAttributes({
      namespace,
      searchAttributes: Object.fromEntries(missing.map((name) => [name, keyword])),
    });
  } catch (cause) {
    throw new PlainError(
      `The namespace ${namespace} lacks the search attributes ${missing.join(', ')} and this worker may not register ` +
        `them. Register each as Keyword: temporal operator search-attribute create --namespace ${namespace} ` +
        missing.map((name) => `--name ${name} --type Keyword`).join(' '),
      { cause },
    );
  }
}
