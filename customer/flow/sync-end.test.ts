import { expect, test } from '@jest/globals';
import type { SyncResult } from '../sync-result.ts';
import { closeBoard, openBoard } from './sync-board.ts';
import { syncEnd } from './sync-end.ts';
import { tellFailure } from './tell-failure.ts';

const startedAt = new Date('2026-11-24T10:00:00.000Z');
const board = openBoard({ workflowId: 'w', runId: 'r', trackingGuid: 'g', startedAt });
const result: SyncResult = closeBoard(board, 'updated', new Date('2026-11-24T10:00:01.250Z'));

test('of a sync that went well, how it ended and after how long', () => {
  expect(syncEnd(result)).toEqual({
    outcome: 'updated',
    errorCode: null,
    step: null,
    dryRun: false,
    durationMs: 1_250,
  });
});

test('of one that did not, the code and the step, and nothing that the error says', () => {
  const told = { message: 'secret', retryable: false, upstream: null, problems: [] };
  const error = tellFailure('MissingRequiredField', told, 'validate');
  const end = syncEnd({ ...result, outcome: 'invalid', error, dryRun: true });
  expect(end).toMatchObject({ outcome: 'invalid', errorCode: 'MissingRequiredField', step: 'validate', dryRun: true });
  expect(JSON.stringify(end)).not.toContain('secret');
});
