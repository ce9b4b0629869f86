import { inUse } from '../../mapping/checks/check-against-ipaas.ts';
import { checkIpaasConflicts } from '../../mapping/checks/ipaas-conflicts.ts';
import { checkLoadedConflicts } from '../../mapping/checks/loaded-conflicts.ts';
import type { CheckDefinition } from './check.ts';
import { fromFindings } from './from-findings.ts';

export const conflictingMappings: CheckDefinition = {
  id: 'conflicting-mappings',
  title: 'No other mapping overwrites the customers',
  async run(context, signal) {
    const collections = inUse(await context.readings());
    const loaded = checkLoadedConflicts(collections);
    // What is known without iPaaS.com is not to wait for it.
    if (loaded.length > 0) return fromFindings(loaded, '');
    const { view } = await context.ipaas();
    const findings = await checkIpaasConflicts(collections, view, { loadedIds: context.loadedIds(), signal });
    return fromFindings(findings, 'No other collection that is enabled fills the same fields of a customer.');
  },
};
