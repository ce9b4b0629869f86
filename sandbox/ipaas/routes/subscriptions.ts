/** The company's subscriptions. */
import type { Reply, RoutedRequest } from '../../http/messages.ts';
import { pathId } from '../body.ts';
import { idNotFound } from '../errors.ts';
import { pageReply } from '../page.ts';
import type { IpaasRecords } from '../records.ts';
import { subscriptionDetail, subscriptionList } from '../subscriptions.ts';

export function listSubscriptions(records: IpaasRecords, request: RoutedRequest): Reply {
  return pageReply(records.switches.current(), request, subscriptionList(), (subscription) => subscription);
}

export function getSubscription(_records: IpaasRecords, request: RoutedRequest): Reply {
  const id = pathId(request);
  const subscription = subscriptionDetail(id);
  if (subscription === null) throw idNotFound(id);
  return { status: 200, body: subscription };
}
