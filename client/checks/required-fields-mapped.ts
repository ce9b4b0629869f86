import { requiredFields } from '../../customer/validate.ts';
import type { CheckDefinition } from './check.ts';
import { checkFieldsMapped } from './fields-mapped.ts';

export const requiredFieldsMapped: CheckDefinition = {
  id: 'required-fields-mapped',
  title: 'Required fields are mapped',
  run: async (context, signal) => await checkFieldsMapped(context, requiredFields, signal),
};
