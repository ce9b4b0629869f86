import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { ApiRequest } from '../http/messages.ts';
import { Refusal } from '../http/messages.ts';
import { authorize, createSessions } from './sessions.ts';

function requestWith(authorization: string): ApiRequest {
  const headers = { authorization };
  return { method: 'GET', path: '/', target: '/', query: new URLSearchParams(), headers, body: '', requestId: '1' };
}

function refusalOf(act: () => void): unknown {
  try {
    act();
    return null;
  } catch (error) {
    return error instanceof Refusal ? error.reply : error;
  }
}

describe('an access token', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('lives one hour', () => {
    const sessions = createSessions();
    const request = requestWith(`Bearer ${sessions.open(null).accessToken}`);
    jest.advanceTimersByTime(59 * 60 * 1000);
    expect(refusalOf(() => authorize(sessions, request))).toBeNull();
    jest.advanceTimersByTime(60 * 1000);
    expect(refusalOf(() => authorize(sessions, request))).toMatchObject({ status: 401, body: { code: 'AUTH-1002' } });
  });

  it('is not asked of an API key', () => {
    jest.advanceTimersByTime(365 * 24 * 60 * 60 * 1000);
    expect(refusalOf(() => authorize(createSessions(), requestWith('Bearer ipaas-sandbox')))).toBeNull();
  });
});
