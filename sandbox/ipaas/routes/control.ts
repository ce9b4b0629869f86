/** `PUT /__sandbox/customers/{id}`: any program puts its own customer in. */
import { z } from 'zod';
import { controlProblem } from '../../control/control-routes.ts';
import { parseJson } from '../../http/json.ts';
import { pathParam, type Reply, type RoutedRequest } from '../../http/messages.ts';
import { customerOnWire } from '../customers.ts';
import { putVerbatim, verbatimSchema } from '../put-verbatim.ts';
import type { IpaasRecords } from '../records.ts';

const idSchema = z.coerce.number().int().min(1);

export function putCustomerVerbatim(records: IpaasRecords, request: RoutedRequest): Reply {
  const id = idSchema.safeParse(pathParam(request, 'id'));
  if (!id.success) return controlProblem('The id of a customer is a whole number above zero.');
  const record = verbatimSchema.safeParse(parseJson(request.body));
  if (!record.success) return controlProblem(`The body must be a customer. ${z.prettifyError(record.error)}`);
  const customer = putVerbatim(records, id.data, record.data);
  return { status: 200, body: customerOnWire(customer, records.externalIds) };
}
