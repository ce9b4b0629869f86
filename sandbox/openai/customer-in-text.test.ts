import { describe, expect, it } from '@jest/globals';
import { customerInText } from './customer-in-text.ts';

const customer = { CustomerNumber: 'C-1', Comment: 'likes {curly} "things"' };
const json = JSON.stringify(customer);

describe('the customer in a text', () => {
  it.each([
    ['JSON alone', json, customer],
    ['JSON in prose', `See ${json}, please.`, customer],
    ['a fenced block', `\`\`\`json\n${JSON.stringify(customer, null, 2)}\n\`\`\``, customer],
    ['an enclosing customer object', `{"Customer": ${json}}`, customer],
    ['another object before it', `{"a": {"b": 1}} ${json}`, customer],
    ['an unclosed bracket before it', `{ broken ${json}`, customer],
    ['only an e-mail address', '{"e-mail address": "a@example.com"}', { 'e-mail address': 'a@example.com' }],
    ['the key spelled otherwise', '{"EMAIL_ADDRESS": "a@example.com"}', { EMAIL_ADDRESS: 'a@example.com' }],
    ['an escaped quote', '{"customer-number": "C\\"}1"}', { 'customer-number': 'C"}1' }],
    ['a list of customers', `[${json}]`, customer],
    ['cut JSON', json.slice(0, 20), null],
    ['no JSON', 'There is none.', null],
    ['other JSON', '{"sku": 1}', null],
    ['nothing', '', null],
  ])('%s', (_case, text, expected) => {
    expect(customerInText(text)).toEqual(expected);
  });
});
