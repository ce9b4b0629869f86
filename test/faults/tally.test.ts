import { expect, test } from '@jest/globals';
import { addTallies, describeTally, noTally, readTallies } from './tally.ts';

const first = { ...noTally, name: 'races', rounds: 10, syncs: 47, acknowledged: 47 };
const second = {
  ...noTally,
  name: 'storms',
  syncs: 48,
  acknowledged: 48,
  faultsInjected: 96,
  violations: 1,
  knownLimits: 1,
};

test('a report is read line by line and added up', () => {
  const report = `${JSON.stringify(first)}\n${JSON.stringify(second)}\n`;
  const tallies = readTallies(report);
  expect(tallies).toEqual([first, second]);
  expect(addTallies(tallies)).toEqual({
    rounds: 10,
    syncs: 95,
    acknowledged: 95,
    faultsInjected: 96,
    duplicates: 0,
    violations: 1,
    knownLimits: 1,
  });
});

test('a known limit is told beside the violations, not among them', () => {
  expect(describeTally(second)).toBe(
    'rounds 0, syncs 48, acknowledged 48, faults injected 96, duplicates 0, violations 0, known limits met 1',
  );
});
