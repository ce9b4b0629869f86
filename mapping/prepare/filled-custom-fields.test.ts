import { describe, expect, test } from '@jest/globals';
import { customField, field, prepared } from '../checks/testing/collections.ts';
import { filledCustomFields } from './filled-custom-fields.ts';

const required = ['CustomerNumber', 'FirstName', 'LastName', 'EmailAddress'].map((name) => field(name));

describe('the custom fields that a collection fills', () => {
  test('are told with their mappings, in the order of the mappings', () => {
    const mappings = [customField('Season'), ...required, customField('Region')];
    expect(filledCustomFields(prepared('own', { mappings }))).toEqual([
      { mapping: 'c-Season', name: 'Season', stampsTime: false },
      { mapping: 'c-Region', name: 'Region', stampsTime: false },
    ]);
  });

  test('are none where it fills fields of the customer alone', () => {
    expect(filledCustomFields(prepared('own'))).toEqual([]);
  });

  test.each([
    ['nothing but the time of the sync', 'return CurrentDateTimeOffset();', true],
    ['a text', 'return "CurrentDateTimeOffset()";', false],
    ['the record beside the time', 'return FirstName + CurrentDateTimeOffset().ToString();', false],
  ])('say whether they are filled with %s', (_what, formula, stampsTime) => {
    const mappings = [...required, customField('Seen At', formula)];
    expect(filledCustomFields(prepared('own', { mappings }))).toMatchObject([{ stampsTime }]);
  });
});
