/** Makes the nodes of the tree that need more than a literal object. */
import type { IToken } from 'chevrotain';
import type { Position } from '../position.ts';
import type { Binary, BinaryOperator, Conditional, Expression } from '../syntax.ts';

export function positionOf(token: IToken): Position {
  return { line: token.startLine ?? 1, column: token.startColumn ?? 1 };
}

/** `@if` is the name `if`. */
export function plainName(image: string): string {
  return image.replace(/^@/, '');
}

/** What stands between two operands, or behind one. */
export type Operation =
  | { kind: 'binary'; operator: BinaryOperator; right: Expression; at: Position }
  | { kind: 'is'; type: string; negated: boolean; at: Position }
  | { kind: 'as'; type: string; at: Position };

/** C#'s precedence: the higher binds the tighter. */
const precedences: Readonly<Record<BinaryOperator | 'is' | 'as', number>> = {
  '??': 1,
  '||': 2,
  '&&': 3,
  '==': 4,
  '!=': 4,
  '<': 5,
  '>': 5,
  '<=': 5,
  '>=': 5,
  is: 5,
  as: 5,
  '+': 6,
  '-': 6,
  '*': 7,
  '/': 7,
  '%': 7,
};

export function precedenceOf(operation: Operation): number {
  return precedences[operation.kind === 'binary' ? operation.operator : operation.kind];
}

/**
 * Orders a chain of operations by precedence. All operators are left-associative but `??`. Works with a stack of open
 * operations instead of recursion, so that a long chain needs no deep stack.
 */
export function combine(first: Expression, operations: readonly Operation[]): Expression {
  const operands: Expression[] = [first];
  const open: (Operation & { kind: 'binary' })[] = [];
  const close = (): void => {
    const operation = open.pop();
    const right = operands.pop();
    const left = operands.pop();
    if (operation === undefined || left === undefined || right === undefined) return;
    operands.push({ kind: 'binary', operator: operation.operator, left, right, at: operation.at } satisfies Binary);
  };
  for (const operation of operations) {
    while (open.length > 0 && bindsFirst(open.at(-1), operation)) close();
    if (operation.kind === 'binary') {
      open.push(operation);
      operands.push(operation.right);
    } else {
      const operand = operands.pop() ?? first;
      operands.push({ ...operation, operand });
    }
  }
  while (open.length > 0) close();
  return operands[0] ?? first;
}

function bindsFirst(before: Operation | undefined, next: Operation): boolean {
  if (before === undefined) return false;
  const difference = precedenceOf(before) - precedenceOf(next);
  const isRightAssociative = next.kind === 'binary' && next.operator === '??';
  return isRightAssociative ? difference > 0 : difference >= 0;
}

export interface Choice {
  whenTrue: Expression;
  otherwise: Expression;
  at: Position;
}

/** `a ? b : c ? d : e` is `a ? b : (c ? d : e)`. */
export function combineChoices(condition: Expression, choices: readonly Choice[]): Expression {
  const conditions = [condition, ...choices.map(({ otherwise }) => otherwise)];
  return choices.reduceRight<Expression>(
    (otherwise, { whenTrue, at }, index) =>
      ({
        kind: 'conditional',
        condition: conditions[index] ?? condition,
        whenTrue,
        otherwise,
        at,
      }) satisfies Conditional,
    conditions.at(-1) ?? condition,
  );
}

/** `List<string>` and `string[]` are lists, `int?` is an int: formulas know no more of a type than its kind. */
export function typeName(name: string, isArray: boolean): string {
  if (isArray || name === 'IEnumerable' || name === 'ICollection' || name === 'IList') return 'List';
  return typeAliases.get(name) ?? name;
}

const typeAliases: ReadonlyMap<string, string> = new Map([
  ['String', 'string'],
  ['Int32', 'int'],
  ['Int64', 'long'],
  ['Double', 'double'],
  ['Decimal', 'decimal'],
  ['Boolean', 'bool'],
  ['Char', 'char'],
  ['Object', 'object'],
  ['dynamic', 'object'],
]);
