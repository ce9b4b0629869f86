import { describe, expect, test } from '@jest/globals';
import { withKeepAlive, writeEvent, type StreamEvent, type StreamPlace } from './event-stream.ts';

async function collect(events: AsyncIterable<StreamEvent>, quietMs: number, most = 100): Promise<string[]> {
  const chunks: string[] = [];
  for await (const chunk of withKeepAlive(events, quietMs)) {
    chunks.push(chunk);
    if (chunks.length === most) break;
  }
  return chunks;
}

async function* two(): AsyncGenerator<StreamEvent> {
  yield { event: 'state', data: 1 };
  yield { event: 'result', data: 2 };
}

async function* many(): AsyncGenerator<StreamEvent> {
  for (let event = 0; event < 100; event += 1) yield { event: 'state', data: event };
}

async function* broken(): AsyncGenerator<StreamEvent> {
  yield { event: 'state', data: 1 };
  throw new Error('broken');
}

function timers(): number {
  return process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;
}

describe('an event', () => {
  test.each<[StreamEvent | StreamPlace, string]>([
    [{ event: 'state', data: { a: 1 } }, 'event: state\ndata: {"a":1}\n\n'],
    [{ event: 'result', data: null, id: 'YXNjOjE' }, 'id: YXNjOjE\nevent: result\ndata: null\n\n'],
    [{ id: 'YXNjOjE' }, 'id: YXNjOjE\n\n'],
    [{ event: 'result', data: 'two\nlines' }, 'event: result\ndata: "two\\nlines"\n\n'],
  ])('%j is written as the HTML standard has it', (event, text) => {
    expect(writeEvent(event)).toBe(text);
  });
});

describe('a stream of events', () => {
  test('opens at once, and ends with its events', async () => {
    expect(await collect(two(), 60_000)).toEqual([
      ': open\n\n',
      'event: state\ndata: 1\n\n',
      'event: result\ndata: 2\n\n',
    ]);
  });

  test('says that it lives while nothing happens, and loses nothing meanwhile', async () => {
    const told = Promise.withResolvers<null>();
    async function* late(): AsyncGenerator<StreamEvent> {
      await told.promise;
      yield { event: 'result', data: 1 };
    }
    const chunks: string[] = [];
    for await (const chunk of withKeepAlive(late(), 1)) {
      chunks.push(chunk);
      if (chunks.length === 4) told.resolve(null);
    }
    expect(chunks.slice(0, 4)).toEqual([': open\n\n', ': still here\n\n', ': still here\n\n', ': still here\n\n']);
    expect(chunks.filter((chunk) => !chunk.startsWith(':'))).toEqual(['event: result\ndata: 1\n\n']);
  });

  test('leaves nothing behind that waits for quiet, however many events come', async () => {
    const before = timers();
    expect(await collect(many(), 60_000, 1_000)).toHaveLength(101);
    expect(timers()).toBeLessThanOrEqual(before + 1);
  });

  test('lets go of its events when its reader goes', async () => {
    const closed = Promise.withResolvers<null>();
    async function* endless(): AsyncGenerator<StreamEvent> {
      try {
        for (;;) yield { event: 'state', data: 1 };
      } finally {
        closed.resolve(null);
      }
    }
    expect(await collect(endless(), 60_000, 3)).toHaveLength(3);
    await closed.promise;
  });

  test('fails where its events do', async () => {
    await expect(collect(broken(), 60_000)).rejects.toThrow('broken');
  });
});
