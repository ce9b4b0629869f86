/** API_KEYS: who may call the HTTP API. Only hashes are kept, so that the settings open nothing. */
import { z } from 'zod';

export const scopes = ['read', 'sync', 'admin'] as const;
export type Scope = (typeof scopes)[number];

export interface ApiKey {
  name: string;
  scopes: Scope[];
  /** SHA-256 of the key, in hexadecimal digits. */
  hash: string;
}

/** `reporting:read:9f86…`, `crm:read+sync:60303a…`. */
const entryForm = /^([\w.-]{1,64}):([a-z]+(?:\+[a-z]+)*):([\da-f]{64})$/;

/** Reads `name:scope+scope:sha256hex`, separated by commas. Names the place of what is wrong, never its text. */
export function readApiKeys(text: string | undefined, context: z.RefinementCtx): ApiKey[] {
  const keys = (text?.split(',') ?? []).map((entry) => readEntry(entry.trim()));
  const wrong = keys.findIndex((key) => key === null);
  if (wrong !== -1) return refuse(context, `entry ${wrong + 1} must be name:scope+scope:sha256 of the key`);
  const known = keys.filter((key) => key !== null);
  if (new Set(known.map(({ name }) => name)).size < known.length) return refuse(context, 'must name each key once');
  return known;
}

/** The entry of a key, as API_KEYS takes it. */
export function writeApiKey({ name, scopes: granted, hash }: ApiKey): string {
  return `${name}:${granted.join('+')}:${hash}`;
}

/** The scopes of a text such as `read+sync`; null where one of them is unknown. */
export function readScopes(text: string, separator: string): Scope[] | null {
  const named = text.split(separator).map((name) => scopes.find((scope) => scope === name.trim()));
  return named.every((scope) => scope !== undefined) ? named : null;
}

function readEntry(entry: string): ApiKey | null {
  const [, name = '', granted = '', hash = ''] = entryForm.exec(entry) ?? [];
  const named = readScopes(granted, '+');
  return name === '' || named === null ? null : { name, scopes: named, hash };
}

function refuse(context: z.RefinementCtx, message: string): never {
  context.addIssue({ code: 'custom', message });
  return z.NEVER;
}
