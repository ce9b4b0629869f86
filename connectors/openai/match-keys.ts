import { knownSourceFields, type KnownSourceField } from '../../customer/source-record.ts';

const knownByKey = new Map<string, KnownSourceField>(knownSourceFields.map((field) => [normaliseKey(field), field]));

/** Keys that name a part of JavaScript's objects, never a field of a customer. */
const unsafeKeys = new Set(['__proto__', 'constructor', 'prototype']);

/** The form under which keys are compared: without regard to case, spaces, `_` and `-` (design, section 2). */
export function normaliseKey(key: string): string {
  const normalised = key.toLowerCase().replaceAll(/[\s_-]/g, '');
  return normalised === '' ? key : normalised;
}

/** The known field that a key means, or null for a key of its own. */
export function knownField(key: string): KnownSourceField | null {
  return knownByKey.get(normaliseKey(key)) ?? null;
}

/** True for a key that must not become a field, since it could change an object's nature. */
export function isUnsafeKey(key: string): boolean {
  return unsafeKeys.has(key.trim().toLowerCase());
}
