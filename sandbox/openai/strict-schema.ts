/** The rules for `text.format` with a JSON schema; with `strict`, OpenAI's subset of JSON Schema. */
import { isJsonObject, type Json, type JsonObject } from '../http/json.ts';
import { badRequest } from './errors.ts';

const forbiddenKeywords = ['allOf', 'not', 'if', 'then', 'else', 'dependentRequired', 'dependentSchemas'];
const MAX_DEPTH = 10;
const MAX_PROPERTIES = 5000;

/** Throws OpenAI's refusal where the format's name or schema breaks a rule. Formats other than json_schema pass. */
export function checkFormat(format: JsonObject): void {
  if (format['type'] !== 'json_schema') return;
  const { name, schema, strict } = format;
  if (name === undefined) throw missing('text.format.name');
  if (typeof name !== 'string' || !/^[A-Za-z0-9_-]{1,64}$/.test(name)) {
    const message = `Invalid 'text.format.name': string does not match pattern. Expected a string that matches the pattern '^[a-zA-Z0-9_-]+$'.`;
    throw badRequest(message, 'text.format.name', 'invalid_value');
  }
  if (schema === undefined) throw missing('text.format.schema');
  const problem = isJsonObject(schema) ? schemaProblem(schema, strict === true) : 'schema must be a JSON object.';
  if (problem === null) return;
  throw badRequest(
    `Invalid schema for response_format '${name}': ${problem}`,
    'text.format.schema',
    'invalid_json_schema',
  );
}

function missing(param: string): Error {
  return badRequest(`Missing required parameter: '${param}'.`, param, 'missing_required_parameter');
}

function schemaProblem(schema: JsonObject, strict: boolean): string | null {
  if (schema['type'] !== 'object') {
    return `schema must be a JSON Schema of 'type: "object"', got 'type: "${shown(schema['type'])}"'.`;
  }
  if (!strict) return null;
  const count = { properties: 0 };
  return strictProblem(schema, [], 1, count);
}

function strictProblem(
  schema: Json | undefined,
  context: readonly string[],
  depth: number,
  count: { properties: number },
): string | null {
  if (!isJsonObject(schema)) return null;
  const where = `In context=(${context.map((part) => `'${part}'`).join(', ')}), `;
  if (depth > MAX_DEPTH) return `${where}the schema exceeds ${MAX_DEPTH} levels of nesting.`;
  const keyword = forbiddenKeywords.find((name) => name in schema);
  if (keyword !== undefined) return `${where}'${keyword}' is not permitted.`;
  const own = isObjectType(schema['type']) ? objectProblem(schema, where, count) : null;
  if (own !== null) return own;
  for (const [child, path, isLevel] of childrenOf(schema)) {
    const problem = strictProblem(child, [...context, ...path], isLevel ? depth + 1 : depth, count);
    if (problem !== null) return problem;
  }
  return null;
}

function isObjectType(type: Json | undefined): boolean {
  return type === 'object' || (Array.isArray(type) && type.includes('object'));
}

function objectProblem(schema: JsonObject, where: string, count: { properties: number }): string | null {
  if (schema['additionalProperties'] !== false) {
    return `${where}'additionalProperties' is required to be supplied and to be false.`;
  }
  const names = isJsonObject(schema['properties']) ? Object.keys(schema['properties']) : [];
  count.properties += names.length;
  if (count.properties > MAX_PROPERTIES) return `the schema has more than ${MAX_PROPERTIES} properties.`;
  const required = Array.isArray(schema['required']) ? schema['required'] : [];
  const lacking = names.find((name) => !required.includes(name));
  if (lacking === undefined) return null;
  return `${where}'required' is required to be supplied and to be an array including every key in properties. Missing '${lacking}'.`;
}

type Child = readonly [schema: Json, path: readonly string[], isLevel: boolean];

function childrenOf(schema: JsonObject): Child[] {
  const named = (key: string): Child[] => {
    const group = schema[key];
    if (!isJsonObject(group)) return [];
    return Object.entries(group).map(([name, child]) => [child, [key, name], true] as const);
  };
  const alternatives = Array.isArray(schema['anyOf']) ? schema['anyOf'] : [];
  return [
    ...named('properties'),
    ...named('$defs'),
    ...(schema['items'] === undefined ? [] : [[schema['items'], ['items'], true] as const]),
    ...alternatives.map((child, index) => [child, ['anyOf', String(index)], false] as const),
  ];
}

function shown(value: Json | undefined): string {
  return value === undefined ? 'None' : typeof value === 'string' ? value : JSON.stringify(value);
}
