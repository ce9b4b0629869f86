import { describe, expect, test } from '@jest/globals';
import { SyncFailure } from '../../customer/sync-failure.ts';
import { requireCompleted } from './response-status.ts';

type Checked = Parameters<typeof requireCompleted>[0];

function failureOf(response: Checked): SyncFailure {
  try {
    requireCompleted(response);
  } catch (error) {
    if (error instanceof SyncFailure) return error;
  }
  throw new Error('expected a SyncFailure');
}

test.each<[Checked]>([
  [{ status: 'completed' }],
  [{ status: 'completed', error: null, incomplete_details: null }],
  [{}],
  [{ status: null }],
])('%j passes', (response) => {
  expect(() => requireCompleted(response)).not.toThrow();
});

describe('a response that OpenAI still works on', () => {
  test.each(['queued', 'in_progress'])('%s is looked at again after two seconds', (status) => {
    expect(failureOf({ status })).toMatchObject({
      code: 'ResponseNotCompleted',
      retryable: true,
      retryAfterMs: null,
      message: `OpenAI still works on this response (${status}).`,
    });
  });
});

describe('a response that ended without a whole answer is not looked at again, and the reason is told', () => {
  test.each<[Checked, string]>([
    [{ status: 'cancelled' }, 'The response was cancelled before its answer was whole.'],
    [{ status: 'failed', error: { code: 'server_error' } }, 'OpenAI could not produce the answer (server_error).'],
    [{ status: 'failed', error: null }, 'OpenAI could not produce the answer (no reason given).'],
    [
      { status: 'completed', error: { code: 'invalid_prompt' } },
      'OpenAI could not produce the answer (invalid_prompt).',
    ],
    [
      { status: 'incomplete', incomplete_details: { reason: 'max_output_tokens' } },
      'The answer is cut off (max_output_tokens).',
    ],
    [{ status: 'incomplete' }, 'The answer is cut off (no reason given).'],
    [
      { status: 'completed', incomplete_details: { reason: 'content_filter' } },
      'The answer is cut off (content_filter).',
    ],
    [{ status: 'paused' }, 'The response has the status paused, which is not "completed".'],
    [{ status: 'failed', error: { code: 'Ada <ada@b.co>' } }, 'OpenAI could not produce the answer (no reason given).'],
  ])('%j', (response, message) => {
    expect(failureOf(response)).toMatchObject({
      code: 'ResponseNotCompleted',
      retryable: false,
      retryAfterMs: null,
      message,
    });
  });
});
