/** Checks a formula without a record: names, functions, members and types, as far as they can be known. */
import { isCastable } from '../casts.ts';
import type { Position } from '../position.ts';
import type { Program, Statement } from '../syntax.ts';
import { isWidening } from '../widening.ts';
import { checkExpression } from './check-expression.ts';
import { typeIn, type Checker, type KnownNames, type Scope } from './checker.ts';
import type { FormulaProblem } from './formula-problem.ts';
import { eitherType, mayBe, type StaticType } from './static-types.ts';

export interface CheckedFormula {
  problems: FormulaProblem[];
  /** What the formula returns; `object` where that is not known. */
  returns: StaticType;
  /** Source fields and special variables that it reads. */
  reads: ReadonlySet<string>;
  /** True where the result depends on the time of the sync. */
  readsTime: boolean;
}

export function checkFormula(program: Program, known: KnownNames): CheckedFormula {
  const problems: FormulaProblem[] = [];
  const reads = new Set<string>();
  let readsTime = false;
  const checker: Checker = {
    known,
    report: (problem) => problems.push(problem),
    noteRead: (name) => reads.add(name),
    noteTime: () => (readsTime = true),
    problemOfCondition,
  };
  const returned: StaticType[] = [];
  const ends = checkAll(program.body, { checker, returned, scope: { types: new Map(), outer: null } });
  if (!ends) {
    problems.push({
      severity: 'error',
      kind: 'NoReturn',
      at: program.body.at(-1)?.at ?? { line: 1, column: 1 },
      message: 'The formula can end without a return.',
    });
  }
  const [first = 'null', ...others] = returned;
  return { problems, returns: others.reduce(eitherType, first), reads, readsTime };
}

/** In a condition any name may be a field of an item, of any type; what it calls has to be there all the same. */
function problemOfCondition(condition: Program): string | null {
  const { problems, returns } = checkFormula(condition, { typeOf: () => 'object', names: [] });
  const error = problems.find(({ severity }) => severity === 'error');
  if (error !== undefined) return error.message;
  return mayBe(returns, 'bool') ? null : `It is ${returns}, not bool.`;
}

interface Walk {
  checker: Checker;
  scope: Scope;
  /** Types of what is returned anywhere. */
  returned: StaticType[];
}

/** @returns true where every way through ends with a return or an exception */
function checkAll(statements: readonly Statement[], walk: Walk): boolean {
  return statements.reduce((ended, statement) => checkStatement(statement, walk) || ended, false);
}

function checkStatement(statement: Statement, walk: Walk): boolean {
  const { checker, scope } = walk;
  switch (statement.kind) {
    case 'return':
      walk.returned.push(checkExpression(statement.value, scope, checker));
      return true;
    case 'throw':
      checkExpression(statement.message, scope, checker);
      return true;
    case 'block':
      return checkAll(statement.body, inner(walk));
    case 'if': {
      const type = checkExpression(statement.condition, scope, checker);
      if (!mayBe(type, 'bool')) report(walk, statement.at, `The condition of this if is ${type}, not bool.`);
      const whenTrue = checkAll(statement.whenTrue, inner(walk));
      const otherwise = statement.otherwise !== null && checkAll(statement.otherwise, inner(walk));
      return whenTrue && otherwise;
    }
    case 'declare':
      declare(statement, walk);
      return false;
    case 'assign':
      assign(statement, walk);
      return false;
  }
}

function declare(statement: Extract<Statement, { kind: 'declare' }>, walk: Walk): void {
  const { name, type, value, at } = statement;
  const given = value === null ? 'null' : checkExpression(value, walk.scope, walk.checker);
  if (typeIn(walk.scope, name) !== null) report(walk, at, `A variable ${name} is there already.`);
  if (type !== 'var' && !isCastable(type)) report(walk, at, `${type} is no type that formulas know.`, 'UnknownType');
  if (type === 'var' && value === null) report(walk, at, `The variable ${name} has neither a type nor a value.`);
  const declared = declaredType(type, given);
  if (!canHold(declared, given)) report(walk, at, `A variable of the type ${type} cannot hold ${given}.`);
  walk.scope.types.set(name, declared);
}

function assign({ name, value, at }: Extract<Statement, { kind: 'assign' }>, walk: Walk): void {
  const given = checkExpression(value, walk.scope, walk.checker);
  const type = typeIn(walk.scope, name);
  if (type === null)
    report(walk, at, `There is no variable ${name}; a formula cannot change a source field.`, 'UnknownName');
  else if (!canHold(type, given)) report(walk, at, `The variable ${name} is ${type} and cannot hold ${given}.`);
}

function declaredType(type: string, given: StaticType): StaticType {
  if (type === 'var') return given === 'null' ? 'object' : given;
  return isCastable(type) ? type : 'object';
}

function canHold(type: StaticType, given: StaticType): boolean {
  return given === 'null' || mayBe(given, type) || isWidening(given, type);
}

function inner(walk: Walk): Walk {
  return { ...walk, scope: { types: new Map(), outer: walk.scope } };
}

function report(walk: Walk, at: Position, message: string, kind: FormulaProblem['kind'] = 'WrongType'): void {
  walk.checker.report({ severity: 'error', kind, at, message });
}
