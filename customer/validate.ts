import { isEmailAddress } from './email-format.ts';
import { mappedField, type CustomerField, type MappedCustomer } from './mapped-customer.ts';
import { SyncFailure, type Problem } from './sync-failure.ts';

/** What iPaaS.com needs before it accepts a customer (design, section 2). */
export const requiredFields = [
  'CustomerNumber',
  'FirstName',
  'LastName',
  'EmailAddress',
] as const satisfies CustomerField[];

/**
 * Everything that is wrong with a mapped customer, in the order of the fields; empty where it may be written.
 * Absent, null, empty and blank values are the same here, because a mapping never produces a blank value.
 */
export function findProblems(customer: MappedCustomer): Problem[] {
  const problems: Problem[] = requiredFields
    .filter((field) => mappedField(customer, field) === null)
    .map((field) => ({ field, code: 'MissingRequiredField', message: `${field} is missing.` }));

  const address = mappedField(customer, 'EmailAddress');
  if (address !== null && !isEmailAddress(address)) {
    problems.push({
      field: 'EmailAddress',
      code: 'InvalidEmailFormat',
      message: 'EmailAddress is not a valid e-mail address.',
    });
  }
  return problems;
}

/**
 * Passes a customer that may be written.
 * @throws SyncFailure MissingRequiredField, or InvalidEmailFormat where only the address is wrong, with all problems
 */
export function assertValid(customer: MappedCustomer): void {
  const problems = findProblems(customer);
  const first = problems[0];
  if (first === undefined) return;
  throw new SyncFailure(first.code, problems.map((problem) => problem.message).join(' '), { problems });
}
