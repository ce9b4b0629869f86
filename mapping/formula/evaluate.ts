/** Calculates the expressions of a formula. */
import type { Argument } from './arguments.ts';
import type { Lambda, StaticTable } from './callable.ts';
import { castTo, isInstance } from './casts.ts';
import { callBest } from './dispatch.ts';
import { costOf } from './cost.ts';
import { FormulaError } from './formula-error.ts';
import { formatValue } from './texts/format-value.ts';
import { functionsNamed } from './library/library.ts';
import { staticsNamed } from './library/members.ts';
import { callMethod, callStatic, readIndex, readMember, readStatic } from './links.ts';
import { applyBinary, applyUnary } from './operators.ts';
import { findLocal, innerFrame, type Frame } from './scope.ts';
import type {
  Binary,
  Call,
  Cast,
  Construction,
  Expression,
  Index,
  Interpolation,
  LambdaExpression,
  Member,
  MethodCall,
  Name,
} from './syntax.ts';
import { typeOf, type Value } from './values.ts';

/** @throws FormulaError with the place of the innermost part that failed */
export function evaluate(node: Expression, frame: Frame): Value {
  frame.context.budget.spend();
  switch (node.kind) {
    case 'literal':
      return node.value;
    case 'name':
      return readName(node, frame);
    case 'member':
    case 'index':
    case 'methodCall':
      return evaluateChain(node, frame) ?? null;
    case 'call':
      return callFunction(node, frame);
    case 'new':
      return construct(node, frame);
    case 'list':
      return { type: 'List', items: node.items.map((item) => evaluate(item, frame)) };
    case 'unary':
      return located(node, () => applyUnary(node.operator, evaluate(node.operand, frame)));
    case 'binary':
      return evaluateBinary(node, frame);
    case 'conditional':
      return evaluate(asBool(node.condition, frame) ? node.whenTrue : node.otherwise, frame);
    case 'cast':
      return cast(node, frame);
    case 'is':
      return isInstance(evaluate(node.operand, frame), node.type) !== node.negated;
    case 'as': {
      const value = evaluate(node.operand, frame);
      return isInstance(value, node.type) ? value : null;
    }
    case 'interpolation':
      return interpolate(node, frame);
  }
}

function cast(node: Cast, frame: Frame): Value {
  const value = evaluate(node.operand, frame);
  return node.nullable && value === null ? null : located(node, () => castTo(value, node.type));
}

/** The value of a condition. @throws FormulaError where it is no bool */
export function asBool(node: Expression, frame: Frame): boolean {
  const value = evaluate(node, frame);
  if (typeof value === 'boolean') return value;
  throw new FormulaError(`A condition is ${typeOf(value)}, not bool.`, node.at);
}

function evaluateArguments(args: readonly (Expression | LambdaExpression)[], frame: Frame): Argument[] {
  return args.map((argument) => (argument.kind === 'lambda' ? lambdaOf(argument, frame) : evaluate(argument, frame)));
}

/** Adds the place to an error that has none yet. */
export function located<Result>(node: { at: FormulaError['at'] }, run: () => Result): Result {
  try {
    return run();
  } catch (error) {
    if (error instanceof FormulaError && error.at === null) throw new FormulaError(error.message, node.at);
    throw error;
  }
}

type Link = Member | Index | MethodCall;

/** A chain that meets null behind `?.` ends there as a whole, as in C#; undefined says so. */
function evaluateChain(node: Link, frame: Frame): Value | undefined {
  const statics = staticTarget(node.target, frame);
  if (statics !== null) return evaluateStatic(node, statics, frame);
  const target = isLink(node.target) ? evaluateChain(node.target, frame) : evaluate(node.target, frame);
  if (target === undefined || (target === null && node.nullSafe)) return undefined;
  if (target === null) {
    const link = node.kind === 'index' ? '[ ]' : `.${node.name}`;
    throw new FormulaError(`${nameOf(node.target)} is null, so ${link} cannot be read.`, node.at);
  }
  if (node.kind === 'member') return located(node, () => readMember(target, node.name, frame.context));
  if (node.kind === 'index') {
    const index = evaluate(node.index, frame);
    return located(node, () => readIndex(target, index));
  }
  const args = evaluateArguments(node.args, frame);
  return located(node, () => callMethod(target, node.name, args, frame.context));
}

