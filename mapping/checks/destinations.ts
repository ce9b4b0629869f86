import { requiredFields } from '../../customer/validate.ts';
import type { Mapping } from '../prepare/collection-schema.ts';
import { destinationOf } from '../prepare/destination.ts';
import type { Finding } from './finding.ts';

/** Whether each field is filled once, and each required one at all. */
export function checkDestinations(collection: string, mappings: readonly Mapping[]): Finding[] {
  return [...duplicates(collection, mappings), ...missing(collection, mappings)];
}

function duplicates(collection: string, mappings: readonly Mapping[]): Finding[] {
  const groups = Map.groupBy(mappings, (mapping) => {
    const destination = destinationOf(mapping);
    return destination === null ? '' : `${destination.kind} ${destination.field}`;
  });
  return [...groups].flatMap(([key, group]): Finding[] => {
    const [first, ...others] = group;
    if (key === '' || first === undefined || others.length === 0) return [];
    const field = first.destination_field;
    const ids = group.map(({ id }) => id).join(', ');
    return [
      {
        severity: 'error',
        code: 'DuplicateDestination',
        collection,
        mapping: first.id,
        field,
        message: `The mappings ${ids} all fill ${field}; only one value can be sent.`,
        resolution: 'Keep one of them, or put both into one formula, for example Coalesce(a, b).',
      },
    ];
  });
}

function missing(collection: string, mappings: readonly Mapping[]): Finding[] {
  const filled = new Set(
    mappings.flatMap((mapping) => {
      const destination = destinationOf(mapping);
      return destination?.kind === 'field' ? [destination.field] : [];
    }),
  );
  return requiredFields
    .filter((field) => !filled.has(field))
    .map((field) => ({
      severity: 'error',
      code: 'MissingRequiredDestination',
      collection,
      mapping: null,
      field,
      message: `No mapping fills ${field}, which a customer needs.`,
      resolution: `Add a mapping to Customer.${field}.`,
    }));
}
