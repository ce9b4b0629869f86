import { createHash } from 'node:crypto';

/**
 * Names a credential without telling it: all processes that call the same address with the same key or user share a
 * budget. Eight digits are too few to find a key by trying.
 */
export function credentialName(baseUrl: string, secret: string): string {
  return createHash('sha256').update(`${baseUrl}\n${secret}`).digest('hex').slice(0, 8);
}
