import { expect, test } from '@jest/globals';
import type { BudgetState } from '../../../../customer/request-budget.ts';
import { budgetWords } from './budget-words.ts';
import { formatTime } from './times.ts';

const now = Date.parse('2026-07-01T12:00:00.000Z');
const later = '2026-07-01T12:03:20.000Z';

const atFullSpeed: BudgetState = {
  system: 'openai',
  credential: '1f3a9c07',
  limits: { requestsPerSecond: 50, inFlight: 100 },
  requestsPerSecond: 50,
  pausedUntil: null,
  lastThrottledAt: null,
  inFlight: 3,
  waiting: { single: 0, bulk: 40 },
  workers: 1,
};

test.each([
  ['goes at full speed', {}, ''],
  ['has gone slower before', { lastThrottledAt: '2026-07-01T11:00:00.000Z' }, ''],
  [
    'is told to stop',
    { pausedUntil: later, requestsPerSecond: 0 },
    `OpenAI asked us to slow down: nothing is sent until ${formatTime(later, now)}, then faster again.`,
  ],
  [
    'goes slower',
    { requestsPerSecond: 12.7, pausedUntil: '2026-07-01T11:59:59.000Z' },
    'OpenAI asked us to slow down: 12 of 50 requests per second for now, and faster again bit by bit.',
  ],
  [
    'goes as slowly as it may',
    { system: 'ipaas', requestsPerSecond: 0.5 },
    'iPaaS.com asked us to slow down: 1 of 50 requests per second for now, and faster again bit by bit.',
  ],
] as const)('a budget that %s says so, and nothing otherwise', (_how, own, told) => {
  expect(budgetWords({ ...atFullSpeed, ...own }, now)).toBe(told);
});

test('a limit of fractions is no slowing down', () => {
  const limits = { requestsPerSecond: 2.5, inFlight: 10 };
  expect(budgetWords({ ...atFullSpeed, limits, requestsPerSecond: 2.5 }, now)).toBe('');
});
