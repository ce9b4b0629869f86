/** Definitions of custom fields. Their endpoints are not documented; these are the project's proposal. */
import { z } from 'zod';
import type { Reply, RoutedRequest } from '../../http/messages.ts';
import { isMissing, optionalText, readBody } from '../body.ts';
import { dataTypes, definitionOnWire } from '../custom-field-definitions.ts';
import { refuse, requiredField } from '../errors.ts';
import { pageReply } from '../page.ts';
import type { IpaasRecords } from '../records.ts';

/** Mapping collection type 8 is the customer. */
const MODULE_OF_TYPE: Readonly<Record<number, string>> = { 8: 'Customer' };

const bodySchema = z.object({
  name: optionalText,
  description: optionalText,
  data_type: optionalText,
  module: optionalText,
  mapping_collection_type_id: z.int().nullish(),
});

export function listDefinitions(records: IpaasRecords, request: RoutedRequest): Reply {
  return pageReply(request, records.definitions.all(), definitionOnWire);
}

export function postDefinition(records: IpaasRecords, request: RoutedRequest): Reply {
  const body = readBody(bodySchema, request);
  if (isMissing(body.name)) throw requiredField('name');
  const module = isMissing(body.module) ? MODULE_OF_TYPE[body.mapping_collection_type_id ?? 0] : body.module;
  if (module === undefined) throw requiredField('module');
  const dataType = isMissing(body.data_type) ? 'string' : body.data_type.toLowerCase().replace('boolean', 'bool');
  if (!dataTypes.includes(dataType)) {
    const allowed = dataTypes.join(',');
    throw refuse('VALD-1022', `Invalid value for data_type. This field must be one of the allowed values: ${allowed}.`);
  }
  if (records.definitions.find(module, body.name) !== null) {
    throw refuse('BIZL-1006', `name must be unique and ${body.name} is already in use.`);
  }
  const description = body.description ?? null;
  const added = records.definitions.add({ name: body.name, description, dataType, module });
  return { status: 200, body: definitionOnWire(added), committed: true };
}
