import { describe, expect, test } from '@jest/globals';
import { countRepeats, type Request } from './repeats.ts';

const write = (id: number): Request => ({
  n: 1,
  method: 'PUT',
  path: `/customers/v2/Customer/${id}?trackingGuid=a-${id}`,
  committed: true,
});
const read = (id: number): Request => ({ ...write(id), method: 'GET', committed: false });

describe('of the customers that were to be written', () => {
  test.each<[string, Request[], { lost: number; repeatedWrites: number }]>([
    ['each was written once', [write(1), write(2)], { lost: 0, repeatedWrites: 0 }],
    ['one was never written', [write(2)], { lost: 1, repeatedWrites: 0 }],
    ['one was written twice', [write(1), write(2), write(1)], { lost: 0, repeatedWrites: 1 }],
    [
      'one was written three times, which are two too many',
      [write(1), write(1), write(1)],
      { lost: 1, repeatedWrites: 2 },
    ],
  ])('%s', (_what, journal, expected) => {
    expect(countRepeats(journal, [1, 2])).toEqual({ ...expected, repeatedReads: 0 });
  });
});

describe('not counted is', () => {
  test.each<[string, Request]>([
    ['a look for the customer', { ...read(1), path: '/customers/v2/External/LookupSpaceport/10684/customer/C-1' }],
    ['a write that was refused', { ...write(1), committed: false }],
    ['a write of another customer', write(11)],
    ['a write of something else', { ...write(1), path: '/subscriptions/v2/CustomField/1' }],
    ['a write below the customer', { ...write(1), path: '/customers/v2/Customer/1/Address' }],
  ])('%s', (_what, request) => {
    expect(countRepeats([write(1), request], [1])).toEqual({ lost: 0, repeatedWrites: 0, repeatedReads: 0 });
  });
});

test('an upsert that was begun again is seen by its second read, though it had nothing more to write', () => {
  const journal = [read(1), write(1), read(2), read(1), write(2)];
  expect(countRepeats(journal, [1, 2])).toEqual({ lost: 0, repeatedWrites: 0, repeatedReads: 1 });
});

test('of no customers, nothing is lost', () => {
  expect(countRepeats([write(1)], [])).toEqual({ lost: 0, repeatedWrites: 0, repeatedReads: 0 });
});
