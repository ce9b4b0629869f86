import { describe, expect, test } from '@jest/globals';
import { latestAnswer } from './latest-answer.ts';
import type { ResponseItem } from './wire.ts';

const user = (id: string): ResponseItem => ({ type: 'message', role: 'user', id, content: 'x' });
const assistant = (id: string, more: { status?: string; phase?: string } = {}): ResponseItem => {
  return { type: 'message', role: 'assistant', id, content: 'x', ...more };
};
const call = (id: string): ResponseItem => ({ type: 'function_call', id, arguments: '{}' });
const other = (id: string): ResponseItem => ({ type: 'reasoning', id });

const ids = (items: ResponseItem[]) => items.map((item) => item.id).join(' ');

describe('the latest answer of a conversation and what came before it', () => {
  test.each<[string, ResponseItem[], string, string]>([
    ['one turn', [user('u1'), assistant('a1')], 'u1', 'a1'],
    ['two turns', [user('u1'), assistant('a1'), user('u2'), assistant('a2')], 'u1 a1 u2', 'a2'],
    ['a question still open', [user('u1'), assistant('a1'), user('u2')], 'u1', 'a1'],
    ['everything of the turn', [user('u1'), other('r1'), call('f1'), assistant('a1')], 'u1', 'r1 f1 a1'],
    ['a function call as the answer', [user('u1'), assistant('a1'), user('u2'), call('f2')], 'u1 a1 u2', 'f2'],
    [
      'not the commentary',
      [user('u1'), assistant('a1'), user('u2'), assistant('c2', { phase: 'commentary' })],
      'u1',
      'a1',
    ],
    ['an answer without a question', [assistant('a1')], '', 'a1'],
  ])('%s', (_name, items, before, output) => {
    const found = latestAnswer(items);
    expect([ids(found.before), ids(found.output)]).toEqual([before, output]);
  });
});

describe('a conversation without a whole answer', () => {
  test.each<[string, ResponseItem[], boolean]>([
    ['no items', [], false],
    ['only a question', [user('u1')], false],
    ['an answer that is cut off', [user('u1'), assistant('a1', { status: 'incomplete' })], false],
    ['an answer still being written', [user('u1'), assistant('a1', { status: 'in_progress' })], true],
  ])('%s', (_name, items, retryable) => {
    expect(() => latestAnswer(items)).toThrow(expect.objectContaining({ code: 'ResponseNotCompleted', retryable }));
  });
});
