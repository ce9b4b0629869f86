import type { CheckDefinition } from './check.ts';
import { checkFieldsMapped } from './fields-mapped.ts';

export const namesMapped: CheckDefinition = {
  id: 'names-mapped',
  title: 'Names are mapped',
  run: async (context, signal) => await checkFieldsMapped(context, ['FirstName', 'LastName'], signal),
};
