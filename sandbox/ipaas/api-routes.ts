/** The routes of the iPaaS.com API, and what a caller needs to use each. */
import type { Reply, RoutedRequest } from '../http/messages.ts';
import type { Route } from '../http/route.ts';
import type { IpaasRecords } from './records.ts';
import * as customFields from './routes/custom-fields.ts';
import * as customers from './routes/customers.ts';
import * as externalIds from './routes/external-ids.ts';
import * as mappingCollections from './routes/mapping-collections.ts';
import * as singleSignOn from './routes/single-sign-on.ts';
import * as subscriptions from './routes/subscriptions.ts';
import { authorize } from './sessions.ts';

type RecordsRoute = (records: IpaasRecords, request: RoutedRequest) => Reply;

export function apiRoutes(records: IpaasRecords): Route[] {
  const open = (method: string, pattern: string, handler: RecordsRoute): Route => ({
    method,
    pattern,
    handler: (request) => handler(records, request),
  });
  const ofUser = (method: string, pattern: string, handler: RecordsRoute): Route =>
    open(method, pattern, (_records, request) => {
      authorize(records.sessions, request, { company: false });
      return handler(records, request);
    });
  const data = (method: string, pattern: string, handler: RecordsRoute): Route =>
    open(method, pattern, (_records, request) => {
      authorize(records.sessions, request, { company: records.switches.current().loginToken === 'refused' });
      return handler(records, request);
    });
  /** While the switch is off, the API has no such path. */
  const switchable = (name: 'customFieldDefinitions' | 'mappingCollections', route: Route): Route => {
    const isOn = (): boolean => records.switches.current()[name] === 'on';
    return { ...route, handler: (request) => (isOn() ? route.handler(request) : { status: 404 }) };
  };
  const definitions = (method: string, pattern: string, handler: RecordsRoute): Route =>
    switchable('customFieldDefinitions', data(method, pattern, handler));
  const collections = data('GET', '/subscriptions/v2/MappingCollections', mappingCollections.listMappingCollections);

  const external = '/customers/v2/External';
  return [
    open('POST', '/sso/v2/Auth/Login', singleSignOn.login),
    open('POST', '/sso/v2/Auth/Refresh', singleSignOn.refresh),
    ofUser('GET', '/sso/v2/User/:id/Companies', singleSignOn.companies),
    ofUser('GET', '/sso/v2/User/ChangeCompany/:companyId', singleSignOn.changeCompany),
    data('GET', '/customers/v2/Customer/:id', customers.getCustomer),
    data('GET', '/customers/v2/Customers', customers.findCustomers),
    data('POST', '/customers/v2/Customer', customers.postCustomer),
    data('PUT', '/customers/v2/Customer/:id', customers.putCustomer),
    data('DELETE', '/customers/v2/Customer/:id', customers.deleteCustomer),
    data('GET', `${external}/LookupExternal/:id/:systemId/:tableName`, externalIds.lookupExternal),
    data('GET', `${external}/LookupSpaceport/:systemId/:tableName/:externalId`, externalIds.lookupSpaceport),
    data('POST', `${external}/LookupSpecial`, externalIds.lookupSpecial),
    data('POST', `${external}/UpdateExternalId`, externalIds.updateExternalId),
    definitions('GET', '/subscriptions/v2/CustomFields', customFields.listDefinitions),
    definitions('POST', '/subscriptions/v2/CustomField', customFields.postDefinition),
    data('GET', '/subscriptions/v2/MappingCollection/:id', mappingCollections.getMappingCollection),
    switchable('mappingCollections', collections),
    data('GET', '/subscriptions/v2/Subscriptions', subscriptions.listSubscriptions),
    data('GET', '/subscriptions/v2/Subscription/:id', subscriptions.getSubscription),
  ];
}
