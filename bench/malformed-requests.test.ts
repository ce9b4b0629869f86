import { describe, expect, test } from '@jest/globals';
import { malformedKinds, neverEnding } from './malformed-requests.ts';

describe('the kinds of malformed requests', () => {
  test('have names of their own, by which a failure is found', () => {
    const names = malformedKinds.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  test.each(['JSON', 'type', 'id', 'key', 'body', 'UTF-8', 'path', 'query', 'method', 'header'])(
    'hold some of the family "%s"',
    (family) => {
      expect(malformedKinds.some(({ name }) => name.startsWith(`${family}: `))).toBe(true);
    },
  );

  test.each(malformedKinds.map(({ name, make }) => ({ name, make })))('$name is made the same again', ({ make }) => {
    expect(make(7)).toEqual(make(7));
    expect(make(7).bytes.length).toBeGreaterThan(0);
  });

  test('say truly how long their body is, but for the half ones', () => {
    const untrue = malformedKinds.filter(({ make }) => {
      const [head = '', body = ''] = Buffer.from(make(1).bytes).toString('latin1').split('\r\n\r\n');
      const lengths = [...head.matchAll(/^Content-Length: (\d+)$/gm)].map(([, length]) => Number(length));
      return lengths.some((length) => length !== body.length);
    });
    expect(untrue.map(({ name }) => name)).toEqual(['header: two lengths', 'half a body, then the end']);
  });
});

test('what never ends promises more than it sends, and leaves the connection open', () => {
  const [head = '', body = ''] = neverEnding.bytes.toString().split('\r\n\r\n');
  expect(Number(/Content-Length: (\d+)/.exec(head)?.[1])).toBeGreaterThan(body.length);
  expect(neverEnding.isEnded).toBe(false);
});
