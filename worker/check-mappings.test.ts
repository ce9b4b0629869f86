import { describe, expect, test } from '@jest/globals';
import { reading, listed, viewWith } from '../mapping/checks/testing/collections.ts';
import { builtInCollection } from '../mapping/sources/collections.ts';
import { checkMappings } from './check-mappings.ts';

type View = Parameters<typeof checkMappings>[1];
type Line = [level: 'warn' | 'info', message: string, meta: Record<string, unknown> | undefined];

const builtIn = reading(builtInCollection);
const conflict = viewWith({ listCollections: () => Promise.resolve([listed(4712)]) });

async function logged(view: View, readings = [builtIn], signal = new AbortController().signal): Promise<Line[]> {
  const lines: Line[] = [];
  await checkMappings(readings, view, {
    loadedIds: [],
    signal,
    log: {
      warn: (message, meta) => void lines.push(['warn', message, meta]),
      info: (message, meta) => void lines.push(['info', message, meta]),
    },
  });
  return lines;
}

describe('the look at the mapping collections after the start of a worker', () => {
  test('logs a finding as a warning, with all that it takes to act on it', async () => {
    expect(await logged(conflict)).toEqual([
      [
        'warn',
        expect.stringContaining('"Remote 4712" (iPaaS.com, id 4712, subscription 20002)'),
        {
          severity: 'warning',
          code: 'ConflictingCollection',
          collection: builtInCollection,
          mapping: null,
          field: null,
          resolution: expect.stringContaining('disable one of them'),
        },
      ],
    ]);
  });

  test('logs what the collections themselves leave to be said', async () => {
    const [line] = await logged(viewWith(), [builtIn, reading('own', { children: [{}] })]);
    expect(line).toMatchObject([
      'warn',
      expect.stringContaining('child'),
      { code: 'ChildrenIgnored', collection: 'own' },
    ]);
  });

  test('logs quietly what could not be checked', async () => {
    const lines = await logged(viewWith({ listCollections: () => Promise.resolve(null) }));
    expect(lines).toMatchObject([['info', expect.stringContaining('no list'), { code: 'NotChecked' }]]);
  });

  test('logs nothing where all is well', async () => {
    expect(await logged(viewWith())).toEqual([]);
  });

  test('is over, without a word, where the process ends', async () => {
    const ending = new AbortController();
    const hanging = viewWith({
      listCollections: async (signal) =>
        await new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(signal.reason));
        }),
    });
    const looking = logged(hanging, [builtIn], ending.signal);
    ending.abort();
    expect(await looking).toEqual([]);
  });

  test('never fails: a fault of our own is told by its kind', async () => {
    const view = viewWith({ listCollections: () => Promise.reject(new TypeError('secret of a customer')) });
    expect(await logged(view)).toEqual([
      ['warn', 'The mapping collections could not be checked', { kind: 'TypeError' }],
    ]);
  });
});
