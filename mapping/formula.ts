import { SyncFailure } from '../customer/sync-failure.ts';
import type { JsonValue } from '../customer/source-record.ts';

/**
 * Dynamic formulas, as far as this release understands them: `return X;` or `X`, where X is a call of a known
 * function, the name of a source field, or a text, number or boolean literal. Anything else is refused when the
 * collection is loaded, never at the first record.
 */

export interface FormulaContext {
  /** The sync's own time: the same on every retry and replay of that sync. */
  syncTime: Date;
  /** Value of a source field; undefined where the record has none of that name. */
  field: (name: string) => JsonValue | undefined;
}

export interface Formula {
  /** True where the result is only the time of the sync. */
  readonly stampsTime: boolean;
  evaluate(context: FormulaContext): JsonValue | undefined;
}

const functions: Record<string, (context: FormulaContext) => JsonValue> = {
  CurrentDateTimeOffset: (context) => dateTimeOffset(context.syncTime),
};

const statement = /^\s*(?:return\s+)?(?<expression>.+?)\s*;?\s*$/s;
const call = /^(?<name>[A-Za-z_]\w*)\s*\(\s*\)$/;
const identifier = /^(?!return$)[A-Za-z_]\w*$/;
const textLiteral = /^"(?<text>[^"\\\r\n]*)"$/;
const numberLiteral = /^-?\d+(\.\d+)?$/;

/**
 * Reads a formula.
 * @throws SyncFailure MappingInvalid where it is not one of the forms above
 */
export function parseFormula(source: string): Formula {
  const expression = statement.exec(source)?.groups?.expression ?? '';

  const functionName = call.exec(expression)?.groups?.name;
  if (functionName !== undefined) return parseCall(functionName);
  if (expression === 'true' || expression === 'false') return constant(expression === 'true');
  if (expression === 'null') return constant(null);
  if (numberLiteral.test(expression)) return constant(Number(expression));

  const text = textLiteral.exec(expression)?.groups?.text;
  if (text !== undefined) return constant(text);
  if (identifier.test(expression)) return { stampsTime: false, evaluate: (context) => context.field(expression) };

  throw new SyncFailure(
    'MappingInvalid',
    'The formula is not understood. This release knows calls without arguments, source fields and literals.',
  );
}

function parseCall(name: string): Formula {
  const known = Object.hasOwn(functions, name) ? functions[name] : undefined;
  if (known === undefined) {
    throw new SyncFailure('MappingInvalid', `The formula calls ${name}(), which this release does not know.`);
  }
  return { stampsTime: name === 'CurrentDateTimeOffset', evaluate: known };
}

function constant(value: JsonValue): Formula {
  return { stampsTime: false, evaluate: () => value };
}

/** ISO 8601 with an offset, as .NET writes a DateTimeOffset: `2026-07-01T12:00:00.000+00:00`. */
export function dateTimeOffset(time: Date): string {
  return time.toISOString().replace('Z', '+00:00');
}
