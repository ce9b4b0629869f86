import { describe, expect, it } from '@jest/globals';
import type { JsonObject } from '../http/json.ts';
import { answerBySchema } from './answer-by-schema.ts';

const customer: JsonObject = {
  CustomerNumber: 'C-1',
  Age: '41',
  Active: 'Yes',
  Tags: ['a', 'b'],
  Score: 7,
  Note: null,
};

function answerFor(name: string, property: JsonObject, further: JsonObject = {}): unknown {
  const answer = answerBySchema({ type: 'object', properties: { [name]: property }, ...further }, customer);
  return answer !== null && typeof answer === 'object' && !Array.isArray(answer) ? answer[name] : answer;
}

describe('an answer by schema', () => {
  it.each<[string, string, JsonObject, unknown]>([
    ['takes a value whose key is spelled otherwise', 'customer_number', { type: 'string' }, 'C-1'],
    ['turns digits into a number', 'age', { type: 'integer' }, 41],
    ['turns a number into text', 'score', { type: 'string' }, '7'],
    ['turns Yes into true', 'active', { type: 'boolean' }, true],
    ['copies a list', 'tags', { type: 'array', items: { type: 'string' } }, ['a', 'b']],
    ['gives null for what is absent, where null is allowed', 'city', { type: ['string', 'null'] }, null],
    ['gives null where one alternative allows it', 'city', { anyOf: [{ type: 'string' }, { type: 'null' }] }, null],
    ['gives the empty value where null is not allowed', 'city', { type: 'string' }, ''],
    ['gives 0 for a number that is absent', 'height', { type: 'number' }, 0],
    ['keeps to an enumeration', 'active', { enum: ['Yes', 'No'] }, 'Yes'],
    ['takes the last of an enumeration it has no value for', 'city', { enum: ['Oslo', 'unknown'] }, 'unknown'],
    ['repeats a constant', 'kind', { const: 'customer' }, 'customer'],
    ['fills a nested object', 'record', { type: 'object', properties: { Score: { type: 'number' } } }, { Score: 7 }],
  ])('%s', (_case, name, property, expected) => {
    expect(answerFor(name, property)).toEqual(expected);
  });

  it('follows a reference into $defs', () => {
    const definitions = { $defs: { text: { type: 'string' } } };
    expect(answerFor('CustomerNumber', { $ref: '#/$defs/text' }, definitions)).toBe('C-1');
  });
});
