/** `customer-sync check --fix`: what can be mended from here, safely, and a line on standard error for each. */
import type { CheckContext } from '../checks/context.ts';
import { findMissingCustomFields } from '../checks/create-custom-fields.ts';
import { registerSearchAttributes } from '../checks/register-search-attributes.ts';
import type { ChecklistReport } from '../checks/run-checks.ts';
import { canAsk, confirm } from './confirm.ts';
import { describeError } from './render/describe-error.ts';

/** Never fails: what could not be mended is told, and the checks that follow show it. */
export async function fixWhatCanBe(
  context: CheckContext,
  { checks }: ChecklistReport,
  { yes }: { yes: boolean },
): Promise<void> {
  const needsMending = (id: string): boolean =>
    checks.some((check) => check.id === id && (check.status === 'failed' || check.status === 'warning'));
  if (needsMending('search-attributes')) await tellingWhy(async () => await fixSearchAttributes(context));
  if (needsMending('custom-fields-exist')) await tellingWhy(async () => await fixCustomFields(context, yes));
}

async function tellingWhy(fix: () => Promise<void>): Promise<void> {
  try {
    await fix();
  } catch (error) {
    console.error(describeError(error));
  }
}

async function fixSearchAttributes({ client }: CheckContext): Promise<void> {
  const registered = await registerSearchAttributes(client);
  if (registered.length > 0) console.error(`Registered search attributes: ${registered.join(', ')}.`);
}

/** The company's data model is not ours to change unasked. */
async function fixCustomFields(context: CheckContext, yes: boolean): Promise<void> {
  const { fields, create } = await findMissingCustomFields(context);
  if (fields.length === 0) return;
  const names = fields.map(({ name, wanted }) => `"${name}" (${wanted})`).join(', ');
  if (create === null)
    return console.error(`Custom fields were not created, because IPAAS_CUSTOM_FIELDS is off: ${names}.`);
  if (!yes && !canAsk()) return console.error(`Custom fields were not created; --yes creates them: ${names}.`);
  if (!yes && !(await confirm(`Create in iPaaS.com the custom fields ${names}?`))) {
    return console.error('Custom fields were not created.');
  }
  await create();
  console.error(`Created custom fields in iPaaS.com: ${names}.`);
}
