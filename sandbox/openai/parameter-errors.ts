/** Says in OpenAI's words what is wrong with a parameter. */
import type { z } from 'zod';
import { isJsonObject, type Json } from '../http/json.ts';
import { badRequest } from './errors.ts';

type Issue = z.core.$ZodIssue;

/** The refusal for the first issue of a body that did not pass its schema. */
export function refusalOfIssue(issues: readonly Issue[], body: Json): Error {
  const [issue] = issues;
  if (issue === undefined) return badRequest('Invalid request.', null, null);
  const param = paramOf(issue.path);
  const value = valueAt(body, issue.path);
  if (value === undefined && issue.code !== 'unrecognized_keys') {
    return badRequest(`Missing required parameter: '${param}'.`, param, 'missing_required_parameter');
  }
  switch (issue.code) {
    case 'unrecognized_keys': {
      const unknown = paramOf([...issue.path, issue.keys[0] ?? '']);
      return badRequest(`Unknown parameter: '${unknown}'.`, unknown, 'unknown_parameter');
    }
    case 'too_small':
      return outOfRange(param, value, 'below minimum', `>= ${String(issue.minimum)}`, 'below_min_value');
    case 'too_big':
      return outOfRange(param, value, 'above maximum', `<= ${String(issue.maximum)}`, 'above_max_value');
    case 'invalid_value': {
      const supported = issue.values.map((one) => `'${String(one)}'`).join(', ');
      return badRequest(
        `Invalid value: '${shown(value)}'. Supported values are: ${supported}.`,
        param,
        'invalid_value',
      );
    }
    case 'invalid_type':
      return wrongType(param, expectedName(issue.expected), value);
    case 'invalid_union':
      return wrongType(param, 'one of the documented types', value);
    case 'invalid_format':
    case 'invalid_key':
    case 'invalid_element':
    case 'not_multiple_of':
    case 'custom':
      return badRequest(`Invalid '${param}'.`, param, 'invalid_value');
  }
}

function wrongType(param: string, expected: string, value: Json | undefined): Error {
  const message = `Invalid type for '${param}': expected ${expected}, but got ${typeName(value)} instead.`;
  return badRequest(message, param, 'invalid_type');
}

function outOfRange(param: string, value: Json | undefined, what: string, bound: string, code: string): Error {
  const kind =
    typeof value === 'number' && Number.isInteger(value) && !decimals.includes(param) ? 'integer' : 'decimal';
  const message = `Invalid '${param}': ${kind} ${what} value. Expected a value ${bound}, but got ${shown(value)} instead.`;
  return badRequest(message, param, `${kind}_${code}`);
}

/** Parameters that are decimals even where a whole number was sent. */
const decimals = ['temperature', 'top_p'];

function paramOf(path: readonly PropertyKey[]): string {
  return path
    .map((part, index) => (typeof part === 'number' ? `[${part}]` : `${index === 0 ? '' : '.'}${String(part)}`))
    .join('');
}

function valueAt(body: Json, path: readonly PropertyKey[]): Json | undefined {
  let value: Json | undefined = body;
  for (const part of path) {
    if (Array.isArray(value) && typeof part === 'number') value = value[part];
    else value = isJsonObject(value) ? value[String(part)] : undefined;
  }
  return value;
}

function shown(value: Json | undefined): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing');
}

function expectedName(expected: string): string {
  const names: Readonly<Record<string, string>> = {
    string: 'a string',
    number: 'a decimal',
    int: 'an integer',
    boolean: 'a boolean',
    array: 'an array',
    object: 'an object',
    record: 'an object',
  };
  return names[expected] ?? `a value of type ${expected}`;
}

function typeName(value: Json | undefined): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'an integer' : 'a decimal';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
