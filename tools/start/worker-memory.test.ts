import { expect, test } from '@jest/globals';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import packageJson from '../../package.json' with { type: 'json' };
import { workerMemoryOptions } from './worker-memory.ts';

const run = promisify(execFile);

test('a worker that is started by itself keeps its memory as small as the one of npm start', () => {
  expect(packageJson.scripts.worker).toBe(`node ${workerMemoryOptions.join(' ')} worker/main.ts`);
});

test('Node knows the options, and bounds what is new by them', async () => {
  const young = `
    const kept = [];
    for (let n = 0; n < 3_000_000; n += 1) { kept.push({ n }); if (kept.length > 300_000) kept.length = 0; }
    const spaces = require('node:v8').getHeapSpaceStatistics();
    console.log(spaces.find(({ space_name }) => space_name === 'new_space').space_size / 2 ** 20);`;
  const { stdout } = await run(process.execPath, [...workerMemoryOptions, '-e', young]);
  expect(Number(stdout)).toBeGreaterThan(0);
  expect(Number(stdout)).toBeLessThanOrEqual(64);
});
