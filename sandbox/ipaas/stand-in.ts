/** The stand-in of the iPaaS.com API: what carries out a request, and in which form the answer leaves. */
import { randomUUID } from 'node:crypto';
import { Refusal, type ApiRequest, type Reply } from '../http/messages.ts';
import { createRouter } from '../http/route.ts';
import type { StandIn } from '../http/stand-in.ts';
import { seedIpaas } from '../seeds/ipaas-seeds.ts';
import { apiRoutes } from './api-routes.ts';
import { trackingGuid } from './body.ts';
import { definitionOnWire } from './custom-field-definitions.ts';
import { customerOnWire } from './customers.ts';
import { errorReply, usualError } from './errors.ts';
import { externalIdRow } from './external-ids.ts';
import { clearIpaasRecords, createIpaasRecords, saveIpaasRecords } from './records.ts';
import { ipaasControlRoutes } from './routes/control.ts';
import type { SomeSwitches } from './switches.ts';
import { inWireForm, shapedError } from './wire-form.ts';

/** `switches`: the values that a reset goes back to, where they are not the default ones. */
export function createIpaasStandIn(options: { switches?: SomeSwitches } = {}): StandIn {
  const records = createIpaasRecords(options.switches ?? {});
  const reset = (): void => {
    clearIpaasRecords(records);
    seedIpaas(records);
  };
  reset();
  const router = createRouter(apiRoutes(records), { ignoreCase: true });
  const answer = (request: ApiRequest): Reply => {
    const reply = routed(router, request);
    return withRequestId(request, inWireForm(reply, records.switches.current()));
  };

  return {
    answer,
    rehearse(request) {
      const restore = saveIpaasRecords(records);
      const reply = answer(request);
      restore();
      return reply;
    },
    newRequestId: randomUUID,
    trackingGuid,
    usualError: (request, status) =>
      withRequestId(request, shapedError(usualError(status), records.switches.current())),
    controlRoutes: ipaasControlRoutes(records),
    reset,
    state: () => ({
      customers: records.customers.all().map((customer) => customerOnWire(customer, records.externalIds)),
      external_ids: records.externalIds.all().map(externalIdRow),
      custom_field_definitions: records.definitions.all().map(definitionOnWire),
      mapping_collections: records.mappingCollections.all(),
    }),
  };
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
