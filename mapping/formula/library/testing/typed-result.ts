import type { JsonValue } from '../../../../customer/source-record.ts';
import { run } from '../../testing/run.ts';
import { textOf } from '../../text-of.ts';
import { typeOf, type Value } from '../../values.ts';

/** The result of a formula with its type, as in `decimal 2.10`, where the type is half of what a test asks. */
export function typedResult(source: string, record: Record<string, JsonValue> = {}): string {
  return describe(run(source, record));
}

function describe(value: Value): string {
  if (value === null) return 'null';
  if (typeof value === 'object' && value.type === 'List') return `[${value.items.map(describe).join(', ')}]`;
  return `${typeOf(value)} ${textOf(value)}`;
}
