import { FormulaError } from './formula-error.ts';
import type { Position } from './position.ts';

/** `throw new Exception("…")`. The text may be made of customer data, so it is not in the message. */
export class ThrownByFormula extends FormulaError {
  readonly text: string;

  constructor(text: string, at: Position) {
    super('The formula throws an exception here.', at);
    this.text = text;
  }
}
