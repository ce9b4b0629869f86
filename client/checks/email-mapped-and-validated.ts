import { isEmailAddress } from '../../customer/email-format.ts';
import { failed, ok, type CheckDefinition } from './check.ts';
import { checkFieldsMapped } from './fields-mapped.ts';

export const emailMappedAndValidated: CheckDefinition = {
  id: 'email-mapped-and-validated',
  title: 'E-mail address is mapped and validated',
  async run(context, signal) {
    const mapped = await checkFieldsMapped(context, ['EmailAddress'], signal);
    if (mapped.status !== 'ok') return mapped;
    if (!isValidated()) return failed('E-mail addresses are not validated.', 'Install customer-sync anew.');
    return ok(`${mapped.detail} One that is no address is refused before anything is written.`);
  },
};

/** The rule that the validate step applies, tried out. */
function isValidated(): boolean {
  return isEmailAddress('somebody@example.com') && !isEmailAddress('somebody(at)example.com') && !isEmailAddress('');
}
