import type { Argument } from './arguments.ts';

/** Characters or items that cost as much as one step. */
const perStep = { characters: 100, items: 10 };

/**
 * What a call costs beside its own step for what it is given or gives back: work on a text grows with its length. Without
 * it, a formula could have a text of 100,000 characters looked through with every one of its steps.
 */
export function costOf(value: Argument): number {
  if (typeof value === 'string') return Math.floor(value.length / perStep.characters);
  if (typeof value !== 'object' || value === null) return 0;
  if (value.type === 'List') return Math.floor(value.items.length / perStep.items);
  return value.type === 'Dictionary' ? Math.floor(value.entries.size / perStep.items) : 0;
}
