import { identityText, type CustomerFields } from './customer-fields.ts';

/**
 * Chooses the returned customer among the JSON objects of an answer: the last one.
 *
 * Where one of them names another customer than was sent, only an object that names the sent customer counts. Where
 * none does, the one that names another customer is returned, so that the merge refuses it: an object without a number
 * beside it may be about that other customer too.
 *
 * @param candidates in the order of the answer
 * @returns null where the answer holds none
 */
export function chooseReturnedCustomer(
  candidates: readonly CustomerFields[],
  sent: CustomerFields,
): CustomerFields | null {
  const sentNumber = numberOf(sent);
  const other = candidates.findLast((candidate) => {
    const number = numberOf(candidate);
    return sentNumber !== null && number !== null && number !== sentNumber;
  });
  if (other === undefined) return candidates.at(-1) ?? null;
  return candidates.findLast((candidate) => numberOf(candidate) === sentNumber) ?? other;
}

function numberOf(candidate: CustomerFields): string | null {
  return identityText(candidate, 'CustomerNumber');
}
