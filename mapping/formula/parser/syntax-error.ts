import { describePosition, type Position } from '../position.ts';

/** A formula that cannot be read. The message is a sentence about the text of the formula, which holds no customer data. */
export class FormulaSyntaxError extends Error {
  readonly at: Position;

  constructor(message: string, at: Position) {
    super(`${message} (${describePosition(at)})`);
    this.name = 'FormulaSyntaxError';
    this.at = at;
  }
}
