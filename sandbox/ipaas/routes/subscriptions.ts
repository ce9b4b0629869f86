/** The company's subscriptions. */
import type { Reply, RoutedRequest } from '../../http/messages.ts';
import { pathId } from '../body.ts';
import { idNotFound } from '../errors.ts';
import { pageReply } from '../page.ts';
import { subscriptionDetail, subscriptionList } from '../subscriptions.ts';

export function listSubscriptions(request: RoutedRequest): Reply {
  return pageReply(request, subscriptionList(), (subscription) => subscription);
}

export function getSubscription(request: RoutedRequest): Reply {
  const id = pathId(request);
  const subscription = subscriptionDetail(id);
  if (subscription === null) throw idNotFound(id);
  return { status: 200, body: subscription };
}
