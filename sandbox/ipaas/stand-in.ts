/** The stand-in of the iPaaS.com API: routes, authorization, errors. */
import { randomUUID } from 'node:crypto';
import { Refusal, type ApiRequest, type Reply, type RoutedRequest } from '../http/messages.ts';
import { createRouter, type Route } from '../http/route.ts';
import type { StandIn } from '../http/stand-in.ts';
import { seedIpaas } from '../seeds/ipaas-seeds.ts';
import { trackingGuid } from './body.ts';
import { definitionOnWire } from './custom-field-definitions.ts';
import { customerOnWire } from './customers.ts';
import { errorReply, usualError } from './errors.ts';
import { externalIdRow } from './external-ids.ts';
import { clearIpaasRecords, createIpaasRecords, type IpaasRecords } from './records.ts';
import { putCustomerVerbatim } from './routes/control.ts';
import * as customFields from './routes/custom-fields.ts';
import * as customers from './routes/customers.ts';
import * as externalIds from './routes/external-ids.ts';
import * as singleSignOn from './routes/single-sign-on.ts';
import * as subscriptions from './routes/subscriptions.ts';
import { authorize } from './sessions.ts';

type RecordsRoute = (records: IpaasRecords, request: RoutedRequest) => Reply;

export function createIpaasStandIn(): StandIn {
  const records = createIpaasRecords();
  const reset = (): void => {
    clearIpaasRecords(records);
    seedIpaas(records);
  };
  reset();
  const router = createRouter(apiRoutes(records), { ignoreCase: true });

  return {
    answer: (request) => withRequestId(request, routed(router, request)),
    newRequestId: randomUUID,
    trackingGuid,
    usualError: (request, status) => withRequestId(request, usualError(status)),
    controlRoutes: [
      {
        method: 'PUT',
        pattern: '/__sandbox/customers/:id',
        handler: (request) => putCustomerVerbatim(records, request),
      },
    ],
    reset,
    state: () => ({
      customers: records.customers.all().map((customer) => customerOnWire(customer, records.externalIds)),
      external_ids: records.externalIds.all().map(externalIdRow),
      custom_field_definitions: records.definitions.all().map(definitionOnWire),
    }),
  };
}

function apiRoutes(records: IpaasRecords): Route[] {
  const open = (method: string, pattern: string, handler: RecordsRoute): Route => ({
    method,
    pattern,
    handler: (request) => handler(records, request),
  });
  const route = (method: string, pattern: string, handler: RecordsRoute): Route => ({
    method,
    pattern,
    handler(request) {
      authorize(records.sessions, request);
      return handler(records, request);
    },
  });
  const external = '/customers/v2/External';
  return [
    open('POST', '/sso/v2/Auth/Login', singleSignOn.login),
    open('POST', '/sso/v2/Auth/Refresh', singleSignOn.refresh),
    route('GET', '/sso/v2/User/:id/Companies', singleSignOn.companies),
    route('GET', '/sso/v2/User/ChangeCompany/:companyId', singleSignOn.changeCompany),
    route('GET', '/customers/v2/Customer/:id', customers.getCustomer),
    route('GET', '/customers/v2/Customers', customers.findCustomers),
    route('POST', '/customers/v2/Customer', customers.postCustomer),
    route('PUT', '/customers/v2/Customer/:id', customers.putCustomer),
    route('DELETE', '/customers/v2/Customer/:id', customers.deleteCustomer),
    route('GET', `${external}/LookupExternal/:id/:systemId/:tableName`, externalIds.lookupExternal),
    route('GET', `${external}/LookupSpaceport/:systemId/:tableName/:externalId`, externalIds.lookupSpaceport),
    route('POST', `${external}/LookupSpecial`, externalIds.lookupSpecial),
    route('POST', `${external}/UpdateExternalId`, externalIds.updateExternalId),
    route('GET', '/subscriptions/v2/CustomFields', customFields.listDefinitions),
    route('POST', '/subscriptions/v2/CustomField', customFields.postDefinition),
    route('GET', '/subscriptions/v2/Subscriptions', (_records, request) => subscriptions.listSubscriptions(request)),
    route('GET', '/subscriptions/v2/Subscription/:id', (_records, request) => subscriptions.getSubscription(request)),
  ];
}

/** A path that the API does not have gets ASP.NET's empty 404. */
function routed(router: (request: ApiRequest) => Reply | null, request: ApiRequest): Reply {
  try {
    return router(request) ?? { status: 404 };
  } catch (error) {
    if (error instanceof Refusal) return error.reply;
    const message = error instanceof Error ? error.message : 'unknown reason';
    return errorReply('INTL-1001', `iPaaS.com API error: ${message}.`);
  }
}

/** The header is the sandbox's own: what iPaaS.com calls it, if it sends one, is not documented. */
function withRequestId(request: ApiRequest, reply: Reply): Reply {
  return { ...reply, headers: { ...reply.headers, 'x-request-id': request.requestId } };
}
