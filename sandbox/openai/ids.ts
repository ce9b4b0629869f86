/** Ids in the shape OpenAI gives them today: prefix and 50 hexadecimal digits, the creation time among them. */
import { randomBytes } from 'node:crypto';

type IdPrefix = 'resp' | 'msg' | 'rs' | 'fc' | 'conv';

/** A new id; `createdAt` in unix seconds. */
export function newId(prefix: IdPrefix, createdAt: number): string {
  const random = randomBytes(21).toString('hex');
  const time = createdAt.toString(16).padStart(8, '0');
  return `${prefix}_${random.slice(0, 18)}${time}${random.slice(18)}`;
}

export function newRequestId(): string {
  return `req_${randomBytes(16).toString('hex')}`;
}

/** Now, in unix seconds. */
export function unixNow(): number {
  return Math.floor(Date.now() / 1000);
}
