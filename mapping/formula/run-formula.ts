/** Runs a formula for one record: its statements one after the other, until one returns. */
import { createBudget, type Limits } from './budget.ts';
import type { CallContext } from './callable.ts';
import { assignTo } from './casts.ts';
import { asBool, evaluate, located } from './evaluate.ts';
import { FormulaError } from './formula-error.ts';
import { parseCondition } from './parse-formula.ts';
import { FormulaSyntaxError } from './parser/syntax-error.ts';
import { findLocal, innerFrame, type FormulaScope, type Frame, type InnerFrame } from './scope.ts';
import type { Program, Statement } from './syntax.ts';
import { textLiterals } from './text-literals.ts';
import { textOf } from './text-of.ts';
import { ThrownByFormula } from './thrown-by-formula.ts';
import { typeOf, type DateTimeOffsetValue, type RecordValue, type Value } from './values.ts';

export interface FormulaRun {
  scope: FormulaScope;
  /** The sync's own time. */
  syncTime: DateTimeOffsetValue;
  limits?: Limits;
}

/** A condition may hold a call with a further one; a record can bring one that calls itself. */
const deepestCondition = 5;

/**
 * @returns what the formula returns; null where it ends without a `return`
 * @throws FormulaError, with the place; its message holds no value of the record
 */
export function runFormula(program: Program, { scope, syncTime, limits }: FormulaRun): Value {
  const budget = createBudget(limits);
  const paidFor = new Set<string>();
  let depth = 0;
  const context: CallContext = {
    syncTime,
    budget,
    matches(condition, item) {
      // Once for each run, whether or not it was read before, so that a formula costs the same on every worker.
      if (!paidFor.has(condition)) budget.spend(condition.length);
      paidFor.add(condition);
      if (depth >= deepestCondition) {
        throw new FormulaError('Conditions that are given as texts are nested too deeply.');
      }
      depth += 1;
      try {
        const isWritten = (): boolean => textLiterals(program).has(condition);
        return meets({ program: conditionOf(condition), isWritten }, item, { scope, locals: null, context });
      } finally {
        depth -= 1;
      }
    },
  };
  return runAll(program.body, innerFrame({ scope, locals: null, context })) ?? null;
}

/** @returns undefined where no statement returned */
function runAll(statements: readonly Statement[], frame: InnerFrame): Value | undefined {
  for (const statement of statements) {
    const returned = run(statement, frame);
    if (returned !== undefined) return returned;
  }
  return undefined;
}

function run(statement: Statement, frame: InnerFrame): Value | undefined {
  frame.context.budget.spend();
  switch (statement.kind) {
    case 'return':
      return evaluate(statement.value, frame);
    case 'if':
      if (asBool(statement.condition, frame)) return runAll(statement.whenTrue, innerFrame(frame));
      return statement.otherwise === null ? undefined : runAll(statement.otherwise, innerFrame(frame));
    case 'block':
      return runAll(statement.body, innerFrame(frame));
    case 'declare': {
      const { name, type } = statement;
      const value = statement.value === null ? null : evaluate(statement.value, frame);
      frame.locals.variables.set(name, { type, value: located(statement, () => assignTo(value, type)) });
      return undefined;
    }
    case 'assign': {
      const variable = findLocal(frame.locals, statement.name);
      if (variable === null) throw new FormulaError(`There is no variable ${statement.name}.`, statement.at);
      const value = evaluate(statement.value, frame);
      variable.value = located(statement, () => assignTo(value, variable.type));
      return undefined;
    }
    case 'throw':
      throw new ThrownByFormula(
        located(statement, () => textOf(evaluate(statement.message, frame))),
        statement.at,
      );
  }
}

/** Conditions written as text are read once for the process; there are no more of them than formulas have texts. */
const conditions = new Map<string, Program>();
const mostConditions = 500;

function conditionOf(text: string): Program {
  const known = conditions.get(text);
  if (known !== undefined) return known;
  try {
    const program = parseCondition(text);
    if (conditions.size < mostConditions) conditions.set(text, program);
    return program;
  } catch (error) {
    if (!(error instanceof FormulaSyntaxError)) throw error;
    // The text may have been put together from the record, so it is not quoted.
    throw new FormulaError('The condition that is given as a text cannot be read.');
  }
}

interface Condition {
  program: Program;
  /** True where the text of it stands in the formula as it is, so that nothing in it is from the record. */
  isWritten: () => boolean;
}

/** In a condition, the fields of the item are names, null ones too; what is none of them is looked for outside. */
function meets(condition: Condition, item: RecordValue, outer: Frame): boolean {
  const read = (name: string): Value | undefined => {
    const field = item.entries.get(name);
    return field === undefined ? outer.scope.read(name) : field;
  };
  const value = valueOf(condition, { ...outer, scope: { read } });
  if (typeof value === 'boolean') return value;
  throw new FormulaError(`A condition is ${typeOf(value)}, not bool.`);
}

/**
 * A place within the condition is none in the formula, so the place of the call is told instead. What fails names the
 * words of the condition, which are the record's where it was put together from it.
 */
function valueOf({ program, isWritten }: Condition, frame: Frame): Value {
  try {
    return runAll(program.body, innerFrame(frame)) ?? null;
  } catch (error) {
    if (!(error instanceof FormulaError)) throw error;
    if (isWritten()) throw new FormulaError(error.message);
    // Says so itself where the steps are used up.
    frame.context.budget.spend(0);
    throw new FormulaError('The condition that is given as a text cannot be carried out.');
  }
}
