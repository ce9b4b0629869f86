import { describe, expect, it } from '@jest/globals';
import { customerRecordSchema, type CustomerRecord } from './customer-wire.ts';
import {
  assertLinkedIsOurs,
  assertNumberIsFree,
  assertSameCustomer,
  chooseByEmail,
  chooseByNumber,
} from './match-policy.ts';

const identity = {
  link: { system_id: 10_684, external_id: 'CUST-1' },
  customerNumber: 'CUST-1',
  emailAddress: 'ada@example.com',
};

function record(id: number, fields: object = {}): CustomerRecord {
  return customerRecordSchema.parse({ id, email_address: 'ada@example.com', ...fields });
}
const ours = (id: number): CustomerRecord => record(id, { customer_number: 'CUST-1' });
const theirs = (id: number): CustomerRecord => record(id, { customer_number: 'CUST-2' });
const nobodys = (id: number): CustomerRecord => record(id, { customer_number: null });
const inactive = (id: number): CustomerRecord => record(id, { customer_number: 'CUST-1', is_active: false });
const linkedTo = (id: number, externalId: string): CustomerRecord =>
  record(id, { external_ids: [{ system_id: 10_684, external_id: externalId }] });

type Choose = typeof chooseByNumber;

function chooses(choose: Choose, rows: [title: string, found: CustomerRecord[], chosen: string | null][]): void {
  it.each(rows)('%s', (_title, found, chosen) => {
    expect(choose(found, identity)?.id ?? null).toBe(chosen);
  });
}

function refuses(choose: Choose, rows: [title: string, found: CustomerRecord[], message: RegExp][]): void {
  it.each(rows)('%s', (_title, found, message) => {
    const failure = expect.objectContaining({ code: 'DuplicateCustomer', message: expect.stringMatching(message) });
    expect(() => choose(found, identity)).toThrow(failure);
  });
}

describe('of the customers found by the CustomerNumber', () => {
  chooses(chooseByNumber, [
    ['none is none', [], null],
    ['the one is ours', [ours(7)], '7'],
    ['one with blanks around the number is ours', [record(7, { customer_number: ' CUST-1 ' })], '7'],
    ['one of another number is not', [theirs(7)], null],
    ['one in other letters is not', [record(7, { customer_number: 'cust-1' })], null],
    ['one without a number is not', [nobodys(7)], null],
    ['the only active one is ours', [inactive(7), ours(8), inactive(9)], '8'],
    ['the only one is ours though inactive', [inactive(7)], '7'],
  ]);
  refuses(chooseByNumber, [
    ['several are named, and none is ours', [ours(7), ours(8)], /^2 customers.*: 7, 8\. Nothing/],
    ['of several inactive ones none is', [inactive(7), inactive(8)], /7, 8/],
  ]);
});

describe('of the customers found by the e-mail address', () => {
  chooses(chooseByEmail, [
    ['none is none', [], null],
    ['one without a number is ours', [nobodys(7)], '7'],
    ['one with a blank number is ours', [record(7, { customer_number: ' ' })], '7'],
    ['one of our number is ours', [ours(7)], '7'],
    ['one of our number is ours, whoever else has the address', [theirs(6), ours(7), nobodys(8)], '7'],
    ['case and blanks of the address do not count', [record(7, { email_address: ' ADA@Example.com ' })], '7'],
    ['one of another address is not ours', [record(7, { email_address: 'bo@example.com' })], null],
    ['one that carries our link is ours', [linkedTo(7, 'CUST-1')], '7'],
  ]);
  refuses(chooseByEmail, [
    ['one of another number is never overwritten: both are named', [theirs(7)], /CUST-1 .*customer 7.*CUST-2/],
    ['one linked to another number is never overwritten', [linkedTo(7, 'CUST-3')], /CUST-1 .*customer 7.*CUST-3/],
    ['several without our number are named', [nobodys(7), theirs(8)], /CUST-1 .*2 other customers.*: 7, 8/],
    ['several of our number are named', [ours(7), ours(8)], /7, 8/],
  ]);

  it('none is ours where we have no address', () => {
    expect(chooseByEmail([nobodys(7)], { ...identity, emailAddress: null })).toBeNull();
  });

  it('is named in no message', () => {
    expect(() => chooseByEmail([theirs(7)], identity)).not.toThrow('example.com');
  });
});

describe('the linked customer', () => {
  it.each([ours(7), nobodys(7)])('is ours with our number or none', (linked) => {
    expect(() => assertLinkedIsOurs(linked, identity)).not.toThrow();
  });

  it('is not ours with another number: both are named', () => {
    expect(() => assertLinkedIsOurs(theirs(7), identity)).toThrow(/CUST-1 .*customer 7.*CUST-2/);
  });

  it('must be the one that another key finds', () => {
    expect(() => assertSameCustomer(ours(7), ours(7), identity)).not.toThrow();
    expect(() => assertSameCustomer(ours(7), nobodys(8), identity)).toThrow(/customer 8.*customer 7/);
  });
});

describe('a customer without a number', () => {
  it.each([{ holders: [] }, { holders: [nobodys(7)] }, { holders: [theirs(8)] }])(
    'receives ours where nobody has it',
    ({ holders }) => {
      expect(() => assertNumberIsFree(nobodys(7), holders, identity)).not.toThrow();
    },
  );

  it('does not where another customer has it: both are named', () => {
    expect(() => assertNumberIsFree(nobodys(7), [ours(8)], identity)).toThrow(/customer 7.*customer 8/);
  });
});
