/** Whether arguments fit a function, method or constructor. */
import type { Callable } from '../callable.ts';
import { chooseBest, describeMisfit } from '../dispatch.ts';
import { FormulaError } from '../formula-error.ts';
import { parseCondition } from '../parse-formula.ts';
import { FormulaSyntaxError } from '../parser/syntax-error.ts';
import { compilePattern } from '../patterns/pattern.ts';
import type { Signature, TypePattern } from '../signature.ts';
import type { Call, Construction, Expression, LambdaExpression, MethodCall } from '../syntax.ts';
import type { Checker } from './checker.ts';
import type { StaticType } from './static-types.ts';

type Candidate = Pick<Callable, 'signature' | 'readsTime'>;

/** @returns the type of the result */
export function checkCallable(
  candidates: readonly Candidate[],
  types: readonly TypePattern[],
  node: Call | MethodCall | Construction,
  { report, noteTime, problemOfCondition }: Checker,
): StaticType {
  const chosen = chooseBest(candidates, types);
  if (chosen === null) {
    report({ severity: 'error', kind: 'WrongType', at: node.at, message: describeMisfit(candidates, types) });
    return 'object';
  }
  if (chosen.readsTime) noteTime();
  for (const [argument, message] of badTexts(chosen.signature, node.args, problemOfCondition)) {
    report({ severity: 'error', kind: 'Syntax', at: argument.at, message });
  }
  const { returns } = chosen.signature;
  return returns === 'lambda' ? 'object' : returns;
}

/** Patterns and conditions are written as texts; a literal one can be read beforehand. */
function badTexts(
  { parameters }: Signature,
  args: readonly (Expression | LambdaExpression)[],
  problemOfCondition: Checker['problemOfCondition'],
): [argument: Expression, message: string][] {
  return args.flatMap((argument, index): [Expression, string][] => {
    if (argument.kind !== 'literal' || typeof argument.value !== 'string') return [];
    const message = problemOf(parameters[index]?.name, argument.value, problemOfCondition);
    return message === null ? [] : [[argument, message]];
  });
}

function problemOf(
  parameter: string | undefined,
  text: string,
  problemOfCondition: Checker['problemOfCondition'],
): string | null {
  try {
    if (parameter === 'pattern') compilePattern(text);
    if (parameter !== 'condition') return null;
    const message = problemOfCondition(parseCondition(text));
    return message === null ? null : `The condition cannot be carried out: ${message}`;
  } catch (error) {
    if (error instanceof FormulaError) return error.message;
    if (error instanceof FormulaSyntaxError) return `The condition cannot be read: ${error.message}`;
    throw error;
  }
}
