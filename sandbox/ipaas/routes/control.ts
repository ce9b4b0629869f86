/** What the control plane of this stand-in has beside the common part: records, switches, tokens. */
import { z } from 'zod';
import { controlProblem } from '../../control/control-routes.ts';
import { isJsonObject, parseJson } from '../../http/json.ts';
import { pathParam, type Reply, type RoutedRequest } from '../../http/messages.ts';
import type { Route } from '../../http/route.ts';
import { customerOnWire } from '../customers.ts';
import { CUSTOMER_TABLE } from '../external-ids.ts';
import { putVerbatim, verbatimSchema } from '../put-verbatim.ts';
import type { IpaasRecords } from '../records.ts';
import { someSwitchesSchema } from '../switches.ts';

export function ipaasControlRoutes(records: IpaasRecords): Route[] {
  const route = (
    method: string,
    path: string,
    handler: (records: IpaasRecords, request: RoutedRequest) => Reply,
  ): Route => ({ method, pattern: `/__sandbox/${path}`, handler: (request) => handler(records, request) });
  return [
    route('PUT', 'customers/:id', putCustomer),
    route('DELETE', 'customers/:id', deleteCustomer),
    route('PUT', 'mapping-collections/:id', putMappingCollection),
    route('DELETE', 'mapping-collections/:id', deleteMappingCollection),
    route('GET', 'switches', switchValues),
    route('PUT', 'switches', putSwitches),
    route('POST', 'expire-tokens', expireTokens),
  ];
}

const idSchema = z.coerce.number().int().min(1);
const badId = controlProblem('An id is a whole number above zero.');

/** Any program puts its own customer in. */
function putCustomer(records: IpaasRecords, request: RoutedRequest): Reply {
  const id = idSchema.safeParse(pathParam(request, 'id'));
  if (!id.success) return badId;
  const record = verbatimSchema.safeParse(parseJson(request.body));
  if (!record.success) return controlProblem(`The body must be a customer. ${z.prettifyError(record.error)}`);
  const customer = putVerbatim(records, id.data, record.data);
  return { status: 200, body: customerOnWire(customer, records.externalIds) };
}

/** Deletes as the API does; with `?links=keep` the links go on as if the customer were there. */
function deleteCustomer(records: IpaasRecords, request: RoutedRequest): Reply {
  const id = idSchema.safeParse(pathParam(request, 'id'));
  if (!id.success) return badId;
  if (records.customers.get(id.data) === null) return controlProblem(`There is no customer ${id.data}.`, 404);
  records.customers.delete(id.data);
  if (request.query.get('links') !== 'keep') records.externalIds.markDeleted(CUSTOMER_TABLE, id.data);
  return { status: 200, body: { deleted: id.data } };
}

/** As iPaaS.com answers with it, whatever is in it; only the id is that of the path. */
function putMappingCollection({ mappingCollections }: IpaasRecords, request: RoutedRequest): Reply {
  const id = idSchema.safeParse(pathParam(request, 'id'));
  if (!id.success) return badId;
  const record = parseJson(request.body);
  if (!isJsonObject(record)) return controlProblem('The body must be a mapping collection.');
  return { status: 200, body: mappingCollections.put(id.data, record) };
}

function deleteMappingCollection({ mappingCollections }: IpaasRecords, request: RoutedRequest): Reply {
  const id = idSchema.safeParse(pathParam(request, 'id'));
  if (!id.success) return badId;
  if (mappingCollections.get(id.data) === null) {
    return controlProblem(`There is no mapping collection ${id.data}.`, 404);
  }
  mappingCollections.delete(id.data);
  return { status: 200, body: { deleted: id.data } };
}

function switchValues({ switches }: IpaasRecords): Reply {
  return { status: 200, body: { ...switches.current() } };
}

function putSwitches(records: IpaasRecords, request: RoutedRequest): Reply {
  const some = someSwitchesSchema.safeParse(parseJson(request.body));
  if (!some.success) return controlProblem(`The body must name switches. ${z.prettifyError(some.error)}`);
  records.switches.set(some.data);
  return switchValues(records);
}

const expireSchema = z.strictObject({ refresh_tokens: z.boolean().default(false) });

/** Ends every access token at once, and the refresh tokens too where the body asks for it. */
function expireTokens({ sessions }: IpaasRecords, request: RoutedRequest): Reply {
  const body = expireSchema.safeParse(request.body === '' ? {} : parseJson(request.body));
  if (!body.success) return controlProblem(`The body may be empty. ${z.prettifyError(body.error)}`);
  return { status: 200, body: { expired: sessions.expireAll({ refreshTokens: body.data.refresh_tokens }) } };
}
