/** The type of an expression, and what is wrong with it. */
import { isCastable } from '../casts.ts';
import { functions, functionsNamed } from '../library/library.ts';
import { methodSignatures, staticsNamed } from '../library/members.ts';
import type { TypePattern } from '../signature.ts';
import type { Call, Construction, Expression, Interpolation, LambdaExpression, MethodCall, Name } from '../syntax.ts';
import { isNumberType, typeOf } from '../values.ts';
import { checkCallable } from './check-callable.ts';
import { checkIndex, checkMember, checkStaticMember } from './check-member.ts';
import { typeIn, type Checker, type Scope } from './checker.ts';
import type { FormulaProblem } from './formula-problem.ts';
import { binaryType, eitherType, mayBe, unaryType, type StaticType } from './static-types.ts';
import { suggest } from './suggest.ts';
import { adviceOn } from './unsupported-functions.ts';

export function checkExpression(node: Expression, scope: Scope, checker: Checker): StaticType {
  const typeAt = (inner: Expression): StaticType => checkExpression(inner, scope, checker);
  const wrong = (message: string, kind: FormulaProblem['kind'] = 'WrongType'): StaticType => {
    checker.report({ severity: 'error', kind, at: node.at, message });
    return 'object';
  };
  switch (node.kind) {
    case 'literal':
      return typeOf(node.value);
    case 'name':
      return checkName(node, scope, checker);
    case 'member': {
      const type = staticTargetOf(node.target, scope, checker);
      if (type !== null) return checkStaticMember(type, node, checker);
      return checkMember(typeAt(node.target), node, checker);
    }
    case 'index':
      return checkIndex(typeAt(node.target), typeAt(node.index), node, checker);
    case 'methodCall':
      return checkMethodCall(node, scope, checker);
    case 'call':
      return checkCall(node, scope, checker);
    case 'new':
      return checkConstruction(node, scope, checker);
    case 'list':
      node.items.forEach(typeAt);
      return 'List';
    case 'unary': {
      const type = typeAt(node.operand);
      return unaryType(node.operator, type) ?? wrong(`The operator ${node.operator} cannot be applied to ${type}.`);
    }
    case 'binary': {
      const [left, right] = [typeAt(node.left), typeAt(node.right)];
      const type = binaryType(node.operator, left, right);
      return type ?? wrong(`The operator ${node.operator} cannot be applied to ${left} and ${right}.`);
    }
    case 'conditional': {
      const condition = typeAt(node.condition);
      if (!mayBe(condition, 'bool')) wrong(`The condition before ? is ${condition}, not bool.`);
      return eitherType(typeAt(node.whenTrue), typeAt(node.otherwise));
    }
    case 'cast': {
      const type = typeAt(node.operand);
      if (!isCastable(node.type)) return wrong(`${node.type} is no type that formulas know.`, 'UnknownType');
      if (canCast(type, node.type)) return node.type;
      return wrong(`${type} cannot be cast to ${node.type}; use a Convert function to read a text.`);
    }
    case 'is':
    case 'as':
      typeAt(node.operand);
      if (node.type !== 'null' && !isCastable(node.type))
        wrong(`${node.type} is no type that formulas know.`, 'UnknownType');
      if (node.kind === 'is') return 'bool';
      return isCastable(node.type) ? node.type : 'object';
    case 'interpolation':
      return checkInterpolation(node, typeAt, checker);
  }
}

function checkName({ name, at }: Name, scope: Scope, { known, report, noteRead }: Checker): StaticType {
  const local = typeIn(scope, name);
  if (local !== null) return local;
  const type = known.typeOf(name);
  if (type === null && staticsNamed(name) !== null) {
    report({ severity: 'error', kind: 'WrongType', at, message: `${name} is a type, not a value.` });
    return 'object';
  }
  noteRead(name);
  if (type !== null) return type;
  const message = `${name} is none of the known source fields; a record that lacks it gives null.${suggest(name, known.names)}`;
  report({ severity: 'warning', kind: 'UnknownName', at, message });
  return 'object';
}

