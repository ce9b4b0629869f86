import type { SourceText } from '../mapping/sources/read-collections.ts';
import { formulaForms } from './formula-forms.ts';

const required = ['CustomerNumber', 'FirstName', 'LastName', 'EmailAddress'];

/**
 * A mapping collection in iPaaS.com's JSON shape: the required fields, and as many custom fields as asked, each filled by
 * a formula of its own.
 */
export function formulaCollection(formulas: number): SourceText {
  const fields = required.map((name) => mapping('Field', name, 'Customer', name));
  const customFields = Array.from({ length: formulas }, (_, number) =>
    mapping('Dynamic Formula', formulaOf(number), 'Customer Custom Field', `Formula ${number}`),
  );
  const mappings = [...fields, ...customFields].map((given, index) => ({
    id: String(index + 1),
    ...given,
    default_value: null,
    sequence_number: index + 1,
  }));
  const collection = {
    name: `Benchmark of ${formulas} formulas`,
    collection_type_id: 8,
    direction_id: 1,
    sync_type: 'ADD_AND_UPDATE',
    filter: 'return !IsEmpty(CustomerNumber);',
    error_filter: null,
    mappings,
  };
  return { origin: 'formulas.json', text: JSON.stringify(collection) };
}

function formulaOf(number: number): string {
  return formulaForms[number % formulaForms.length]?.(number) ?? '';
}

function mapping(type: string, source: string, table: string, field: string) {
  return { mapping_type_name: type, source_value: source, destination_table: table, destination_field: field };
}
