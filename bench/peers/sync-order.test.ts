import { expect, test } from '@jest/globals';
import { identityOf, orderOf, readOrder } from './sync-order.ts';

test('an order survives its way as JSON', () => {
  const order = orderOf('resp_1');
  expect(readOrder(JSON.parse(JSON.stringify(order)))).toEqual(order);
});

test('an order says which sync it is, so that one that is carried on is still the same', () => {
  const order = orderOf('resp_1');
  expect(identityOf(order)).toEqual({
    workflowId: 'resp_1',
    runId: order.runId,
    trackingGuid: order.trackingGuid,
    startedAt: new Date(order.startedAt),
  });
});

test('two orders for the same response are two syncs', () => {
  const [first, second] = [orderOf('resp_1'), orderOf('resp_1')];
  expect(first.runId).not.toBe(second.runId);
  expect(first.trackingGuid).not.toBe(second.trackingGuid);
});

test.each([null, {}, { ...orderOf('resp_1'), startedAt: 'yesterday' }])('%j is no order', (given) => {
  expect(() => readOrder(given)).toThrow('Invalid');
});