function checkCall(node: Call, scope: Scope, checker: Checker): StaticType {
  const types = argumentTypes(node.args, scope, checker);
  const candidates = functionsNamed(node.name);
  if (candidates.length > 0) return checkCallable(candidates, types, node, checker);
  const names = functions.map(({ signature }) => signature.name);
  const message = `There is no function ${node.name}.${adviceOn(node.name) ?? suggest(node.name, names)}`;
  checker.report({ severity: 'error', kind: 'UnknownFunction', at: node.at, message });
  return 'object';
}

function checkConstruction(node: Construction, scope: Scope, checker: Checker): StaticType {
  const types = argumentTypes(node.args, scope, checker);
  const { constructors = [] } = staticsNamed(node.type) ?? {};
  if (constructors.length > 0) return checkCallable(constructors, types, node, checker);
  const message = `A ${node.type} cannot be made in a formula.`;
  checker.report({ severity: 'error', kind: 'UnknownType', at: node.at, message });
  return 'object';
}

function checkMethodCall(node: MethodCall, scope: Scope, checker: Checker): StaticType {
  const unknown = (what: string, known: Iterable<string>): StaticType => {
    const message = `${what} has no method ${node.name}.${suggest(node.name, known)}`;
    checker.report({ severity: 'error', kind: 'UnknownMember', at: node.at, message });
    return 'object';
  };
  const staticType = staticTargetOf(node.target, scope, checker);
  const target = staticType === null ? checkExpression(node.target, scope, checker) : null;
  const types = argumentTypes(node.args, scope, checker);
  if (staticType !== null) {
    const { methods = [] } = staticsNamed(staticType) ?? {};
    const named = methods.filter(({ signature }) => signature.name === node.name);
    if (named.length > 0) return checkCallable(named, types, node, checker);
    return unknown(
      staticType,
      methods.map(({ signature }) => signature.name),
    );
  }
  if (target === null || target === 'object' || target === 'null') return 'object';
  const named = methodSignatures(target === 'number' ? 'double' : target, node.name).map((signature) => ({
    signature,
    readsTime: false,
  }));
  return named.length > 0 ? checkCallable(named, types, node, checker) : unknown(target, []);
}

function argumentTypes(
  args: readonly (Expression | LambdaExpression)[],
  scope: Scope,
  checker: Checker,
): TypePattern[] {
  return args.map((argument) => {
    if (argument.kind !== 'lambda') return checkExpression(argument, scope, checker);
    const types = new Map<string, StaticType>(argument.parameters.map((name) => [name, 'object']));
    checkExpression(argument.body, { types, outer: scope }, checker);
    return 'lambda';
  });
}

function checkInterpolation(
  node: Interpolation,
  typeAt: (inner: Expression) => StaticType,
  { report }: Checker,
): StaticType {
  for (const part of node.parts) {
    if (typeof part === 'string') continue;
    const type = typeAt(part.value);
    if (type !== 'List' && type !== 'Dictionary') continue;
    report({ severity: 'error', kind: 'WrongType', at: part.value.at, message: `A ${type} is no text.` });
  }
  return 'string';
}

/** The name of a type before a dot, unless something else has this name. */
function staticTargetOf(target: Expression, scope: Scope, { known }: Checker): string | null {
  if (target.kind !== 'name' || typeIn(scope, target.name) !== null || known.typeOf(target.name) !== null) return null;
  return staticsNamed(target.name) === null ? null : target.name;
}

function canCast(from: StaticType, to: StaticType): boolean {
  if (from === 'null' || mayBe(from, to)) return true;
  if (isNumberType(to)) return from === 'number' || isNumberType(from);
  return from === 'DateTime' && to === 'DateTimeOffset';
}
