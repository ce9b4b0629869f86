import { describe, expect, test } from '@jest/globals';
import { promptText } from './prompt-text.ts';
import type { ResponseItem } from './wire.ts';

function message(role: string, ...texts: string[]): ResponseItem {
  return { type: 'message', role, content: texts.map((text) => ({ type: 'input_text', text })) };
}

describe('where the prompt text comes from', () => {
  const own = { value: 'own', from: 'returned' } as const;
  const items = [message('user', 'asked')];

  test("the record's own value goes first, with its origin", () => {
    expect(promptText(own, { prompt_text: 'meta' }, items)).toEqual(own);
  });

  test.each([[''], [' '], [null]])('an own value of %j does not count', (value) => {
    expect(promptText({ value, from: 'sent' }, { prompt_text: 'meta' }, items)?.value).toBe('meta');
  });

  test.each([['prompt_text'], ['PromptText'], ['prompt-text']])('then the metadata, under %s', (key) => {
    expect(promptText(undefined, { [key]: ' meta ' }, items)).toEqual({ value: 'meta', from: 'sent' });
  });

  test.each([[{}], [{ prompt_text: ' ' }], [{ prompt_text: 5 }], [{ prompt: 'meta' }]])(
    'metadata of %j holds none, so the last user message counts',
    (metadata) => {
      expect(promptText(undefined, metadata, items)).toEqual({ value: 'asked', from: 'sent' });
    },
  );
});

describe('the text of the last user message without its JSON', () => {
  test.each<[string, ResponseItem[], string | null]>([
    ['text alone', [message('user', ' Is she known to film? ')], 'Is she known to film?'],
    ['text around JSON', [message('user', 'Known to film? {"CustomerNumber":"C-1"}')], 'Known to film?'],
    ['text around a fence', [message('user', 'Known?\n```json\n{"CustomerNumber":"C-1"}\n```\n')], 'Known?'],
    ['text around a list of objects', [message('user', 'Known? [{"CustomerNumber":"C-1"}]')], 'Known?'],
    ['brackets of prose', [message('user', 'Known [1] to {film}?')], 'Known [1] to {film}?'],
    ['several parts', [message('user', 'Known?', '{"CustomerNumber":"C-1"}', 'Thanks.')], 'Known?\n\nThanks.'],
    ['the last of several', [message('user', 'first'), message('user', 'second')], 'second'],
    ['not a developer message', [message('user', 'asked'), message('developer', 'rules')], 'asked'],
    ['not an answer', [message('user', 'asked'), message('assistant', 'answered')], 'asked'],
    ['content that is a plain string', [{ role: 'user', content: 'asked' }], 'asked'],
    ['JSON alone', [message('user', '{"CustomerNumber":"C-1"}')], null],
    ['JSON alone, though an earlier message has text', [message('user', 'x'), message('user', '{"a":1}')], null],
    ['an image alone', [{ role: 'user', content: [{ type: 'input_image' }] }], null],
    ['no user message', [message('developer', 'rules')], null],
    ['nothing', [], null],
  ])('%s', (_name, items, expected) => {
    expect(promptText(undefined, {}, items)?.value ?? null).toBe(expected);
  });
});
