import type { Position } from './position.ts';

/**
 * What goes wrong while a formula is calculated. The message names functions, parameters and types, never a value: values
 * are the customer's.
 */
export class FormulaError extends Error {
  /** Where in the formula; null until the evaluator adds the place of the call that failed. */
  readonly at: Position | null;

  constructor(message: string, at: Position | null = null) {
    super(message);
    this.name = 'FormulaError';
    this.at = at;
  }
}
