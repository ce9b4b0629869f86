/** A place in the text of a formula, as editors count: both from 1. */
export interface Position {
  line: number;
  column: number;
}

/** `line 2, column 14` */
export function describePosition({ line, column }: Position): string {
  return `line ${line}, column ${column}`;
}
