import { describe, expect, test } from '@jest/globals';
import type { FailureCode } from '../../customer/failures.ts';
import { SyncFailure } from '../../customer/sync-failure.ts';
import { readNotification } from './read-notification.ts';
import type { HookNotification } from './schemas/hooks.ts';

const guid = 'a1b2c3d4-0000-4000-8000-0123456789ab';

describe('a notification of iPaaS.com', () => {
  test.each([
    ['customer/created', 'customer_create', false],
    ['customer/updated', 'customer_update', false],
    ['customer/created/debug', 'customer_create', true],
    ['customer/updated/debug', 'customer_update', true],
    ['Customer/Created', 'customer_create', false],
    ['customer/updated/DEBUG', 'customer_update', true],
  ])('of the scope %s asks for a sync by %s, in debug mode: %s', (scope, trigger, debug) => {
    const request = readNotification({ scope, external_id: 'resp_1' });
    expect(request).toEqual({ responseId: 'resp_1', trigger, debug, trackingGuid: null });
  });

  test.each([
    [guid, guid],
    [null, null],
    [undefined, null],
  ])('with the tracking GUID %s', (given, trackingGuid) => {
    const request = readNotification({ scope: 'customer/created', external_id: 'conv_1', tracking_guid: given });
    expect(request).toMatchObject({ responseId: 'conv_1', trackingGuid });
  });

  test.each<[string, HookNotification, FailureCode]>([
    ['another record', { scope: 'product/created', external_id: 'resp_1' }, 'InvalidInput'],
    ['another action', { scope: 'customer/deleted', external_id: 'resp_1' }, 'InvalidInput'],
    ['no action', { scope: 'customer', external_id: 'resp_1' }, 'InvalidInput'],
    ['debug twice', { scope: 'customer/created/debug/debug', external_id: 'resp_1' }, 'InvalidInput'],
    ['a name of every object', { scope: 'constructor', external_id: 'resp_1' }, 'InvalidInput'],
    ['no scope', { external_id: 'resp_1' }, 'InvalidInput'],
    ['no id', { scope: 'customer/created' }, 'InvalidId'],
    ["iPaaS.com's own id", { scope: 'customer/created', external_id: '150713' }, 'InvalidId'],
    [
      'a GUID that is none',
      { scope: 'customer/created', external_id: 'resp_1', tracking_guid: 'SECRET' },
      'InvalidInput',
    ],
  ])('with %s is refused', (_what, notification, code) => {
    const read = (): unknown => readNotification(notification);
    expect(read).toThrow(SyncFailure);
    expect(read).toThrow(expect.objectContaining({ code }));
    expect(read).not.toThrow(/SECRET/);
  });
});
