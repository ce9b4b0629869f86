import { checkMappings } from '../check-mappings.ts';
import type { CheckDefinition } from './check.ts';
import { explainOwn } from './explain.ts';
import { fromFindings } from './from-findings.ts';

export const mappingValid: CheckDefinition = {
  id: 'mapping-valid',
  title: 'Mapping collections are valid',
  async run(context, signal) {
    try {
      const options = { loadedIds: context.loadedIds(), signal };
      const { collections } = await checkMappings(await context.readings(), null, null, options);
      // Conflicts have a check of their own.
      const findings = collections
        .flatMap((one) => one.findings)
        .filter(({ code }) => code !== 'ConflictingCollection');
      const names = collections.map(({ name }) => `"${name}"`).join(', ');
      return fromFindings(findings, `Everything in ${names} can be carried out.`);
    } catch (error) {
      return explainOwn(error, 'MappingInvalid');
    }
  },
};
