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

const anyone = { company: false };
const ofCompany = { companyId: '6a1f2c3d-4b5e-4f60-8a7b-9c0d1e2f3a4b', lifeSeconds: 60 };

describe('an access token', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('lives as long as it was given', () => {
    const sessions = createSessions();
    const request = requestWith(`Bearer ${sessions.open({ companyId: null, lifeSeconds: 3600 }).accessToken}`);
    jest.advanceTimersByTime(59 * 60 * 1000);
    expect(refusalOf(() => authorize(sessions, request, anyone))).toBeNull();
    jest.advanceTimersByTime(60 * 1000);
    expect(refusalOf(() => authorize(sessions, request, anyone))).toMatchObject({
      status: 401,
      body: { code: 'AUTH-1002' },
    });
  });

  it('of a login is not one of a company', () => {
    const sessions = createSessions();
    const login = requestWith(`Bearer ${sessions.open({ companyId: null, lifeSeconds: 60 }).accessToken}`);
    const company = requestWith(`Bearer ${sessions.open(ofCompany).accessToken}`);
    expect(refusalOf(() => authorize(sessions, login, { company: true }))).toMatchObject({
      status: 401,
      body: { code: 'AUTH-1003', message: 'You do not have access to this API / iPaaS.com functionality.' },
    });
    expect(refusalOf(() => authorize(sessions, company, { company: true }))).toBeNull();
  });

  it('is not asked of an API key', () => {
    jest.advanceTimersByTime(365 * 24 * 60 * 60 * 1000);
    expect(
      refusalOf(() => authorize(createSessions(), requestWith('Bearer ipaas-sandbox'), { company: true })),
    ).toBeNull();
  });
});

describe('sessions', () => {
  it('belong to the access token and the refresh token together', () => {
    const sessions = createSessions();
    const one = sessions.open(ofCompany);
    const other = sessions.open(ofCompany);
    expect(sessions.refreshable(one.accessToken, one.refreshToken)).toBe(one);
    expect(sessions.refreshable(one.accessToken, other.refreshToken)).toBeNull();
    expect(sessions.refreshable('unknown', one.refreshToken)).toBeNull();
    sessions.useUp(one.refreshToken);
    expect(sessions.refreshable(one.accessToken, one.refreshToken)).toBeNull();
  });

  it('end all at once; their refresh tokens only when asked', () => {
    const sessions = createSessions();
    const one = sessions.open(ofCompany);
    sessions.open(ofCompany);
    expect(sessions.expireAll({ refreshTokens: false })).toBe(2);
    expect(sessions.expireAll({ refreshTokens: false })).toBe(0);
    expect(sessions.refreshable(one.accessToken, one.refreshToken)).not.toBeNull();
    sessions.expireAll({ refreshTokens: true });
    expect(sessions.refreshable(one.accessToken, one.refreshToken)).toBeNull();
  });

  it('can be brought back to what they were', () => {
    const sessions = createSessions();
    const before = sessions.open(ofCompany);
    const restore = sessions.save();
    const after = sessions.open(ofCompany);
    sessions.expireAll({ refreshTokens: true });
    restore();
    expect(sessions.find(after.accessToken)).toBeNull();
    expect(sessions.refreshable(before.accessToken, before.refreshToken)).toEqual(before);
    expect(sessions.find(before.accessToken)?.expiresAt).toBe(before.expiresAt);
  });
});
