import { createHash, timingSafeEqual } from 'node:crypto';
import type { ApiKey } from '../../../config/api-keys.ts';

/** The key that an Authorization header carries, or null. Takes equally long whatever was sent. */
export function findKey(keys: readonly ApiKey[], authorization: string | undefined): ApiKey | null {
  const sent = hashKey(/^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1] ?? '');
  let found: ApiKey | null = null;
  for (const key of keys) {
    if (timingSafeEqual(Buffer.from(sent, 'hex'), Buffer.from(key.hash, 'hex'))) found = key;
  }
  return found;
}

/** How a key is kept. */
export function hashKey(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}
