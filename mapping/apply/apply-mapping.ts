import type { MappedNull, MappedValue, ValueOrigin } from '../../customer/mapped-customer.ts';
import { isBlank, type SourceRecord } from '../../customer/source-record.ts';
import type { Problem } from '../../customer/sync-failure.ts';
import { destinationText } from '../formula/destination-text.ts';
import { FormulaError } from '../formula/formula-error.ts';
import { fromJson } from '../formula/from-json.ts';
import { hasType } from '../formula/arguments.ts';
import { isNumber, type Value } from '../formula/values.ts';
import { describeFormulaFailure, formulaProblem } from './formula-failure.ts';
import type { PreparedFormula, PreparedMapping } from '../prepare/prepared-collection.ts';
import type { RunFormula } from './run-on-record.ts';

/**
 * - `value`: to be sent.
 * - `null`: mapped, and came out empty; not sent.
 * - `unmapped`: the source has no such field, so the mapping says nothing.
 */
export type MappingResult =
  | { kind: 'value'; value: MappedValue }
  | { kind: 'null'; null: MappedNull }
  | { kind: 'unmapped' }
  | { kind: 'problem'; problem: Problem };

interface Produced {
  /** Undefined: the source has no such field. */
  value: Value | undefined;
  from: ValueOrigin;
  stampsTime: boolean;
}

/** What one mapping makes of a record. The default value steps in for null, and for a field that is not there. */
export function applyMapping(source: SourceRecord, mapping: PreparedMapping, run: RunFormula): MappingResult {
  const { field, kind, defaultValue } = mapping;
  const produced = produce(source, mapping, run);
  if ('problem' in produced) return { kind: 'problem', problem: produced.problem };
  const usesDefault = (produced.value ?? null) === null && defaultValue !== null;
  const { value, from, stampsTime } = usesDefault
    ? { value: defaultValue, from: 'static' as const, stampsTime: false }
    : produced;
  if (value === undefined) return { kind: 'unmapped' };
  if (hasType(value, 'List') || hasType(value, 'Dictionary')) {
    const message = `${field} is a list or an object, not a text.`;
    return { kind: 'problem', problem: { field, code: 'InvalidFieldValue', message } };
  }
  const text = textFor(value);
  if (text === undefined) return { kind: 'problem', problem: noNumber(mapping) };
  if (isBlank(text) || text === null) return { kind: 'null', null: { field, kind, from } };
  return { kind: 'value', value: { field, kind, value: text, from, stampsTime } };
}

function produce(source: SourceRecord, mapping: PreparedMapping, run: RunFormula): Produced | { problem: Problem } {
  switch (mapping.source.type) {
    case 'static':
      return { value: mapping.source.text, from: 'static', stampsTime: false };
    case 'field': {
      const { name } = mapping.source;
      const found = Object.hasOwn(source.fields, name) ? source.fields[name] : undefined;
      return { value: found && fromJson(found.value), from: found?.from ?? 'sent', stampsTime: false };
    }
    case 'formula':
      return calculate(mapping, mapping.source.formula, run, finite);
    case 'translation': {
      const { input, table } = mapping.source;
      return calculate(mapping, input, run, (value) => {
        const key = destinationText(value);
        return key === null ? null : (table.get(key) ?? null);
      });
    }
  }
}

function calculate(
  mapping: PreparedMapping,
  formula: PreparedFormula,
  run: RunFormula,
  finish: (value: Value) => Value,
): Produced | { problem: Problem } {
  try {
    return { value: finish(run.value(formula)), from: 'formula', stampsTime: formula.stampsTime };
  } catch (error) {
    if (!(error instanceof FormulaError)) throw error;
    const message = describeFormulaFailure(`mapping ${mapping.id} (${mapping.field})`, formula, error, run.scope);
    return { problem: formulaProblem(mapping.field, message) };
  }
}

/** Undefined for what has no text: a field that is infinite. */
function textFor(value: Value): string | null | undefined {
  try {
    return destinationText(value);
  } catch (error) {
    if (error instanceof FormulaError) return undefined;
    throw error;
  }
}

function noNumber({ id, field }: PreparedMapping): Problem {
  return formulaProblem(field, `mapping ${id} (${field}) gives a number that is not finite.`);
}

/** @throws FormulaError for NaN and infinity, which have no text: told as any other failure of the formula */
function finite(value: Value): Value {
  if (isNumber(value)) destinationText(value);
  return value;
}
