import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { devServerArguments, TEMPORAL_CLI_VERSION } from './settings.ts';

const inMemory = { port: 7233, uiPort: null, databaseFile: null };

/** The values that follow each occurrence of a flag. */
function valuesOf(flag: string, args: readonly string[]): (string | undefined)[] {
  return args.flatMap((arg, index) => (arg === flag ? [args[index + 1]] : []));
}

describe('the arguments of the development server', () => {
  test('listen on the loopback address only, UI included', () => {
    const args = devServerArguments({ ...inMemory, uiPort: 8233 });
    expect(args.slice(0, 2)).toEqual(['server', 'start-dev']);
    expect(valuesOf('--ip', args)).toEqual(['127.0.0.1']);
    expect(valuesOf('--port', args)).toEqual(['7233']);
    expect(valuesOf('--ui-ip', args)).toEqual(['127.0.0.1']);
    expect(valuesOf('--ui-port', args)).toEqual(['8233']);
    expect(args).not.toContain('--headless');
  });

  test('leave out the UI when there is no port for it', () => {
    const args = devServerArguments(inMemory);
    expect(args).toContain('--headless');
    expect(args.some((arg) => arg.startsWith('--ui'))).toBe(false);
  });

  test('write a database file ahead of commits, and no pragma without a file', () => {
    const args = devServerArguments({ ...inMemory, databaseFile: '/data/temporal.db' });
    expect(valuesOf('--db-filename', args)).toEqual(['/data/temporal.db']);
    expect(valuesOf('--sqlite-pragma', args)).toEqual(['journal_mode=WAL', 'synchronous=NORMAL']);
    expect(devServerArguments(inMemory)).not.toContain('--sqlite-pragma');
  });

  test('lift the poll limits that make every activity wait', () => {
    const values = valuesOf('--dynamic-config-value', devServerArguments(inMemory));
    expect(values).toEqual(
      expect.arrayContaining([
        'history.transferProcessorMaxPollRPS=10000',
        'history.timerProcessorMaxPollRPS=1000',
        'matching.numTaskqueueReadPartitions=1',
        'matching.enableFairness=true',
        'system.enableActivityEagerExecution=true',
      ]),
    );
  });

  test('never ask the network for news or newer versions', () => {
    const args = devServerArguments({ ...inMemory, uiPort: 8233 });
    expect(args).toContain('--ui-disable-news-fetch');
    expect(valuesOf('--dynamic-config-value', args)).toContain('frontend.enableServerVersionCheck=false');
  });

  test('register what syncs are searched by, and the namespaces that are asked for', () => {
    const args = devServerArguments({ ...inMemory, namespaces: ['test-a', 'test-b'] });
    expect(valuesOf('--namespace', args)).toEqual(['test-a', 'test-b']);
    expect(valuesOf('--search-attribute', args)).toEqual([
      'CustomerNumber=Keyword',
      'ResponseId=Keyword',
      'SyncOutcome=Keyword',
      'ErrorCode=Keyword',
      'BulkId=Keyword',
    ]);
  });
});

test('the pinned Go module is the version that we name', () => {
  const goMod = readFileSync(join(import.meta.dirname, 'go.mod'), 'utf8');
  expect(goMod).toContain(`github.com/temporalio/cli v${TEMPORAL_CLI_VERSION} `);
});
