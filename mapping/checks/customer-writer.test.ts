import { describe, expect, test } from '@jest/globals';
import { mayWriteCustomers, readWriter, writerOf } from './customer-writer.ts';
import { collectionJson, customField, field, listed, prepared } from './testing/collections.ts';

const everyRecord = 'return true;';
const someRecords = 'return FirstName == "Ada";';

describe('a collection that is loaded', () => {
  test('is told with its place and the fields that it fills, custom fields in quotes', () => {
    const mappings = ['CustomerNumber', 'FirstName', 'LastName', 'EmailAddress'].map((one) => field(one));
    const writer = writerOf(prepared('own', { mappings: [...mappings, customField('Season')] }));
    expect(writer).toMatchObject({ name: 'own', place: 'own.json' });
    expect([...writer.fills]).toEqual(['CustomerNumber', 'FirstName', 'LastName', 'EmailAddress', '"Season"']);
  });

  test.each([
    ['ADD', true, false],
    ['UPDATE', false, true],
    ['ADD_AND_UPDATE', true, true],
  ])('of the sync type %s adds: %s, updates: %s', (sync_type, adds, updates) => {
    expect(writerOf(prepared('own', { sync_type }))).toMatchObject({ adds, updates });
  });

  test.each([
    [null, false],
    [everyRecord, false],
    [someRecords, true],
  ])('with the mapping filter %s chooses among the records: %s', (filter, isFiltered) => {
    expect(writerOf(prepared('own', { filter }))).toMatchObject({ isFiltered });
  });
});

describe('a collection in the list of iPaaS.com', () => {
  test.each([
    ['one of customers, towards iPaaS.com', {}, true],
    ['one that is not enabled', { enabled: false }, false],
    ['one of another type', { collectionTypeId: 1 }, false],
    ['one that reads from iPaaS.com', { directionId: 2 }, false],
    ['one whose type the list does not tell', { collectionTypeId: null }, true],
    ['one whose direction the list does not tell', { directionId: null }, true],
  ])('may write customers: %s', (_which, given, may) => {
    expect(mayWriteCustomers(listed(1, given))).toBe(may);
  });
});

const read = (given: object, summary = {}) => readWriter(listed(4712, summary), collectionJson('Shop', given));

describe('a collection as iPaaS.com holds it', () => {
  test('is placed by its id and its subscription', () => {
    expect(read({})).toMatchObject({ name: 'Shop', place: 'iPaaS.com, id 4712, subscription 20002' });
    expect(read({}, { systemId: null })).toMatchObject({ place: 'iPaaS.com, id 4712' });
  });

  test('fills the fields that we know', () => {
    const mappings = [field('FirstName'), field('ShoeSize'), customField('Season')];
    expect([...(read({ mappings })?.fills ?? [])]).toEqual(['FirstName', '"Season"']);
  });

  test.each([
    ['ADD', true, false],
    [1, true, false],
    ['Update', false, true],
    ['2', false, true],
    ['ADD_AND_UPDATE', true, true],
    [3, true, true],
    ['DELETE', false, false],
    [4, false, false],
    ['DELETE_TRIGGERED_UPDATE', true, true],
    ['SOMETHING_NEW', true, true],
  ])('of the sync type %s adds: %s, updates: %s', (sync_type, adds, updates) => {
    expect(read({ sync_type })).toMatchObject({ adds, updates });
  });

  test.each([
    [null, false],
    ['', false],
    [everyRecord, false],
    [someRecords, true],
    ['return OnlyIpaasKnowsThis(1);', true],
    ['return (;', true],
  ])('with the mapping filter %j chooses among the records: %s', (filter, isFiltered) => {
    expect(read({ filter })).toMatchObject({ isFiltered });
  });

  test.each([{ collection_type_id: 1 }, { direction_id: 2 }, { is_active: false }])(
    'writes nothing with %j',
    (given) => {
      expect(read(given)).toBeNull();
    },
  );

  test.each([null, 'text', {}, { mappings: 'none' }, []])('cannot be read where it is %j', (json) => {
    expect(readWriter(listed(1), json)).toBeUndefined();
  });
});
