import type { JsonValue } from '../../customer/source-record.ts';

/** Deeper nesting is no customer record; the bound keeps every later walk through the value off the stack's limit. */
export const deepestNesting = 100;

/** How many lists and objects stand within each other. Without recursion, because it is asked to protect what recurs. */
export function nestingOf(value: JsonValue): number {
  let deepest = 0;
  const open: { value: JsonValue; depth: number }[] = [{ value, depth: 0 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next.value !== 'object' || next.value === null) continue;
    const depth = next.depth + 1;
    deepest = Math.max(deepest, depth);
    for (const inner of Object.values(next.value)) open.push({ value: inner, depth });
  }
  return deepest;
}
