/** What stands behind a dot or in brackets, once the value before it is known. */
import type { Argument } from './arguments.ts';
import type { CallContext, StaticTable } from './callable.ts';
import { costOf } from './cost.ts';
import { callBest } from './dispatch.ts';
import { FormulaError } from './formula-error.ts';
import { membersOf } from './library/members.ts';
import { typeOf, type Value } from './values.ts';

type Target = Exclude<Value, null>;

/** A field of a record comes before what all records have (`Count`); one that is missing is null. @throws FormulaError */
export function readMember(target: Target, name: string, context: CallContext): Value {
  const isRecord = typeof target === 'object' && target.type === 'Dictionary';
  const field = isRecord ? target.entries.get(name) : undefined;
  if (field !== undefined) return field;
  const property = membersOf(target).property(name, context);
  if (property !== undefined) return property;
  if (isRecord) return null;
  throw new FormulaError(`${typeOf(target)} has no property ${name}.`);
}

/** `target[index]`: an item of a list, a character of a text, a field of a record. @throws FormulaError */
export function readIndex(target: Target, index: Value): Value {
  if (typeof target === 'object' && target.type === 'Dictionary') {
    if (typeof index !== 'string') throw new FormulaError(`A Dictionary is read by a text, not by ${typeOf(index)}.`);
    const field = target.entries.get(index);
    if (field === undefined) throw new FormulaError('The Dictionary has no such key; use ReadFromStringDictionary.');
    return field;
  }
  if (typeof index !== 'object' || index === null || index.type !== 'int') {
    throw new FormulaError(`${typeOf(target)} is read by an int, not by ${typeOf(index)}.`);
  }
  const item = itemAt(target, Number(index.value));
  if (item === undefined) throw new FormulaError('The index lies outside.');
  return item;
}

function itemAt(target: Target, place: number): Value | undefined {
  if (typeof target === 'string') {
    const character = place < 0 ? '' : target.charAt(place);
    return character === '' ? undefined : { type: 'char', value: character };
  }
  if (typeof target === 'object' && target.type === 'List') return target.items[place];
  throw new FormulaError(`${typeOf(target)} cannot be read with [ ].`);
}

/** @throws FormulaError where the type has no such method, or its parameters do not fit */
export function callMethod(target: Target, name: string, args: readonly Argument[], context: CallContext): Value {
  const candidates = membersOf(target).methods(name);
  if (candidates.length === 0) throw new FormulaError(`${typeOf(target)} has no method ${name}.`);
  context.budget.spend(costOf(target));
  return callBest(candidates, args, context);
}

/** `DateTime.Now` @throws FormulaError */
export function readStatic(type: string, statics: StaticTable, name: string, context: CallContext): Value {
  const property = statics.properties.find((candidate) => candidate.name === name);
  if (property === undefined) throw new FormulaError(`There is no ${type}.${name}.`);
  return property.get(context);
}

/** `Math.Round(x)` @throws FormulaError */
export function callStatic(
  type: string,
  statics: StaticTable,
  name: string,
  args: readonly Argument[],
  context: CallContext,
): Value {
  const candidates = statics.methods.filter(({ signature }) => signature.name === name);
  if (candidates.length === 0) throw new FormulaError(`There is no ${type}.${name}(…).`);
  return callBest(candidates, args, context);
}
