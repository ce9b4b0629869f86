import { describe, expect, test } from '@jest/globals';
import { SettingsError } from './read-environment.ts';
import { readWorkerSettings } from './settings.ts';

const required = { OPENAI_API_KEY: 'sk-1', IPAAS_API_KEY: 'key-1', IPAAS_SYSTEM_ID: '10684' };

function ipaas(given: Record<string, string>) {
  return readWorkerSettings({ ...required, ...given }).ipaas;
}

test('by default a customer is found by its link, then its number, updated and linked', () => {
  expect(ipaas({})).toMatchObject({
    matchKeys: ['externalId', 'customerNumber'],
    collisionHandling: 'UPDATE_AND_LINK',
    updateMode: 'partial',
  });
});

describe('MATCH_KEYS', () => {
  test.each([
    ['emailAddress', ['emailAddress']],
    ['customerNumber,externalId', ['customerNumber', 'externalId']],
    [' ExternalId , customer_number, Email Address ', ['externalId', 'customerNumber', 'emailAddress']],
  ])('%j keeps its order', (given, matchKeys) => {
    expect(ipaas({ MATCH_KEYS: given }).matchKeys).toEqual(matchKeys);
  });

  test.each(['phone', 'externalId,', ',', 'externalId,externalId', 'externalId;customerNumber'])(
    '%j is refused, and the message says what there is',
    (given) => {
      const read = (): unknown => ipaas({ MATCH_KEYS: given });
      expect(read).toThrow(SettingsError);
      expect(read).toThrow('MATCH_KEYS: must name some of externalId, customerNumber, emailAddress');
    },
  );
});

describe('COLLISION_HANDLING', () => {
  test.each([
    ['ERROR', 'ERROR'],
    ['Error', 'ERROR'],
    ['Remap and Link', 'REMAP_AND_LINK'],
    ['remap_and_link', 'REMAP_AND_LINK'],
    ['Update and Link', 'UPDATE_AND_LINK'],
    ['update-and-no-link', 'UPDATE_AND_NO_LINK'],
    ['  Update And No Link ', 'UPDATE_AND_NO_LINK'],
  ])('%j is %s', (given, method) => {
    expect(ipaas({ COLLISION_HANDLING: given }).collisionHandling).toBe(method);
  });

  test('refuses a method that iPaaS.com does not have, by name', () => {
    expect(() => ipaas({ COLLISION_HANDLING: 'Merge' })).toThrow('COLLISION_HANDLING: must be one of ERROR, REMAP');
  });
});

test('IPAAS_UPDATE_MODE is one of two', () => {
  expect(ipaas({ IPAAS_UPDATE_MODE: 'read-merge-write' }).updateMode).toBe('read-merge-write');
  expect(() => ipaas({ IPAAS_UPDATE_MODE: 'full' })).toThrow('IPAAS_UPDATE_MODE: must be one of partial');
});
