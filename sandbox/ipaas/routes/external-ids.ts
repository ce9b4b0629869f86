/** Look-ups between iPaaS.com's ids and external ids, and linking. Answers of look-ups are bare JSON strings. */
import { z } from 'zod';
import { pathParam, type Reply, type RoutedRequest } from '../../http/messages.ts';
import { isMissing, optionalGuid, optionalId, optionalText, pathId, readBody, readId } from '../body.ts';
import { idNotFound, refuse, requiredField } from '../errors.ts';
import { checkFree, readExternalId } from '../external-id-rules.ts';
import { CUSTOMER_TABLE } from '../external-ids.ts';
import { postReply } from '../post-reply.ts';
import type { IpaasRecords } from '../records.ts';
import { readSystemId } from '../system-id.ts';

/** iPaaS.com id to external id. 404: not linked. */
export function lookupExternal(records: IpaasRecords, request: RoutedRequest): Reply {
  const id = pathId(request);
  const systemId = readSystemId(pathParam(request, 'systemId'));
  const link = records.externalIds.byInternal(systemId, pathParam(request, 'tableName'), id);
  if (link === null) throw idNotFound(id);
  return { status: 200, body: link.deleted ? `DELETED:${link.externalId}` : link.externalId };
}

/** External id to iPaaS.com id. 404: not linked. */
export function lookupSpaceport(records: IpaasRecords, request: RoutedRequest): Reply {
  const systemId = readSystemId(pathParam(request, 'systemId'));
  return spaceportId(records, systemId, pathParam(request, 'tableName'), pathParam(request, 'externalId'));
}

const lookupSchema = z.object({
  table_name: optionalText,
  system_id: optionalId,
  external_id: optionalText,
  tracking_guid: optionalGuid,
});

/** The same look-up for ids with characters that a path cannot carry. */
export function lookupSpecial(records: IpaasRecords, request: RoutedRequest): Reply {
  const body = readBody(lookupSchema, request);
  const table = tableName(body.table_name);
  const systemId = readSystemId(body.system_id);
  return spaceportId(records, systemId, table, readExternalId(body.external_id));
}

function spaceportId(records: IpaasRecords, systemId: number, table: string, externalId: string): Reply {
  const link = records.externalIds.byExternal(systemId, table, externalId);
  if (link === null) throw idNotFound(externalId);
  return { status: 200, body: link.deleted ? `DELETED:${link.internalId}` : String(link.internalId) };
}

const updateSchema = lookupSchema.extend({ internal_id: optionalId });

/** Creates the link, or changes the external id of a record that is linked already. Echoes the request. */
export function updateExternalId(records: IpaasRecords, request: RoutedRequest): Reply {
  const body = readBody(updateSchema, request);
  const table = tableName(body.table_name);
  const systemId = readSystemId(body.system_id);
  const externalId = readExternalId(body.external_id);
  if (isMissing(body.internal_id)) throw requiredField('internal_id');
  const internalId = readId(body.internal_id);
  if (table.toLowerCase() === CUSTOMER_TABLE && records.customers.get(internalId) === null)
    throw idNotFound(internalId);
  checkFree(records, { table, systemId, externalId }, internalId);
  records.externalIds.link({ table, systemId, externalId, internalId });
  const echo = { table_name: table, system_id: systemId, external_id: externalId, internal_id: String(internalId) };
  return postReply(records.switches.current(), { ...echo, tracking_guid: body.tracking_guid ?? null });
}

function tableName(value: string | null | undefined): string {
  if (!isMissing(value)) return value;
  throw refuse('VALD-1007', `Table name (${value ?? ''}) is null or empty in your request.`);
}
