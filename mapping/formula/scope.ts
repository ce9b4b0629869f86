/** What the names in a formula mean while it runs. */
import type { CallContext } from './callable.ts';
import type { Value } from './values.ts';

/** What a formula reads from outside. */
export interface FormulaScope {
  /** A source field or special variable; undefined where there is none of this name. */
  read(name: string): Value | undefined;
}

/** Local variables and parameters of lambdas: the inner ones first. */
export interface Locals {
  readonly variables: Map<string, { type: string; value: Value }>;
  readonly outer: Locals | null;
}

/** Everything that evaluation carries along. */
export interface Frame {
  readonly scope: FormulaScope;
  readonly locals: Locals | null;
  readonly context: CallContext;
}

/** A frame in which variables can be declared. */
export interface InnerFrame extends Frame {
  readonly locals: Locals;
}

export function innerFrame(frame: Frame): InnerFrame {
  return { ...frame, locals: { variables: new Map(), outer: frame.locals } };
}

/** The variable of a name, wherever it was declared. */
export function findLocal(locals: Locals | null, name: string): { type: string; value: Value } | null {
  for (let place = locals; place !== null; place = place.outer) {
    const variable = place.variables.get(name);
    if (variable !== undefined) return variable;
  }
  return null;
}
