import { describe, expect, it } from '@jest/globals';
import { customerRecordSchema } from './customer-wire.ts';
import { overlayRecord } from './overlay-record.ts';

const link = { system_id: 10_684, external_id: 'CUST-1' };
const record = customerRecordSchema.parse({
  id: 7,
  customer_number: 'CUST-1',
  first_name: 'Ada',
  company: 'Analytical Engines',
  comment: null,
  category_id: 4,
  is_active: true,
  tracking_guid: 'of another sync',
  created_datetime: '2026-01-01T00:00:00+00:00',
  updated_datetime: null,
  addresses: [{ city: 'London' }],
  custom_fields: [
    { id: '1', custom_field_name: 'Known to Film', value: 'No' },
    { id: '2', custom_field_name: 'Score', value: 7 },
    { id: '3', custom_field_name: 'Empty', value: '' },
  ],
  external_ids: [
    { id: 1, system_id: 5, external_id: 'other system' },
    { id: 2, system_id: '10684', external_id: 'older id of ours' },
  ],
});

describe('a whole record with the mapping laid over it', () => {
  it('keeps what was read, what we do not know of included', () => {
    expect(overlayRecord(record, {}, null)).toMatchObject({
      customer_number: 'CUST-1',
      first_name: 'Ada',
      company: 'Analytical Engines',
      category_id: 4,
      is_active: true,
      addresses: [{ city: 'London' }],
    });
  });

  it('holds what the mapping produced instead of what was read', () => {
    expect(overlayRecord(record, { first_name: 'Augusta', comment: 'new' }, null)).toMatchObject({
      first_name: 'Augusta',
      comment: 'new',
    });
  });

  it.each(['id', 'tracking_guid', 'created_datetime', 'updated_datetime', 'comment'])(
    'leaves out %s: it is iPaaS.com’s own, or empty',
    (name) => {
      expect(overlayRecord(record, {}, null)).not.toHaveProperty(name);
    },
  );

  it('holds each custom field once, without the empty ones, which iPaaS.com would refuse', () => {
    const custom_fields = [
      { custom_field_name: 'Known to Film', value: 'Yes' },
      { custom_field_name: 'New', value: '1' },
    ];
    expect(overlayRecord(record, { custom_fields }, null).custom_fields).toEqual([
      { custom_field_name: 'Known to Film', value: 'Yes' },
      { custom_field_name: 'Score', value: '7' },
      { custom_field_name: 'New', value: '1' },
    ]);
  });

  it('keeps the links of all systems', () => {
    expect(overlayRecord(record, {}, null).external_ids).toEqual([
      { system_id: 5, external_id: 'other system' },
      { system_id: 10_684, external_id: 'older id of ours' },
    ]);
  });

  it('holds our link in place of any other of our system, also where the answer did not show it', () => {
    expect(overlayRecord(record, {}, link).external_ids).toEqual([{ system_id: 5, external_id: 'other system' }, link]);
  });
});
