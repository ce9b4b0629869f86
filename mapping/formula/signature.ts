/**
 * Signatures of functions, methods and constructors, written as they are shown to people:
 *   `Truncate(text: string?, n: int): string?`
 * `?` behind a type: null is allowed. `?` behind a name: the parameter may be left out. `...` before a name: any number
 * of arguments. Types are those of values.ts, and `object` (any), `number` (any number), `lambda` (`x => …`).
 */
import type { TypeName } from './values.ts';

export type TypePattern = TypeName | 'object' | 'number' | 'lambda';

export interface Parameter {
  readonly name: string;
  /** One of these. */
  readonly types: readonly TypePattern[];
  readonly nullable: boolean;
  readonly optional: boolean;
  readonly rest: boolean;
}

export interface Signature {
  readonly name: string;
  readonly parameters: readonly Parameter[];
  readonly returns: TypePattern;
  /** As it was written. */
  readonly text: string;
}

const form = /^(?<name>[\w.]+)\((?<parameters>.*)\): (?<returns>\w+)\??$/;
const parameterForm = /^(?<rest>\.\.\.)?(?<name>\w+)(?<optional>\?)?: (?<types>\w+(?:\|\w+)*)(?<nullable>\?)?$/;

const patterns: ReadonlySet<string> = new Set<TypePattern>([
  'null',
  'bool',
  'string',
  'int',
  'long',
  'double',
  'decimal',
  'char',
  'DateTime',
  'DateTimeOffset',
  'TimeSpan',
  'Guid',
  'DayOfWeek',
  'MidpointRounding',
  'StringComparison',
  'StringSplitOptions',
  'List',
  'Dictionary',
  'object',
  'number',
  'lambda',
]);

/** @throws Error where the text is no signature: a mistake in this program, found when it starts */
export function readSignature(text: string): Signature {
  const { name = '', parameters = '', returns = '' } = form.exec(text)?.groups ?? {};
  if (name === '') throw new Error(`"${text}" is no signature.`);
  const parts = parameters === '' ? [] : parameters.split(', ');
  return { name, parameters: parts.map(readParameter), returns: readPattern(returns), text };
}

function readParameter(text: string): Parameter {
  const groups = parameterForm.exec(text)?.groups;
  if (groups === undefined) throw new Error(`"${text}" is no parameter of a signature.`);
  const { name = '', types = '' } = groups;
  return {
    name,
    types: types.split('|').map(readPattern),
    nullable: groups['nullable'] !== undefined,
    optional: groups['optional'] !== undefined,
    rest: groups['rest'] !== undefined,
  };
}

function readPattern(text: string): TypePattern {
  if (isPattern(text)) return text;
  throw new Error(`"${text}" is no type of a signature.`);
}

function isPattern(text: string): text is TypePattern {
  return patterns.has(text);
}
