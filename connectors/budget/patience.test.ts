import { describe, expect, test } from '@jest/globals';
import type { RequestLane } from '../../customer/request-budget.ts';
import { closedFailure, crowdedFailure, patienceMs, pausedFailure } from './patience.ts';

const lanes: Record<RequestLane['kind'], RequestLane> = {
  single: { kind: 'single' },
  bulk: { kind: 'bulk', bulkId: 'b-1' },
};

describe('a request', () => {
  test.each([
    ['single', 1_000, 2_000],
    ['single', 2, 2_000],
    ['single', 1, 3_333],
    ['single', 0.1, 33_330],
    ['bulk', 1_000, 60_000],
    ['bulk', 2, 60_000],
    ['bulk', 1, 111_100],
  ] as const)('of the lane %s queues up, at %d per second, for %d ms', (lane, perSecond, milliseconds) => {
    expect(patienceMs(lanes[lane], perSecond)).toBeCloseTo(milliseconds, 6);
  });
});

describe('who is not let in', () => {
  test.each([
    ['paused', pausedFailure('openai', 1_234.5), 'Requests to OpenAI are paused, because it asked for it.', 1_235],
    ['crowded', crowdedFailure('ipaas', 5_000), 'Too many requests to iPaaS.com wait for their turn already.', 5_000],
    ['closed', closedFailure('openai'), 'This worker stops, and sends no further request to OpenAI.', 250],
    ['a moment', pausedFailure('openai', 0), 'Requests to OpenAI are paused, because it asked for it.', 250],
  ])('is told why and when to come again, and that nothing was sent: %s', (_why, failure, message, retryAfterMs) => {
    expect(failure).toMatchObject({ code: 'RateLimited', message, retryAfterMs, retryable: true, upstream: null });
  });
});
