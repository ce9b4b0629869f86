/** Definitions of custom fields. Their endpoints are not documented; these are the project's proposal. */
import { z } from 'zod';
import type { Reply, RoutedRequest } from '../../http/messages.ts';
import { isMissing, optionalText, queryValue, readBody } from '../body.ts';
import { dataTypes, definitionOnWire, moduleOfType, type CustomFieldDefinition } from '../custom-field-definitions.ts';
import { refuse, requiredField } from '../errors.ts';
import { pageReply } from '../page.ts';
import { postReply } from '../post-reply.ts';
import type { IpaasRecords } from '../records.ts';

const bodySchema = z.object({
  name: optionalText,
  description: optionalText,
  data_type: optionalText,
  module: optionalText,
  mapping_collection_type_id: z.int().nullish(),
});

/** `action=equals` with `Name` or `Module` or both; without them, every definition. */
export function listDefinitions(records: IpaasRecords, request: RoutedRequest): Reply {
  const name = queryValue(request, 'Name');
  const module = queryValue(request, 'Module')?.toLowerCase() ?? null;
  if ((name !== null || module !== null) && queryValue(request, 'action')?.toLowerCase() !== 'equals') {
    throw refuse('VALD-1022', 'Invalid value for action. This field must be one of the allowed values: equals.');
  }
  const isWanted = (definition: CustomFieldDefinition): boolean =>
    (name === null || definition.name === name) && (module === null || definition.module.toLowerCase() === module);
  return pageReply(records.switches.current(), request, records.definitions.all().filter(isWanted), definitionOnWire);
}

export function postDefinition(records: IpaasRecords, request: RoutedRequest): Reply {
  const body = readBody(bodySchema, request);
  if (isMissing(body.name)) throw requiredField('name');
  const module = isMissing(body.module) ? moduleOfType(body.mapping_collection_type_id ?? 0) : body.module;
  if (module === undefined) throw requiredField('module');
  const dataType = readDataType(body.data_type);
  const existing = records.definitions.find(module, body.name);
  if (existing !== null) {
    throw refuse(
      'BIZL-1004',
      `name must be unique and there is already an item (ID: ${existing.id}) using that value.`,
    );
  }
  const description = body.description ?? null;
  const added = records.definitions.add({ name: body.name, description, dataType, module });
  return postReply(records.switches.current(), definitionOnWire(added));
}

/** Text where none is given; `boolean` is another word for `bool`. Throws VALD-1022 for what is none. */
function readDataType(value: string | null | undefined): string {
  if (isMissing(value)) return 'string';
  const dataType = value.toLowerCase() === 'boolean' ? 'bool' : value.toLowerCase();
  if (dataTypes.includes(dataType)) return dataType;
  const allowed = dataTypes.join(',');
  throw refuse('VALD-1022', `Invalid value for data_type. This field must be one of the allowed values: ${allowed}.`);
}
