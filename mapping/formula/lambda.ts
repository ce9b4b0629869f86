import type { Expression } from './syntax.ts';
import type { Value } from './values.ts';

/** `x => …`, with what it can see. */
export interface Lambda {
  readonly type: 'lambda';
  readonly parameters: readonly string[];
  readonly body: Expression;
  /** Calculates the body with its parameters bound. */
  apply(items: readonly Value[]): Value;
}
