import type { MappedCustomer, MappedValue, ValueOrigin } from '../customer/mapped-customer.ts';
import { isBlank, type JsonValue, type SourceRecord } from '../customer/source-record.ts';
import { SyncFailure, type Problem } from '../customer/sync-failure.ts';
import type { PreparedCollection, PreparedMapping } from './prepare.ts';

interface Produced {
  value: JsonValue | undefined;
  from: ValueOrigin;
  stampsTime: boolean;
}

/**
 * Applies a mapping collection to a source record. Pure: the same record, collection and time give the same customer.
 * A mapping whose source is blank produces its default value, or nothing at all, so that it never blanks what
 * iPaaS.com holds.
 * @param syncTime the sync's own time, which formulas read
 * @throws SyncFailure InvalidFieldValue, with every value that cannot become text
 */
export function applyCollection(source: SourceRecord, collection: PreparedCollection, syncTime: Date): MappedCustomer {
  const problems: Problem[] = [];
  const values: MappedValue[] = [];
  for (const mapping of collection.mappings) {
    const produced = produce(source, mapping, syncTime);
    if (isBlank(produced.value)) continue;
    if (typeof produced.value === 'object' && produced.value !== null) {
      problems.push(notText(mapping));
      continue;
    }
    const { from, stampsTime } = produced;
    values.push({ field: mapping.field, kind: mapping.kind, value: String(produced.value), from, stampsTime });
  }
  if (problems.length > 0) {
    throw new SyncFailure('InvalidFieldValue', problems.map((problem) => problem.message).join(' '), { problems });
  }
  return { mapping: collection.identity, values };
}

function produce(record: SourceRecord, mapping: PreparedMapping, syncTime: Date): Produced {
  const produced = read(record, mapping, syncTime);
  if (!isBlank(produced.value) || mapping.defaultValue === null) return produced;
  return { value: mapping.defaultValue, from: 'static', stampsTime: false };
}

function read(record: SourceRecord, { source }: PreparedMapping, syncTime: Date): Produced {
  switch (source.type) {
    case 'static':
      return { value: source.text, from: 'static', stampsTime: false };
    case 'field': {
      const field = record.fields[source.name];
      return { value: field?.value, from: field?.from ?? 'sent', stampsTime: false };
    }
    case 'formula': {
      const value = source.formula.evaluate({ syncTime, field: (name) => record.fields[name]?.value });
      return { value, from: 'formula', stampsTime: source.formula.stampsTime };
    }
  }
}

function notText(mapping: PreparedMapping): Problem {
  return {
    field: mapping.field,
    code: 'InvalidFieldValue',
    message: `${mapping.field} is a list or an object, not a text.`,
  };
}
