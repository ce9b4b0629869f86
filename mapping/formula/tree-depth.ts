import type { Program } from './syntax.ts';

/**
 * How deep a formula is nested. Everything that walks a tree does so by recursion; this one does not, so that it can
 * guard the others.
 */
export function depthOf(program: Program): number {
  let deepest = 0;
  const open: { node: unknown; depth: number }[] = [{ node: program, depth: 0 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { node, depth } = next;
    if (typeof node !== 'object' || node === null) continue;
    deepest = Math.max(deepest, depth);
    const children = Array.isArray(node) ? node : Object.values(node);
    for (const child of children) open.push({ node: child, depth: Array.isArray(node) ? depth : depth + 1 });
  }
  return deepest;
}
