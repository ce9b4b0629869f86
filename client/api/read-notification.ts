import { invalidIdMessage, responseIdKind } from '../../customer/response-id.ts';
import { SyncFailure } from '../../customer/sync-failure.ts';
import { isTrackingGuid } from '../../customer/sync-input.ts';
import type { SyncRequest } from '../start-sync.ts';
import type { HookNotification } from './schemas/hooks.ts';

const triggerOfScope = { 'customer/created': 'customer_create', 'customer/updated': 'customer_update' } as const;

const debugSuffix = '/debug';

/**
 * The sync that a notification of iPaaS.com's asks for.
 * @throws SyncFailure InvalidInput for a scope or a GUID that is none of ours; InvalidId
 */
export function readNotification(notification: HookNotification): SyncRequest {
  const scope = (notification.scope ?? '').toLowerCase();
  const debug = scope.endsWith(debugSuffix);
  const trigger = triggerOf(debug ? scope.slice(0, -debugSuffix.length) : scope);
  if (trigger === null) {
    throw new SyncFailure(
      'InvalidInput',
      `scope must be one of ${Object.keys(triggerOfScope).join(', ')}, with or without ${debugSuffix}.`,
    );
  }
  const responseId = notification.external_id ?? '';
  if (responseIdKind(responseId) === null) throw new SyncFailure('InvalidId', invalidIdMessage);
  const trackingGuid = notification.tracking_guid ?? null;
  if (trackingGuid !== null && !isTrackingGuid(trackingGuid)) {
    throw new SyncFailure('InvalidInput', 'tracking_guid must be a GUID.');
  }
  return { responseId, trigger, debug, trackingGuid };
}

function triggerOf(scope: string): 'customer_create' | 'customer_update' | null {
  return scope === 'customer/created' || scope === 'customer/updated' ? triggerOfScope[scope] : null;
}
