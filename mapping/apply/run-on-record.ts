import type { SourceRecord } from '../../customer/source-record.ts';
import { offsetOfDate } from '../formula/dates/date-time.ts';
import { runFormula } from '../formula/run-formula.ts';
import type { FormulaScope } from '../formula/scope.ts';
import type { Value } from '../formula/values.ts';
import type { PreparedFormula } from '../prepare/prepared-collection.ts';
import { recordScope } from './record-scope.ts';

export interface MappingContext {
  /** The sync's own time, which formulas read. */
  syncTime: Date;
  /** The id of our subscription; null where it is not configured. */
  systemId: number | null;
}

/** Runs formulas on one record. */
export interface RunFormula {
  scope: FormulaScope;
  /** @throws FormulaError */
  value(formula: PreparedFormula): Value;
}

export function runOnRecord(source: SourceRecord, { syncTime, systemId }: MappingContext): RunFormula {
  const scope = recordScope(source, systemId);
  const time = offsetOfDate(syncTime);
  return { scope, value: ({ program }) => runFormula(program, { scope, syncTime: time }) };
}
