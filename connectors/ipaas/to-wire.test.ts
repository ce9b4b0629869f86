import { describe, expect, it } from '@jest/globals';
import { customerFields, type MappedValue } from '../../customer/mapped-customer.ts';
import { customerRecordSchema } from './customer-wire.ts';
import { fromWire, toWire } from './to-wire.ts';

function mapped(...values: [kind: MappedValue['kind'], field: string, value: string][]): MappedValue[] {
  return values.map(([kind, field, value]) => ({ kind, field, value, from: 'sent', stampsTime: false }));
}

describe('the body of a write', () => {
  it.each([
    ['CustomerNumber', 'customer_number'],
    ['FirstName', 'first_name'],
    ['LastName', 'last_name'],
    ['EmailAddress', 'email_address'],
    ['Company', 'company'],
    ['Comment', 'comment'],
  ])('spells %s as %s', (field, wire) => {
    expect(toWire(mapped(['field', field, 'x']))).toEqual({ [wire]: 'x' });
  });

  it('holds custom fields by name', () => {
    expect(toWire(mapped(['customField', 'Known to Film', 'Yes'], ['field', 'FirstName', 'Ada']))).toEqual({
      first_name: 'Ada',
      custom_fields: [{ custom_field_name: 'Known to Film', value: 'Yes' }],
    });
  });

  it('holds nothing that was not mapped', () => {
    expect(toWire(mapped())).toEqual({});
  });

  it.each(['Category', 'first_name', 'constructor', ''])('refuses the field "%s", which a customer lacks', (field) => {
    expect(() => toWire(mapped(['field', field, 'x']))).toThrow(
      expect.objectContaining({ code: 'MappingInvalid', message: expect.stringContaining(`"${field}"`) }),
    );
  });
});

describe('a customer of iPaaS.com', () => {
  const record = customerRecordSchema.parse({
    id: 150_713,
    customer_number: 'CUST-1',
    first_name: 'Ada',
    company: null,
    comment: '',
    category_id: 4,
    custom_fields: [
      { id: '1', custom_field_name: 'Known to Film', value: 'Yes' },
      { id: '2', custom_field_name: 'Score', value: 7 },
      { id: '3', custom_field_name: 'Empty', value: null },
    ],
  });

  it('is read under the names that a mapping uses', () => {
    expect(Object.fromEntries(fromWire(record).field)).toEqual({
      CustomerNumber: 'CUST-1',
      FirstName: 'Ada',
      Comment: '',
    });
  });

  it('keeps its custom fields as text, without the empty ones', () => {
    expect(Object.fromEntries(fromWire(record).customField)).toEqual({ 'Known to Film': 'Yes', Score: '7' });
  });

  it('returns what was written', () => {
    const written = mapped(
      ...customerFields.map((field) => ['field', field, `my ${field}`] as ['field', string, string]),
    );
    const read = fromWire(customerRecordSchema.parse({ id: '1', ...toWire(written) }));
    expect([...read.field]).toEqual(written.map(({ field, value }) => [field, value]));
  });

  it.each([{ id: 7 }, { id: '7' }])('has the id "7" for $id', (given) => {
    expect(customerRecordSchema.parse(given).id).toBe('7');
  });

  it.each([
    { id: 0 },
    { id: -1 },
    { id: 1.5 },
    { id: '' },
    { id: '007' },
    { id: '../1' },
    { id: 2 ** 60 },
    { id: null },
    {},
  ])('is refused with the id of %j, so that no other record is ever written', (given) => {
    expect(customerRecordSchema.safeParse(given).success).toBe(false);
  });
});
