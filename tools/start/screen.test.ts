import { join, resolve } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { headline, linkLines, partLine, readyLine } from './screen.ts';
import { readStartSettings } from './settings.ts';
import { shortPath } from './short-path.ts';

const plain = (lines: string | string[]): string => stripVTControlCharacters([lines].flat().join('\n'));

describe('what npm start shows', () => {
  test('first says whether it talks to the sandbox or to the real systems', () => {
    expect(plain(headline(readStartSettings({})))).toContain('with the sandbox in place of OpenAI and iPaaS.com');
    expect(plain(headline(readStartSettings({ IPAAS_EMAIL: 'a@b.example' })))).toContain('as configured');
  });

  test('has one line for each part: what, where, and how long it took, aligned', () => {
    const api = plain(partLine({ name: 'API', where: 'http://127.0.0.1:8080' }, 1_340));
    const temporal = plain(partLine({ name: 'Temporal server', where: '127.0.0.1:7233' }, 640));
    expect(api).toBe('  ✓ API               http://127.0.0.1:8080 (1.3 s)');
    expect(temporal.indexOf('127.0.0.1')).toBe(api.indexOf('http'));
    expect(readyLine(4_900)).toBe('\nReady in 4.9 s.');
  });

  test('ends with links and with what to try next', () => {
    const lines = plain(linkLines(readStartSettings({})));
    expect(lines).toMatch(/Temporal UI +http:\/\/127\.0\.0\.1:8233\/namespaces\/default\/workflows/);
    expect(lines).toMatch(/Manual Sync page +http:\/\/127\.0\.0\.1:8080/);
    expect(lines).toMatch(/API +http:\/\/127\.0\.0\.1:8080\/docs/);
    expect(lines).toMatch(/Sync another +npx customer-sync sync resp_sandbox_new_customer/);
    expect(lines).toContain(join('.data', 'logs'));
  });

  test('gives no link to the UI of a server whose UI it does not know', () => {
    const lines = plain(linkLines(readStartSettings({ TEMPORAL_ADDRESS: 'temporal.example:7233' })));
    expect(lines).not.toContain('Temporal UI');
  });

  test('never proposes a seeded response when real systems are configured', () => {
    const lines = plain(linkLines(readStartSettings({ OPENAI_API_KEY: 'a-credential' })));
    expect(lines).toContain('npx customer-sync sync resp_…');
    expect(lines).not.toContain('sandbox');
  });
});

test('a path is shown from the working directory on, unless that is longer', () => {
  expect(shortPath(resolve('.data'))).toBe('.data');
  expect(shortPath('/x')).toBe('/x');
  expect(shortPath(resolve('.'))).toBe(resolve('.'));
});
