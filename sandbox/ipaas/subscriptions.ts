/** The company's subscriptions; the id of one is the "system id" of external ids. */
import type { JsonObject } from '../http/json.ts';

interface Subscription {
  id: number;
  /** 1: iPaaS.com itself. */
  type: number;
  integrationId: number;
  name: string;
  description: string;
  settings: Readonly<Record<string, string>>;
}

/** The subscription of the OpenAI integration. */
export const OPENAI_SYSTEM_ID = 10684;
/** A second one, of another integration. */
export const WEB_SHOP_SYSTEM_ID = 10711;

const subscriptions: readonly Subscription[] = [
  { id: 10001, type: 1, integrationId: 1, name: 'iPaaS.com', description: 'iPaaS.com itself', settings: {} },
  {
    id: OPENAI_SYSTEM_ID,
    type: 77,
    integrationId: 77,
    name: 'OpenAI - Release',
    description: 'OpenAI integration of the sandbox company',
    settings: { 'API URL': 'https://api.openai.com/v1', 'API Throttle Limit': '500', 'API Throttle Seconds': '60' },
  },
  {
    id: WEB_SHOP_SYSTEM_ID,
    type: 12,
    integrationId: 12,
    name: 'Web Shop - Release',
    description: 'A second system that customers can be linked with',
    settings: {},
  },
];

export function isSubscription(id: number): boolean {
  return subscriptions.some((subscription) => subscription.id === id);
}

export function subscriptionName(id: number): string | null {
  return subscriptions.find((subscription) => subscription.id === id)?.name ?? null;
}

export function subscriptionList(): JsonObject[] {
  return subscriptions.map(({ id, type, name, description }) => ({
    id,
    type,
    name,
    description,
    value: String(id),
    attached_items_count: 0,
    image_url: null,
  }));
}

/** One subscription, or null where there is none of this id. */
export function subscriptionDetail(id: number): JsonObject | null {
  const subscription = subscriptions.find((one) => one.id === id);
  if (subscription === undefined) return null;
  return {
    id,
    integration_id: subscription.integrationId,
    integration_version_id: `${subscription.integrationId}-1`,
    name: subscription.name,
    webhook_api_key: `sandbox-webhook-${id}`,
    tracking_guid: null,
    settings: { ...subscription.settings },
    persistent_data: [],
  };
}
