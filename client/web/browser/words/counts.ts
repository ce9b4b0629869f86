/** 12345 as `12,345`. */
export function count(number: number): string {
  return number.toLocaleString('en');
}

/** `1 record`, `2,000 records`. */
export function counted(number: number, one: string, many = `${one}s`): string {
  return `${count(number)} ${number === 1 ? one : many}`;
}

/** `1`, `1 and 2`, `1, 2 and 3`; with `more` where these are only the first of so many. */
export function named(numbers: readonly number[], all: number): string {
  const parts = numbers.map(count);
  if (all > numbers.length) parts.push(`${count(all - numbers.length)} more`);
  const last = parts.pop() ?? '';
  return parts.length === 0 ? last : `${parts.join(', ')} and ${last}`;
}
