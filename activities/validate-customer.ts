import type { MappedCustomer } from '../customer/mapped-customer.ts';
import { assertValid } from '../customer/validate.ts';
import { runStep } from './run-step.ts';

/** Between mapping and write: required fields and the format of the e-mail address, all problems at once. */
export async function validateCustomer(customer: MappedCustomer) {
  return await runStep(() => {
    assertValid(customer);
    return null;
  });
}
