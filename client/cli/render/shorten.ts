const longestValue = 60;

/** A value on one line of a table: blanks drawn together, a long one cut, and null told as nothing. */
export function shorten(value: string | null): string {
  if (value === null) return '(nothing)';
  const line = value.replaceAll(/\s+/g, ' ');
  return line.length <= longestValue ? line : `${line.slice(0, longestValue - 1)}…`;
}
