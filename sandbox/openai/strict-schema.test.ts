import { describe, expect, it } from '@jest/globals';
import type { Json, JsonObject } from '../http/json.ts';
import { Refusal } from '../http/messages.ts';
import { checkFormat } from './strict-schema.ts';

function problemOf(format: JsonObject): string | null {
  try {
    checkFormat(format);
    return null;
  } catch (error) {
    return error instanceof Refusal ? JSON.stringify(error.reply.body) : 'another error';
  }
}

const closed = (properties: JsonObject, further: JsonObject = {}): JsonObject => ({
  type: 'object',
  additionalProperties: false,
  properties,
  required: Object.keys(properties),
  ...further,
});

const strict = (schema: Json): JsonObject => ({ type: 'json_schema', name: 'customer', strict: true, schema });

function nested(levels: number): JsonObject {
  return levels === 1 ? closed({ a: { type: 'string' } }) : closed({ a: nested(levels - 1) });
}

describe('a strict schema', () => {
  it.each<[string, JsonObject]>([
    ['of plain properties passes', closed({ a: { type: 'string' }, b: { type: ['string', 'null'] } })],
    ['with a closed inner object passes', closed({ a: closed({ b: { type: 'number' } }) })],
    ['with alternatives passes', closed({ a: { anyOf: [{ type: 'string' }, { type: 'null' }] } })],
    ['nine levels deep passes', nested(9)],
  ])('%s', (_case, schema) => {
    expect(problemOf(strict(schema))).toBeNull();
  });

  it.each<[string, Json, string]>([
    ['that is no object', 'text', 'schema must be a JSON object'],
    ['whose root is a list', { type: 'array' }, `got 'type: \\"array\\"'`],
    ['without a type', { anyOf: [] }, `got 'type: \\"None\\"'`],
    ['that is open', { type: 'object', properties: {} }, 'additionalProperties'],
    ['that leaves a property optional', closed({ a: { type: 'string' } }, { required: [] }), "Missing 'a'"],
    ['with an open inner object', closed({ a: { type: 'object' } }), "In context=('properties', 'a')"],
    ['with an open item of a list', closed({ a: { type: 'array', items: { type: 'object' } } }), "'items'"],
    ['with an open definition', closed({}, { $defs: { x: { type: 'object' } } }), "'$defs', 'x'"],
    ['with allOf', closed({ a: { allOf: [] } }), "'allOf' is not permitted"],
    ['eleven levels deep', nested(11), 'levels of nesting'],
  ])('%s is refused', (_case, schema, expected) => {
    expect(problemOf(strict(schema))).toContain(expected);
  });

  it('is named in the refusal', () => {
    expect(problemOf(strict({ type: 'array' }))).toContain("Invalid schema for response_format 'customer': ");
  });
});

describe('another format', () => {
  it.each<[string, JsonObject]>([
    ['text', { type: 'text' }],
    ['json_object', { type: 'json_object' }],
    ['a schema that is not strict', { type: 'json_schema', name: 'c', schema: { type: 'object' } }],
  ])('%s passes', (_case, format) => {
    expect(problemOf(format)).toBeNull();
  });

  it.each<[string, JsonObject, string]>([
    ['without a name', { type: 'json_schema', schema: {} }, 'text.format.name'],
    ['with a name of two words', { type: 'json_schema', name: 'a b', schema: {} }, 'does not match pattern'],
    ['without a schema', { type: 'json_schema', name: 'a' }, 'text.format.schema'],
  ])('%s is refused', (_case, format, expected) => {
    expect(problemOf(format)).toContain(expected);
  });
});
