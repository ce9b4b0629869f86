import type { Subscription } from '../../connectors/ipaas/subscriptions.ts';
import { failed, ok, warning, type CheckDefinition, type CheckResult } from './check.ts';

const whereToFind =
  'Set IPAAS_SYSTEM_ID to the id of your OpenAI subscription in iPaaS.com (Subscriptions, "System Id").';

export const ipaasSubscription: CheckDefinition = {
  id: 'ipaas-subscription',
  title: 'iPaaS.com subscription exists',
  async run(context, signal) {
    const { access, settings } = await context.ipaas();
    return judge(settings.ipaas.systemId, await access.subscriptions(signal));
  },
};

function judge(systemId: number, subscriptions: readonly Subscription[]): CheckResult {
  const ours = subscriptions.find(({ id }) => id === systemId);
  if (ours === undefined) {
    return failed(`The company has no subscription ${systemId}, under which customers would be linked.`, whereToFind);
  }
  if (ours.isIpaasItself) {
    return failed(`${systemId} is iPaaS.com itself, not the subscription of an integration.`, whereToFind);
  }
  const name = shown(ours.name);
  if (name === null) return ok(`The company has the subscription ${systemId}.`);
  // Subscriptions are named "[Product] - [Environment]" (reference: ipaas-api.md, section 10.1), but anybody may rename one.
  if (!/open\s*-?ai/i.test(name)) {
    return warning(
      `The subscription ${systemId} is "${name}", which does not look like an OpenAI integration.`,
      `${whereToFind} Leave it where this is the one.`,
    );
  }
  return ok(`The company has the subscription ${systemId}, "${name}".`);
}

const longestName = 60;

function shown(name: string | null): string | null {
  const printable = name?.replaceAll(/\p{C}/gu, ' ').trim().slice(0, longestName) ?? '';
  return printable === '' ? null : printable;
}
