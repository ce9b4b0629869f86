/** Brings a customer into the shape that the request's JSON schema asks for, deterministically. */
import { isJsonObject, type Json, type JsonObject } from '../http/json.ts';
import { plainKey } from './customer-in-text.ts';

/**
 * A value that satisfies the schema (the strict subset: type, properties, items, enum, const, anyOf, $ref), filled
 * from the customer wherever a property's name matches one of its keys.
 */
export function answerBySchema(schema: JsonObject, customer: JsonObject): Json {
  return valueFor(schema, customer, customer, schema);
}

function valueFor(schema: JsonObject, found: Json | undefined, customer: JsonObject, root: JsonObject): Json {
  const target = resolved(schema, root);
  if (target['const'] !== undefined) return target['const'];
  const allowed = target['enum'];
  if (Array.isArray(allowed)) return allowed.find((value) => value === found) ?? allowed.at(-1) ?? null;
  const types = typesOf(target, root);
  if (types.includes('object')) return objectFor(target, customer, root);
  if (found === undefined || found === null) return types.includes('null') ? null : emptyOf(types[0]);
  return converted(found, types, target, root);
}

function objectFor(schema: JsonObject, customer: JsonObject, root: JsonObject): JsonObject {
  const own = isJsonObject(schema['properties'])
    ? schema
    : (alternatives(schema).find((one) => isJsonObject(one['properties'])) ?? schema);
  const properties = isJsonObject(own['properties']) ? own['properties'] : {};
  const values = Object.entries(properties).map(([name, property]) => {
    const found = Object.entries(customer).find(([key]) => plainKey(key) === plainKey(name))?.[1];
    return [name, isJsonObject(property) ? valueFor(property, found, customer, root) : null] as const;
  });
  return Object.fromEntries(values);
}

function converted(found: Json, types: readonly string[], schema: JsonObject, root: JsonObject): Json {
  if (types.includes('array')) {
    const items = isJsonObject(schema['items']) ? schema['items'] : {};
    return Array.isArray(found) ? found.map((item) => valueFor(items, item, {}, root)) : [];
  }
  const own =
    typeof found === 'number' && Number.isInteger(found) && types.includes('integer') ? 'integer' : typeof found;
  if (types.length === 0 || types.includes(own)) return found;
  if (types.includes('string')) return typeof found === 'object' ? JSON.stringify(found) : String(found);
  if (types.includes('boolean')) return /^"?(true|yes|1)"?$/i.test(JSON.stringify(found));
  const number = Number(found);
  return Number.isFinite(number) ? number : types.includes('null') ? null : 0;
}

function typesOf(schema: JsonObject, root: JsonObject): string[] {
  const type = schema['type'];
  if (typeof type === 'string') return [type];
  if (Array.isArray(type)) return type.filter((one) => typeof one === 'string');
  return alternatives(schema).flatMap((one) => typesOf(resolved(one, root), root));
}

function alternatives(schema: JsonObject): JsonObject[] {
  return Array.isArray(schema['anyOf']) ? schema['anyOf'].filter(isJsonObject) : [];
}

/** Follows `#/$defs/…`, one level at a time; a reference that leads nowhere stays as it is. */
function resolved(schema: JsonObject, root: JsonObject): JsonObject {
  const reference = schema['$ref'];
  if (typeof reference !== 'string') return schema;
  let target: Json | undefined = root;
  for (const part of reference.split('/').slice(1)) target = isJsonObject(target) ? target[part] : undefined;
  return isJsonObject(target) ? target : schema;
}

function emptyOf(type: string | undefined): Json {
  if (type === 'number' || type === 'integer') return 0;
  if (type === 'boolean') return false;
  if (type === 'array') return [];
  return type === 'string' ? '' : null;
}
