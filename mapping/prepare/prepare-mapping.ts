/** One mapping of a collection: from where, by which way, to which field. */
import { customerFields } from '../../customer/mapped-customer.ts';
import { knownSourceFields } from '../../customer/source-record.ts';
import type { Finding } from '../checks/finding.ts';
import { formulaFindings } from '../checks/formula-findings.ts';
import { mappingTypes, type Mapping } from './collection-schema.ts';
import { destinationOf } from './destination.ts';
import { suggest } from '../formula/check/suggest.ts';
import { prepareFormula } from './prepare-formula.ts';
import type { PreparedFormula, PreparedMapping, PreparedSource } from './prepared-collection.ts';
import { findTranslationTable, type TranslationTable } from './translation-collection.ts';

interface MappingReading {
  /** Null where there is an error among the findings. */
  mapping: PreparedMapping | null;
  findings: Finding[];
}

type Report = (severity: Finding['severity'], code: Finding['code'], message: string, resolution: string) => null;

export function prepareMapping(
  collection: string,
  mapping: Mapping,
  translations: readonly TranslationTable[],
): MappingReading {
  const findings: Finding[] = [];
  const { id, destination_field: field } = mapping;
  const report: Report = (severity, code, message, resolution) => {
    findings.push({ severity, code, collection, mapping: id, field, message, resolution });
    return null;
  };
  const destination = destinationOf(mapping);
  if (destination === null) reportDestination(mapping, report);
  const readFormula = (text: string): PreparedFormula | null => {
    const { formula, problems, returns } = prepareFormula(text);
    findings.push(...formulaFindings({ collection, mapping: id, field, what: 'The formula' }, problems));
    if (returns === 'List' || returns === 'Dictionary') {
      const message = `The formula returns a ${returns}, and ${field} takes a text.`;
      report('error', 'FormulaInvalid', message, 'Return one item of it, or join the items by string.Join.');
    }
    return formula;
  };
  const source = prepareSource(mapping, { report, readFormula, translations });
  const isUsable = destination !== null && source !== null && !findings.some(({ severity }) => severity === 'error');
  return { findings, mapping: isUsable ? { id, ...destination, source, defaultValue: mapping.default_value } : null };
}

interface SourceTools {
  report: Report;
  readFormula: (text: string) => PreparedFormula | null;
  translations: readonly TranslationTable[];
}

function prepareSource(mapping: Mapping, tools: SourceTools): PreparedSource | null {
  const { report, readFormula } = tools;
  const { source_value: value, mapping_type_name: typeName } = mapping;
  const type = mappingTypes.find((name) => name.toLowerCase() === typeName.trim().toLowerCase());
  if (type === undefined) {
    const resolution = `Set mapping_type_name to one of ${mappingTypes.join(', ')}.`;
    return report('error', 'UnknownMappingType', `${typeName} is no type of mapping.`, resolution);
  }
  if (value === null || value.trim() === '') {
    return report('error', 'MissingSource', 'The mapping has no source value.', sourceAdvice[type]);
  }
  switch (type) {
    case 'Static':
      return { type: 'static', text: value };
    case 'Field':
      checkSourceField(value, report);
      return { type: 'field', name: value };
    case 'Dynamic Formula': {
      const formula = readFormula(value);
      return formula === null ? null : { type: 'formula', formula };
    }
    case 'Lookup Translation':
      return prepareTranslation(mapping, value, tools);
  }
}

const sourceAdvice = {
  Static: 'Write the text into source_value.',
  Field: 'Write the name of a source field into source_value.',
  'Dynamic Formula': 'Write a formula into source_value, for example return FirstName;',
  'Lookup Translation': 'Write the field or formula whose value is looked up into source_value.',
} as const;

/** A record may bring fields of its own, so an unknown name is not an error. */
function checkSourceField(name: string, report: Report): void {
  if (knownSourceFields.some((known) => known === name)) return;
  const message = `${name} is none of the known source fields; a record that lacks it fills nothing.${suggest(name, knownSourceFields)}`;
  report('warning', 'UnknownSourceField', message, 'Check the spelling; keep it if your records bring this field.');
}

function prepareTranslation(mapping: Mapping, value: string, tools: SourceTools): PreparedSource | null {
  const reference = { id: mapping.translation_collection_id, name: mapping.translation_name };
  const table = findTranslationTable(tools.translations, reference);
  const input = tools.readFormula(value);
  if (table === null) {
    const named = reference.name ?? reference.id ?? 'without a name';
    const message = `There is no translation collection ${named}.`;
    const resolution = 'Put it into MAPPING_DIR as a file of its own (docs/mapping.md, "Lookup Translation").';
    return tools.report('error', 'TranslationMissing', message, resolution);
  }
  return input === null ? null : { type: 'translation', input, table: table.entries };
}

function reportDestination({ destination_table, destination_field }: Mapping, report: Report): void {
  const message = `${destination_table}.${destination_field} is not a customer field.${suggest(destination_field, customerFields)}`;
  const resolution = `Use one of ${customerFields.join(', ')} of the table Customer, or the table "Customer Custom Field" for a custom field.`;
  report('error', 'UnknownDestinationField', message, resolution);
}
