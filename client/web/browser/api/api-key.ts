import { createStore } from '../state/store.ts';

const storageKey = 'customer-sync-api-key';

/** The key that the person gave; kept until the tab is closed, and nowhere else. Empty where there is none. */
export const apiKey = createStore(sessionStorage.getItem(storageKey) ?? '');

/** True from when the API asked for a key until one is given. */
export const keyWanted = createStore(false);

export function giveKey(key: string): void {
  sessionStorage.setItem(storageKey, key);
  apiKey.set(key);
  keyWanted.set(false);
}

/** What every request carries. */
export function authorization(): Record<string, string> {
  const key = apiKey.get();
  return key === '' ? {} : { authorization: `Bearer ${key}` };
}
