/** A formula as a tree. Plain data; every node knows its place in the text. */
import type { Position } from './position.ts';
import type { Value } from './values.ts';

interface Node {
  readonly at: Position;
}

export type BinaryOperator = '??' | '||' | '&&' | '==' | '!=' | '<' | '>' | '<=' | '>=' | '+' | '-' | '*' | '/' | '%';
export type UnaryOperator = '!' | '-' | '+';

export interface Literal extends Node {
  readonly kind: 'literal';
  readonly value: Value;
}

/** `$"{FirstName} since {Since:yyyy}"` */
export interface Interpolation extends Node {
  readonly kind: 'interpolation';
  readonly parts: readonly (string | InterpolationHole)[];
}

export interface InterpolationHole {
  readonly value: Expression;
  /** Least width; negative: on the left. Null: none. */
  readonly alignment: number | null;
  readonly format: string | null;
}

/** A local variable, source field, special variable or type. */
export interface Name extends Node {
  readonly kind: 'name';
  readonly name: string;
}

/** `target.name`, or `target?.name` where `nullSafe`. */
export interface Member extends Node {
  readonly kind: 'member';
  readonly target: Expression;
  readonly name: string;
  readonly nullSafe: boolean;
}

export interface Index extends Node {
  readonly kind: 'index';
  readonly target: Expression;
  readonly index: Expression;
  readonly nullSafe: boolean;
}

/** A function: `Coalesce(a, b)`. */
export interface Call extends Node {
  readonly kind: 'call';
  readonly name: string;
  readonly args: readonly (Expression | LambdaExpression)[];
}

/** `target.name(…)`; a static one where the target is the name of a type. */
export interface MethodCall extends Node {
  readonly kind: 'methodCall';
  readonly target: Expression;
  readonly name: string;
  readonly args: readonly (Expression | LambdaExpression)[];
  readonly nullSafe: boolean;
}

export interface Construction extends Node {
  readonly kind: 'new';
  readonly type: string;
  readonly args: readonly Expression[];
}

/** `new[] { a, b }` or `new List<string> { a, b }`. */
export interface ListLiteral extends Node {
  readonly kind: 'list';
  readonly items: readonly Expression[];
}

export interface Unary extends Node {
  readonly kind: 'unary';
  readonly operator: UnaryOperator;
  readonly operand: Expression;
}

export interface Binary extends Node {
  readonly kind: 'binary';
  readonly operator: BinaryOperator;
  readonly left: Expression;
  readonly right: Expression;
}

export interface Conditional extends Node {
  readonly kind: 'conditional';
  readonly condition: Expression;
  readonly whenTrue: Expression;
  readonly otherwise: Expression;
}

export interface Cast extends Node {
  readonly kind: 'cast';
  readonly type: string;
  /** `(int?)x`: null stays null. */
  readonly nullable: boolean;
  readonly operand: Expression;
}

/** `x is string`, `x is null`, `x is not null`. */
export interface TypeTest extends Node {
  readonly kind: 'is';
  readonly operand: Expression;
  /** Name of a type, or `null`. */
  readonly type: string;
  readonly negated: boolean;
}

/** `x as string`: null where it is none. */
export interface SafeCast extends Node {
  readonly kind: 'as';
  readonly operand: Expression;
  readonly type: string;
}

export type Expression =
  | Literal
  | Interpolation
  | Name
  | Member
  | Index
  | Call
  | MethodCall
  | Construction
  | ListLiteral
  | Unary
  | Binary
  | Conditional
  | Cast
  | TypeTest
  | SafeCast;

/** `x => x.City == "Bonn"`; only as an argument. */
export interface LambdaExpression extends Node {
  readonly kind: 'lambda';
  readonly parameters: readonly string[];
  readonly body: Expression;
}

export interface Return extends Node {
  readonly kind: 'return';
  readonly value: Expression;
}

export interface Declaration extends Node {
  readonly kind: 'declare';
  /** `var`, or the name of a type. */
  readonly type: string;
  readonly name: string;
  readonly value: Expression | null;
}

export interface Assignment extends Node {
  readonly kind: 'assign';
  readonly name: string;
  readonly value: Expression;
}

export interface If extends Node {
  readonly kind: 'if';
  readonly condition: Expression;
  readonly whenTrue: readonly Statement[];
  readonly otherwise: readonly Statement[] | null;
}

export interface Block extends Node {
  readonly kind: 'block';
  readonly body: readonly Statement[];
}

/** `throw new Exception("…")` */
export interface Throw extends Node {
  readonly kind: 'throw';
  readonly message: Expression;
}

export type Statement = Return | Declaration | Assignment | If | Block | Throw;

/** A formula; one that is a lone expression is a program of one `return`. */
export interface Program {
  readonly body: readonly Statement[];
}
