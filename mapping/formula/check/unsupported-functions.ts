/** What iPaaS.com's engine has and formulas here do not, with what to do instead. */
import { functionsNamed } from '../library/library.ts';

const advice: ReadonlyMap<string, string> = new Map([
  [
    'GetSpaceportId',
    ' It would call iPaaS.com for each record; customer-sync finds and links the customer by its CustomerNumber itself.',
  ],
]);

/** A sentence that begins with a space, or null where there is nothing special to say about the name. */
export function adviceOn(name: string): string | null {
  const plain = name.replace(/Async$/, '');
  if (plain !== name && functionsNamed(plain).length > 0) return ` Write ${plain}: nothing is waited for here.`;
  return advice.get(plain) ?? null;
}
