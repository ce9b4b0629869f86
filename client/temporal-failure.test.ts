import { describe, expect, test } from '@jest/globals';
import { ServiceError } from '@temporalio/client';
import { NamespaceNotFoundError } from '@temporalio/common';
import { SyncFailure } from '../customer/sync-failure.ts';
import { callTemporal, grpcCodeOf } from './temporal-failure.ts';

/** An error as the gRPC library raises it, in the wrapping that the Temporal client gives it. */
function serviceError(code: number, details = ''): ServiceError {
  const cause = Object.assign(new Error(details), { code, details, metadata: {} });
  return new ServiceError('Failed to start Workflow', { cause });
}

async function failing(error: Error): Promise<never> {
  throw error;
}

async function thrownBy(error: Error): Promise<unknown> {
  try {
    return await callTemporal(async () => await failing(error));
  } catch (caught) {
    return caught;
  }
}

describe('a call to Temporal', () => {
  test('answers what the call answers', async () => {
    expect(await callTemporal(async () => 'answer')).toBe('answer');
  });

  test.each<[string, Error, RegExp]>([
    ['the connection is torn down', serviceError(1), /does not answer/],
    ['no answer comes in time', serviceError(4), /does not answer/],
    ['nothing listens', serviceError(14), /does not answer/],
    ['no connection comes about', new Error('Failed to connect before the deadline'), /does not answer/],
    ['the key is not accepted', serviceError(16), /TEMPORAL_API_KEY/],
    ['the key lacks a right', serviceError(7), /TEMPORAL_API_KEY/],
    ['the server is over its limit', serviceError(8), /request limit/],
    ['the namespace is unknown', new NamespaceNotFoundError('mine'), /no namespace "mine".*TEMPORAL_NAMESPACE/],
    [
      'no worker has prepared the namespace',
      serviceError(3, 'Namespace mine has no mapping defined for search attribute ResponseId'),
      /search attributes.*worker/,
    ],
  ])('fails as TemporalUnavailable, saying why and what to do, where %s', async (_case, error, message) => {
    const failure = await thrownBy(error);
    expect(failure).toBeInstanceOf(SyncFailure);
    expect(failure).toMatchObject({
      code: 'TemporalUnavailable',
      retryable: true,
      message: expect.stringMatching(message),
      cause: error,
    });
  });

  test.each<[string, Error]>([
    ['an error of our own', new TypeError('x is not a function')],
    ['a failure that is known already', new SyncFailure('InvalidId', 'No id.')],
    ['an argument the server refuses', serviceError(3, 'WorkflowId is too long')],
    ['anything else the server says', serviceError(13)],
  ])('leaves %s as it is', async (_case, error) => {
    expect(await thrownBy(error)).toBe(error);
  });
});

test('the gRPC code of an error is found with and without its wrapping', () => {
  const wrapped = serviceError(9);
  expect([wrapped, wrapped.cause, new Error('none'), null].map(grpcCodeOf)).toEqual([9, 9, null, null]);
});
