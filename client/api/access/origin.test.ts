import { describe, expect, test } from '@jest/globals';
import { isOwnHost, isOwnOrigin } from './origin.ts';

describe('a Host header', () => {
  test.each([
    ['localhost', true],
    ['localhost:8080', true],
    ['LOCALHOST:8080', true],
    ['127.0.0.1:8080', true],
    ['[::1]:8080', true],
    ['sync.example:8080', true],
    ['evil.example', false],
    ['localhost.evil.example', false],
    ['127.0.0.1.evil.example:8080', false],
    ['evil.example:8080', false],
    ['', false],
    ['a b', false],
    [undefined, false],
  ])('%j names this machine: %s', (host, own) => {
    expect(isOwnHost(host, ['sync.example'])).toBe(own);
  });
});

describe('an Origin header', () => {
  test.each([
    [undefined, 'localhost:8080', true],
    ['http://localhost:8080', 'localhost:8080', true],
    ['http://localhost:8080', 'LOCALHOST:8080', true],
    ['https://sync.example', 'localhost:8080', true],
    ['http://localhost:9999', 'localhost:8080', false],
    ['http://127.0.0.1:8080', 'localhost:8080', false],
    ['http://evil.example', 'localhost:8080', false],
    ['http://evil.example', undefined, false],
    ['null', 'localhost:8080', false],
    ['', 'localhost:8080', false],
  ])('%j beside Host %j is our own: %s', (origin, host, own) => {
    expect(isOwnOrigin(origin, host, ['sync.example'])).toBe(own);
  });
});
