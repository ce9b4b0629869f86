/** The id of a subscription in a path or a body. */
import { requiredField, refuse } from './errors.ts';
import { isMissing } from './body.ts';
import { isSubscription } from './subscriptions.ts';

/** Throws VALD-1002 where it is missing, VALD-1017 where it is no positive whole number, VALD-1023 where it is unknown. */
export function readSystemId(value: string | number | null | undefined): number {
  if (isMissing(value)) throw requiredField('system_id');
  const id = Number(value);
  if (!/^[1-9]\d*$/.test(String(value))) throw refuse('VALD-1017', `System Id: ${value} is invalid.`);
  if (isSubscription(id)) return id;
  throw refuse('VALD-1023', `System Id (${id}) provided is invalid. Please resend the request with a valid System Id.`);
}
