import { describe, expect, test } from '@jest/globals';
import { identityText } from './customer-fields.ts';
import { customersInRequest } from './sent-candidates.ts';
import type { ResponseItem } from './wire.ts';

const customer = (number: string) => JSON.stringify({ CustomerNumber: number });
const message = (role: string, text: string): ResponseItem => ({ role, content: text });

function numbers(
  request: Parameters<typeof customersInRequest>[0],
  items: ResponseItem[] = [],
  answer = '',
): (string | null)[] {
  return customersInRequest(request, items, answer).map((fields) => identityText(fields, 'CustomerNumber'));
}

describe('the places of a request', () => {
  test.each(['user', 'developer', 'system'])('a %s message', (role) => {
    expect(numbers({}, [message(role, customer('C-1'))])).toEqual(['C-1']);
  });

  test.each(['assistant', 'tool', 'unknown'])('a message of the role %s was not sent', (role) => {
    expect(numbers({}, [message(role, customer('C-1'))])).toEqual([]);
  });

  test('instructions as text', () => {
    expect(numbers({ instructions: `Classify ${customer('C-1')}` })).toEqual(['C-1']);
  });

  test('instructions as items', () => {
    expect(numbers({ instructions: [message('developer', customer('C-1'))] })).toEqual(['C-1']);
  });

  test('the keys of the metadata', () => {
    expect(numbers({ metadata: { customer_number: 'C-1', source: 'shop' } })).toEqual(['C-1']);
  });

  test('a JSON value in the metadata', () => {
    expect(numbers({ metadata: { payload: customer('C-1'), source: 'shop' } })).toEqual(['C-1']);
  });

  test('metadata that is the answer itself was not sent', () => {
    expect(numbers({ metadata: { wished: ` ${customer('C-1')}` } }, [], customer('C-1'))).toEqual([]);
  });

  test('messages weigh more than metadata, metadata more than instructions', () => {
    const request = { instructions: customer('C-1'), metadata: { customer_number: 'C-2' } };
    expect(numbers(request, [message('user', customer('C-3'))])).toEqual(['C-1', 'C-2', 'C-3']);
  });

  test('nothing anywhere', () => {
    expect(numbers({ instructions: null, metadata: null }, [message('user', 'Hello')])).toEqual([]);
  });
});
