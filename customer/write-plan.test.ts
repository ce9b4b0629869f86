import { describe, expect, test } from '@jest/globals';
import type { FieldChange } from './sync-result.ts';
import { tellWholeStory, type WritePlan } from './write-plan.ts';

const planned: FieldChange = { field: 'FirstName', kind: 'field', before: 'Marta', after: 'Martha', from: 'returned' };
const found: FieldChange = { ...planned, field: 'Comment' };

type Outcome = Parameters<typeof tellWholeStory>[0]['outcome'];

function told(outcome: Outcome, plan: WritePlan | null) {
  const result = { outcome, changes: outcome === 'unchanged' ? [] : [found], ipaasId: '7' };
  return tellWholeStory(result, plan);
}

describe('what a sync did, its earlier attempts included', () => {
  test.each<[Outcome, WritePlan['outcome'], Outcome, FieldChange]>([
    ['unchanged', 'created', 'created', planned],
    ['unchanged', 'updated', 'updated', planned],
    ['updated', 'created', 'created', planned],
    ['updated', 'updated', 'updated', found],
    ['created', 'created', 'created', found],
    ['created', 'updated', 'created', found],
    ['skipped', 'created', 'skipped', found],
    ['skipped', 'updated', 'skipped', found],
  ])('%s now, %s planned before: %s', (now, before, outcome, change) => {
    expect(told(now, { outcome: before, changes: [planned] })).toEqual({ outcome, changes: [change], ipaasId: '7' });
  });

  test.each<Outcome>(['created', 'updated', 'unchanged', 'skipped'])('%s stays so at a first attempt', (outcome) => {
    expect(told(outcome, null).outcome).toBe(outcome);
  });

  test('a plan to save only the link claims no update', () => {
    expect(told('unchanged', { outcome: 'updated', changes: [] })).toEqual({
      outcome: 'unchanged',
      changes: [],
      ipaasId: '7',
    });
  });
});
