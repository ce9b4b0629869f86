import { inUse } from '../../mapping/checks/check-against-ipaas.ts';
import { checkCustomFields } from '../../mapping/checks/custom-field-findings.ts';
import type { CheckDefinition } from './check.ts';
import { fromFindings } from './from-findings.ts';

export const customFieldsExist: CheckDefinition = {
  id: 'custom-fields-exist',
  title: 'Custom fields exist in iPaaS.com',
  async run(context, signal) {
    const [readings, { view }] = await Promise.all([context.readings(), context.ipaas()]);
    const findings = await checkCustomFields(inUse(readings), view, signal);
    return fromFindings(findings, 'iPaaS.com has every custom field that the mapping fills, in a fitting data type.');
  },
};
