import { describe, expect, test } from '@jest/globals';
import { readAnswer } from './read-answer.ts';
import type { ResponseItem } from './wire.ts';

function says(text: string, phase: string | null = null): ResponseItem {
  return { type: 'message', role: 'assistant', phase, content: [{ type: 'output_text', text }] };
}

function calls(json: string): ResponseItem {
  return { type: 'function_call', arguments: json };
}

function returned(items: ResponseItem[], format: string | null = null) {
  const fields = readAnswer(items, format).returned.at(-1);
  return fields === undefined ? null : Object.fromEntries([...fields.values()].map(({ name, value }) => [name, value]));
}

describe('the returned customer', () => {
  test.each<[string, ResponseItem[], unknown]>([
    ['JSON alone', [says('{"knownToFilm":"Yes"}')], { KnownToFilm: 'Yes' }],
    ['in prose', [says('I think so: {"known_to_film":"Yes"}.')], { KnownToFilm: 'Yes' }],
    ['fenced', [says('Here:\n```json\n{"KnownToFilm":"Yes"}\n```')], { KnownToFilm: 'Yes' }],
    ['fenced without a language', [says('Here:\n```\n{"KnownToFilm":"Yes"}\n```')], { KnownToFilm: 'Yes' }],
    ['under customer', [says('{"why":"x","Customer":{"KnownToFilm":"Yes"}}')], { KnownToFilm: 'Yes' }],
    [
      'under customer, with the CustomerNumber beside it',
      [says('{"CustomerNumber":"C-9","customer":{"KnownToFilm":"Yes"}}')],
      { CustomerNumber: 'C-9', KnownToFilm: 'Yes' },
    ],
    [
      "under customer, with the customer's own CustomerNumber before the one beside it",
      [says('{"CustomerNumber":"C-9","customer":{"CustomerNumber":"C-1"}}')],
      { CustomerNumber: 'C-1' },
    ],
    ['in a list', [says('[{"KnownToFilm":"Yes"}]')], { KnownToFilm: 'Yes' }],
    ['further keys', [says('{"LoyaltyTier":"gold"}')], { LoyaltyTier: 'gold' }],
    ['of two, the last', [says('{"KnownToFilm":"No"} Sorry: {"KnownToFilm":"Yes"}')], { KnownToFilm: 'Yes' }],
    ['of two, the one with a known field', [says('{"KnownToFilm":"Yes"} {"tokens":3}')], { KnownToFilm: 'Yes' }],
    ['parts of one answer', [says('{"KnownTo'), says('Film":"Yes"}')], { KnownToFilm: 'Yes' }],
    ['arguments of a function call', [calls('{"KnownToFilm":"Yes"}')], { KnownToFilm: 'Yes' }],
    [
      'text before a function call',
      [calls('{"KnownToFilm":"No"}'), says('{"KnownToFilm":"Yes"}')],
      { KnownToFilm: 'Yes' },
    ],
    [
      'a function call before other JSON of the text',
      [calls('{"KnownToFilm":"Yes"}'), says('{"ok":1}')],
      { KnownToFilm: 'Yes' },
    ],
    ['not the arguments of another function', [calls('{"city":"Paris"}'), says('Sunny.')], null],
    [
      'not the commentary',
      [says('{"KnownToFilm":"No"}', 'commentary'), says('{"KnownToFilm":"Yes"}', 'final_answer')],
      { KnownToFilm: 'Yes' },
    ],
    ['no commentary alone', [says('{"KnownToFilm":"No"}', 'commentary')], null],
    ['after reasoning', [{ type: 'reasoning', id: 'rs_1' }, says('{"KnownToFilm":"Yes"}')], { KnownToFilm: 'Yes' }],
    ['prose without JSON', [says('She is known to film.')], null],
    ['prose with brackets', [says('[Note] see {above}')], null],
    ['an empty object', [says('{}')], null],
    ['no items', [], null],
  ])('%s', (_name, items, expected) => {
    expect(returned(items)).toEqual(expected);
  });
});

describe('an answer that is meant as JSON and is none cannot be read', () => {
  test.each<[string, string, string | null]>([
    ['begins like an object', '{"KnownToFilm": "Yes"', null],
    ['begins like an object, with white space', '\n  {KnownToFilm: Yes}', null],
    ['begins like a list of objects', '[{"KnownToFilm": "Yes"', null],
    ['broken around a valid object', '{"customer":{"KnownToFilm":"Yes"}, oops}', null],
    ['fenced as json', 'Here:\n```json\n{"KnownToFilm": }\n```', null],
    ['fenced as JSON in capitals', '```JSON\nYes\n```', null],
    ['a second fence', '```json\n{"a":1}\n```\n```json\n{"b":\n```', null],
    ['prose where a schema was asked for', 'Yes, she is.', 'json_schema'],
    ['prose where an object was asked for', 'Yes, she is.', 'json_object'],
  ])('%s', (_name, text, format) => {
    expect(() => returned([says(text)], format)).toThrow(expect.objectContaining({ code: 'ResponseUnreadable' }));
  });

  test('its text is not in the message', () => {
    expect(() => returned([says('{"CustomerNumber":"SECRET"')])).not.toThrow(/SECRET/);
  });
});

describe('an answer that can be read', () => {
  test.each<[string, string, string | null]>([
    ['JSON followed by prose', '{"KnownToFilm":"Yes"} Hope this helps!', null],
    ['JSON as asked for', ' {"KnownToFilm":"Yes"}\n', 'json_schema'],
    ['JSON that holds a fence in a string', '{"KnownToFilm":"Yes","Comment":"```json nothing```"}', null],
    ['plain text where text was asked for', 'Yes {"KnownToFilm":"Yes"}', 'text'],
  ])('%s', (_name, text, format) => {
    expect(returned([says(text)], format)).toMatchObject({ KnownToFilm: 'Yes' });
  });

  test('an empty text beside a function call', () => {
    expect(returned([says(''), calls('{"KnownToFilm":"Yes"}')], 'json_schema')).toEqual({ KnownToFilm: 'Yes' });
  });
});

describe('a refusal', () => {
  const refusal: ResponseItem = {
    type: 'message',
    role: 'assistant',
    content: [{ type: 'refusal', refusal: 'I cannot help with Ada.' }],
  };

  test('is told as one, without its words', () => {
    expect(() => readAnswer([refusal], 'json_schema')).toThrow(
      expect.objectContaining({ code: 'ResponseUnreadable', message: 'The model refused to answer.' }),
    );
  });

  test('counts even beside text', () => {
    expect(() => readAnswer([says('{"KnownToFilm":"Yes"}'), refusal], null)).toThrow('refused');
  });
});
