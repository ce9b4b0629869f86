import type { Program } from './syntax.ts';

/** Every text that is written in a formula as it stands. */
export function textLiterals(program: Program): ReadonlySet<string> {
  const texts = new Set<string>();
  const open: unknown[] = [program];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (typeof node !== 'object' || node === null) continue;
    if ('kind' in node && node.kind === 'literal' && 'value' in node && typeof node.value === 'string') {
      texts.add(node.value);
    }
    open.push(...Object.values(node));
  }
  return texts;
}
