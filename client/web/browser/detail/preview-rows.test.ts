import { expect, test } from '@jest/globals';
import type { DryRunPreview } from '../../../../customer/dry-run-preview.ts';
import { rowsOf } from './preview-rows.ts';

const name = { field: 'FirstName', kind: 'field', from: 'sent' } as const;
const preview: DryRunPreview = {
  sent: {},
  returned: {},
  mapped: [{ ...name, value: 'Marta' }],
  held: [{ field: 'FirstName', kind: 'field', value: 'Martha' }],
  customFieldsToCreate: [],
};

test('each mapped value stands beside what iPaaS.com holds', () => {
  expect(rowsOf(preview, 'updated')).toEqual([{ ...name, mapped: 'Marta', held: 'Martha' }]);
});

test('a custom field of the same name is another field', () => {
  const held = [{ field: 'FirstName', kind: 'customField', value: 'Martha' }] as const;
  expect(rowsOf({ ...preview, held: [...held] }, 'updated')).toMatchObject([{ held: null }]);
});

test.each([
  ['created', null],
  ['invalid', undefined],
])('where iPaaS.com holds no customer, a dry run that ends as %s tells %s', (outcome, held) => {
  expect(rowsOf({ ...preview, held: null }, outcome)).toMatchObject([{ held }]);
});

test('a record that was not mapped has no rows', () => {
  expect(rowsOf({ ...preview, mapped: null }, 'failed')).toEqual([]);
});
