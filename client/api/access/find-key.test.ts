import { describe, expect, test } from '@jest/globals';
import type { ApiKey } from '../../../config/api-keys.ts';
import { findKey, hashKey } from './find-key.ts';

const reporting: ApiKey = { name: 'reporting', scopes: ['read'], hash: hashKey('cs_reporting') };
const crm: ApiKey = { name: 'crm', scopes: ['read', 'sync'], hash: hashKey('cs_crm') };
const keys = [reporting, crm];

describe('the key of a request', () => {
  test.each([
    ['Bearer cs_reporting', reporting],
    ['Bearer cs_crm', crm],
    ['bearer cs_crm', crm],
    ['Bearer   cs_crm', crm],
  ])('is found: %s', (header, key) => {
    expect(findKey(keys, header)).toBe(key);
  });

  test.each([
    [undefined],
    [''],
    ['Bearer'],
    ['Bearer '],
    ['cs_crm'],
    ['Basic cs_crm'],
    ['Bearer cs_crm2'],
    ['Bearer cs_cr'],
    ['Bearer CS_CRM'],
    ['Bearer cs_crm cs_crm'],
    [`Bearer ${crm.hash}`],
  ])('is none: %j', (header) => {
    expect(findKey(keys, header)).toBeNull();
  });

  test('is none where there are none', () => {
    expect(findKey([], 'Bearer cs_crm')).toBeNull();
  });
});

test('a key is kept as its SHA-256', () => {
  expect(hashKey('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});
