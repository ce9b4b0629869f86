import { describe, expect, test } from '@jest/globals';
import { createEventParser } from './parse-events.ts';

function parse(...pieces: string[]) {
  const parser = createEventParser();
  return pieces.flatMap((piece) => parser(piece));
}

function letters(text: string): string[] {
  return text.split('');
}

const stream = ': open\n\nid: 7\nevent: state\ndata: {"a":1}\n\n: still here\n\nevent: result\ndata: {"b":2}\n\n';
const events = [
  { event: 'state', data: '{"a":1}', id: '7' },
  { event: 'result', data: '{"b":2}', id: '7' },
];

describe('a stream of events is read', () => {
  test('as a whole', () => {
    expect(parse(stream)).toEqual(events);
  });

  test.each(Array.from({ length: stream.length - 1 }, (_, index) => index + 1))('cut in two at %i', (at) => {
    expect(parse(stream.slice(0, at), stream.slice(at))).toEqual(events);
  });

  test('letter by letter', () => {
    expect(parse(...letters(stream))).toEqual(events);
  });

  test('with the line ends of Windows, cut between the two characters too', () => {
    expect(parse(...letters(stream.replaceAll('\n', '\r\n')))).toEqual(events);
  });
});

test.each([
  ['data over several lines', 'data: a\ndata: b\n\n', [{ event: 'message', data: 'a\nb', id: null }]],
  ['a value without a blank', 'event:x\ndata:y\n\n', [{ event: 'x', data: 'y', id: null }]],
  ['a value with colons', 'data: {"a":"b: c"}\n\n', [{ event: 'message', data: '{"a":"b: c"}', id: null }]],
  ['an event without data', 'event: x\n\n', []],
  ['only comments', ': a\n\n: b\n\n', []],
  ['an event that is not complete yet', 'data: a\n', []],
])('%s', (_what, text, expected) => {
  expect(parse(text)).toEqual(expected);
});
