/** Customers: read, search, create, update, delete. */
import type { JsonObject } from '../../http/json.ts';
import type { Reply, RoutedRequest } from '../../http/messages.ts';
import { pathId, queryValue } from '../body.ts';
import { createCustomer, updateCustomer } from '../customer-write.ts';
import { customerOnWire, searchFields, type Customer } from '../customers.ts';
import { idNotFound, refuse } from '../errors.ts';
import { CUSTOMER_TABLE } from '../external-ids.ts';
import { pageReply } from '../page.ts';
import { postReply } from '../post-reply.ts';
import type { IpaasRecords } from '../records.ts';

export function getCustomer(records: IpaasRecords, request: RoutedRequest): Reply {
  const id = pathId(request);
  const customer = records.customers.get(id);
  if (customer === null) throw idNotFound(id);
  return { status: 200, body: customerOnWire(customer, records.externalIds) };
}

export function findCustomers(records: IpaasRecords, request: RoutedRequest): Reply {
  const onWire = (customer: Customer): JsonObject => customerOnWire(customer, records.externalIds);
  return pageReply(records.switches.current(), request, found(records, request), onWire);
}

/** `action=equals` with one or more fields (all must match); without a field, every customer. */
function found(records: IpaasRecords, request: RoutedRequest): Customer[] {
  const wanted = Object.entries(searchFields).flatMap(([name, field]) => {
    const value = queryValue(request, name);
    return value === null ? [] : [{ field, value }];
  });
  const action = queryValue(request, 'action');
  if (wanted.length > 0 && action?.toLowerCase() !== 'equals') {
    throw refuse('VALD-1022', 'Invalid value for action. This field must be one of the allowed values: equals.');
  }
  const [first, ...others] = wanted;
  if (first === undefined) return records.customers.all();
  const candidates = records.customers.findBy(first.field, first.value);
  return candidates.filter((one) => others.every(({ field, value }) => one.fields[field] === value));
}

export function postCustomer(records: IpaasRecords, request: RoutedRequest): Reply {
  return postReply(records.switches.current(), written(records, createCustomer(records, request)));
}

export function putCustomer(records: IpaasRecords, request: RoutedRequest): Reply {
  return { status: 200, body: written(records, updateCustomer(records, pathId(request), request)), committed: true };
}

/** The customer as the answer to a write shows it. */
function written(records: IpaasRecords, customer: Customer): JsonObject {
  const body = customerOnWire(customer, records.externalIds);
  if (records.switches.current().nestedLinks !== 'not-echoed') return body;
  const { external_ids: _links, ...others } = body;
  return others;
}

/** The customer's external ids stay, marked as deleted. */
export function deleteCustomer(records: IpaasRecords, request: RoutedRequest): Reply {
  const id = pathId(request);
  if (records.customers.get(id) === null) throw idNotFound(id);
  records.customers.delete(id);
  records.externalIds.markDeleted(CUSTOMER_TABLE, id);
  return { status: 204, committed: true };
}
