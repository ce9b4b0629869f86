import { describe, expect, test } from '@jest/globals';
import { triggers, type Trigger } from './sync-result.ts';
import { decideWriteOrder } from './write-order.ts';

const older = { responseId: 'resp_old', createdAt: '2026-11-01T00:00:00.000Z' };
const newer = { responseId: 'resp_new', createdAt: '2026-11-02T00:00:00.000Z' };
const timeless = { responseId: 'conv_1', createdAt: null };
const automatic = { trigger: 'customer_update', force: false } as const;

describe('the order of writes', () => {
  test.each([
    ['the first response of a customer', older, null],
    ['a newer response', newer, older],
    ['the same response again', older, older],
    ['another response of the same second', { ...older, responseId: 'resp_twin' }, older],
    ['a response without a time', timeless, newer],
    ['a response after one without a time', older, timeless],
  ])('%s is written without a word', (_name, response, newest) => {
    expect(decideWriteOrder(response, newest, automatic)).toEqual({ write: true, warnings: [] });
  });

  test.each(triggers.filter((trigger) => trigger !== 'manual'))(
    'an older response is skipped when the trigger is %s',
    (trigger: Trigger) => {
      const order = decideWriteOrder(older, newer, { trigger, force: false });
      expect(order).toMatchObject({ write: false, warnings: [{ code: 'NewerResponseWritten' }] });
      expect(order.warnings[0]?.message).toContain('resp_new of 2026-11-02');
    },
  );

  test.each([
    ['by hand', { trigger: 'manual', force: false }],
    ['with force', { trigger: 'api', force: true }],
  ] as const)(
    'an older response that is asked for %s is written, with a warning that names the newer one',
    (_name, asked) => {
      const order = decideWriteOrder(older, newer, asked);
      expect(order).toMatchObject({ write: true, warnings: [{ code: 'OlderResponse' }] });
      expect(order.warnings[0]?.message).toContain('resp_new');
    },
  );
});
