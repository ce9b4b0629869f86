import { expect, test } from '@jest/globals';
import { field } from '../checks/testing/collections.ts';
import { collectionSchema, type Mapping } from './collection-schema.ts';
import { destinationOf, type Destination } from './destination.ts';

function mapping(destination_table: string, destination_field: string): Mapping {
  const json = { name: 'A', collection_type_id: 8, direction_id: 1, sync_type: 1 };
  const [read] = collectionSchema.parse({
    ...json,
    mappings: [{ ...field('Comment'), destination_table, destination_field }],
  }).mappings;
  if (read === undefined) throw new Error('There is one mapping.');
  return read;
}

const customField = (name: string): Destination => ({ field: name, kind: 'customField' });
const customerField = (name: string): Destination => ({ field: name, kind: 'field' });

test.each<[table: string, name: string, destination: Destination | null]>([
  ['Customer', 'FirstName', customerField('FirstName')],
  ['customer', 'FirstName', customerField('FirstName')],
  [' Customer ', 'Company', customerField('Company')],
  ['Customer', 'firstname', null],
  ['Customer', 'LoyaltyTier', null],
  ['Customer', '', null],
  ['Customer', 'constructor', null],
  ['Customer', '__proto__', null],
  ['Customer Custom Field', 'Known to Film', customField('Known to Film')],
  ['Customer Custom Fields', 'Known to Film', customField('Known to Film')],
  ['CustomerCustomField', 'Known to Film', customField('Known to Film')],
  ['Custom Field', 'Known to Film', customField('Known to Film')],
  ['CUSTOM FIELDS', 'Known to Film', customField('Known to Film')],
  ['Customer Custom Field', 'FirstName', customField('FirstName')],
  ['Customer Custom Field', 'constructor', customField('constructor')],
  ['Customer Custom Field', ' ', null],
  ['Customer Address', 'City', null],
  ['Product', 'FirstName', null],
  ['', 'FirstName', null],
])('%j, %j is %j', (table, name, destination) => {
  expect(destinationOf(mapping(table, name))).toEqual(destination);
});