function evaluateStatic(node: Link, statics: StaticTable, frame: Frame): Value {
  const type = nameOf(node.target);
  if (node.kind === 'index') throw new FormulaError(`${type} is a type, not a value.`, node.at);
  if (node.kind === 'member') return located(node, () => readStatic(type, statics, node.name, frame.context));
  const args = evaluateArguments(node.args, frame);
  return located(node, () => callStatic(type, statics, node.name, args, frame.context));
}

/**
 * The table of a type where the target is its name. A record that happens to bring a field `DateTime` does not change
 * what `DateTime.Now` means; a variable of the formula's own does.
 */
function staticTarget(target: Expression, { locals }: Frame): StaticTable | null {
  if (target.kind !== 'name' || findLocal(locals, target.name) !== null) return null;
  return staticsNamed(target.name);
}

function isLink(node: Expression): node is Link {
  return node.kind === 'member' || node.kind === 'index' || node.kind === 'methodCall';
}

function nameOf(node: Expression): string {
  if (node.kind === 'name') return node.name;
  if (node.kind === 'member') return `${nameOf(node.target)}.${node.name}`;
  return node.kind === 'methodCall' || node.kind === 'call' ? `The result of ${node.name}` : 'The value';
}

/** A field that the record lacks is null. */
function readName({ name, at }: Name, { locals, scope }: Frame): Value {
  const local = findLocal(locals, name);
  if (local !== null) return local.value;
  const value = scope.read(name);
  if (value !== undefined) return value;
  if (staticsNamed(name) !== null) throw new FormulaError(`${name} is a type, not a value.`, at);
  return null;
}

function callFunction(node: Call, frame: Frame): Value {
  const candidates = functionsNamed(node.name);
  if (candidates.length === 0) throw new FormulaError(`There is no function ${node.name}.`, node.at);
  const args = evaluateArguments(node.args, frame);
  return located(node, () => callBest(candidates, args, frame.context));
}

function construct(node: Construction, frame: Frame): Value {
  const { constructors = [] } = staticsNamed(node.type) ?? {};
  if (constructors.length === 0) throw new FormulaError(`A ${node.type} cannot be made in a formula.`, node.at);
  const args = evaluateArguments(node.args, frame);
  return located(node, () => callBest(constructors, args, frame.context));
}

function evaluateBinary(node: Binary, frame: Frame): Value {
  const { operator } = node;
  if (operator === '&&') return asBool(node.left, frame) && asBool(node.right, frame);
  if (operator === '||') return asBool(node.left, frame) || asBool(node.right, frame);
  const left = evaluate(node.left, frame);
  if (operator === '??') return left ?? evaluate(node.right, frame);
  const right = evaluate(node.right, frame);
  return located(node, () => {
    const { budget } = frame.context;
    const joins = operator === '+' && typeof left === 'string' && typeof right === 'string';
    if (joins) budget.allowText(left.length + right.length);
    const value = applyBinary(operator, left, right);
    if (typeof value === 'string') budget.allowText(value.length);
    budget.spend(costOf(value));
    return value;
  });
}

function interpolate(node: Interpolation, frame: Frame): Value {
  const texts = node.parts.map((part) => {
    if (typeof part === 'string') return part;
    const value = evaluate(part.value, frame);
    const text = located(part.value, () => formatValue(value, part.format));
    const { alignment } = part;
    if (alignment === null) return text;
    return alignment < 0 ? text.padEnd(-alignment) : text.padStart(alignment);
  });
  located(node, () => frame.context.budget.allowText(texts.reduce((length, text) => length + text.length, 0)));
  return texts.join('');
}

function lambdaOf({ parameters, body }: LambdaExpression, outer: Frame): Lambda {
  return {
    type: 'lambda',
    parameters,
    body,
    apply(items) {
      const frame = innerFrame(outer);
      parameters.forEach((name, index) =>
        frame.locals.variables.set(name, { type: 'var', value: items[index] ?? null }),
      );
      return evaluate(body, frame);
    },
  };
}
