import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, test } from '@jest/globals';
import { cpuSecondsOf, memoryMegabytesOf, pickTree, readStat } from './process-tree.ts';

const testOnLinux = process.platform === 'linux' ? test : test.skip;

describe('a line about a process', () => {
  const rest = 'S 10 42 42 0 -1 4194560 1 2 3 4 100 50 30 20 20 0 11 0 123 456 789';

  test.each([
    ['an ordinary name', `42 (node) ${rest}`],
    ['a name with a space and parentheses', `42 (odd) name (x) ${rest}`],
  ])('is read with %s, times of ended children included', (_what, line) => {
    expect(readStat(line)).toEqual({ pid: 42, parent: 10, cpuSeconds: 2 });
  });

  test.each(['', '42', '42 (node) S', '42 (node) S 10 42'])('is not taken from %j', (line) => {
    expect(readStat(line)).toBeNull();
  });
});

describe('the tree of a process', () => {
  const parents = { 1: 0, 2: 1, 3: 2, 4: 2, 5: 1 };
  const all = Object.entries(parents).map(([pid, parent]) => ({ pid: Number(pid), parent, cpuSeconds: 1 }));

  test.each([
    [1, [1, 2, 3, 4, 5]],
    [2, [2, 3, 4]],
    [3, [3]],
    [9, []],
  ])('of %d is %j', (root, expected) => {
    const pids = pickTree(all, root).map(({ pid }) => pid);
    expect(pids).toEqual(expected);
  });
});

testOnLinux('CPU and memory of this process are told', () => {
  expect(cpuSecondsOf(process.pid)).toBeGreaterThan(0);
  expect(memoryMegabytesOf(process.pid)).toBeGreaterThan(10);
});

testOnLinux('a child counts, and what it used still counts when it has ended', async () => {
  const script = 'while (process.cpuUsage().user < 200000);';
  const shell = spawn('sh', ['-c', `"${process.execPath}" -e "${script}"; echo done; cat`], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const closed = once(shell, 'close');
  await once(shell.stdout, 'data');
  const used = cpuSecondsOf(shell.pid ?? 0);
  shell.stdin.end();
  await closed;
  expect(used).toBeGreaterThanOrEqual(0.15);
  expect(cpuSecondsOf(shell.pid ?? 0)).toBe(0);
});
