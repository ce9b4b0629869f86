/** Two parts of a list as one; what is in both counts as the first has it. */
export function merge<T>(first: readonly T[], then: readonly T[], idOf: (entry: T) => string): T[] {
  const known = new Set(first.map(idOf));
  return [...first, ...then.filter((entry) => !known.has(idOf(entry)))];
}
