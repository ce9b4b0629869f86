/** Whether every collection that a sync can use fills certain fields of a customer. */
import { isError } from '../../mapping/checks/finding.ts';
import { checkMappings, type CheckedCollection } from '../check-mappings.ts';
import { failed, ok, unknown, type CheckResult } from './check.ts';
import type { CheckContext } from './context.ts';
import { listed } from './words.ts';

export async function checkFieldsMapped(
  context: CheckContext,
  fields: readonly string[],
  signal: AbortSignal,
): Promise<CheckResult> {
  const options = { loadedIds: context.loadedIds(), signal };
  const { collections } = await checkMappings(await context.readings(), null, null, options);
  const lacking = collections.filter((collection) => missingIn(collection, fields).length > 0);
  const [first] = lacking;
  if (first !== undefined) return notMapped(first, missingIn(first, fields), lacking.length - 1);
  const unread = collections.find(({ version, findings }) => version === null && !findings.some(isMissing));
  if (unread !== undefined) return notRead(unread);
  const many =
    collections.length === 1 ? 'the mapping collection fills' : `${collections.length} mapping collections fill`;
  return ok(`${listed(fields)}: ${many} ${fields.length === 1 ? 'it' : 'them'}.`);
}

function isMissing({ code }: CheckedCollection['findings'][number]): boolean {
  return code === 'MissingRequiredDestination';
}

function missingIn({ findings }: CheckedCollection, fields: readonly string[]): string[] {
  return findings.filter(isMissing).flatMap(({ field }) => (field !== null && fields.includes(field) ? field : []));
}

function notMapped({ name }: CheckedCollection, missing: readonly string[], others: number): CheckResult {
  const more = others === 0 ? '' : ` So it is with ${others} more.`;
  return failed(
    `"${name}" does not fill ${listed(missing)}, which a customer needs.${more}`,
    `Add a mapping to ${listed(missing.map((field) => `Customer.${field}`))}.`,
    'MappingInvalid',
  );
}

function notRead({ name, findings }: CheckedCollection): CheckResult {
  const reason = findings.find(isError) ?? findings[0];
  return unknown(
    `"${name}" cannot be read${reason === undefined ? '' : `: ${reason.message}`}`,
    reason?.resolution ?? 'Run customer-sync mapping check.',
  );
}
