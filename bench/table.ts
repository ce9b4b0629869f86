/** Figures under each other, for people. */
import type { Summary } from './measure.ts';

const nameWidth = 44;
const figureWidth = 11;

/** @param columns names of the figures */
export function heading(name: string, columns: readonly string[]): string {
  return line(name, columns);
}

export function summaryRow(name: string, { p50, p95, max }: Summary): string {
  return line(
    name,
    [p50, p95, max].map((figure) => figure.toFixed(1)),
  );
}

/** Texts on the right of their columns. */
export function line(name: string, cells: readonly string[]): string {
  return name.padEnd(nameWidth) + cells.map((cell) => cell.padStart(figureWidth)).join('');
}
