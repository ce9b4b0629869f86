/** Compares the custom fields that a mapping fills with those that iPaaS.com has. Pure. */
import { canHold, readDataType, type DataType, type WantedType } from './data-types.ts';
import type { CustomFieldDefinition } from './definitions-api.ts';

export interface WantedField {
  name: string;
  type: WantedType;
}

export interface PlannedField {
  name: string;
  wanted: WantedType;
  /** The data type that iPaaS.com has it in, as iPaaS.com writes it; null where there is no such field. */
  existing: string | null;
  /** `type-differs`: it exists, but cannot hold what the mapping sends. We never change it. */
  action: 'exists' | 'create' | 'type-differs';
}

/** True where the existing type can hold what goes into the field. */
type Fits = (existing: DataType | null, field: WantedField) => boolean;

/**
 * @param fits by default: the type can hold every value that the mapping may ever send
 * @returns one entry for each wanted field, in their order; names are case-sensitive
 */
export function planCustomFields(
  wanted: readonly WantedField[],
  definitions: readonly CustomFieldDefinition[],
  fits: Fits = (existing, { type }) => canHold(existing, type),
): PlannedField[] {
  const byName = new Map(definitions.map((definition) => [definition.name, definition]));
  return wanted.map((field) => {
    const { name, type } = field;
    const definition = byName.get(name);
    if (definition === undefined) return { name, wanted: type, existing: null, action: 'create' };
    const action = fits(readDataType(definition.dataType), field) ? 'exists' : 'type-differs';
    return { name, wanted: type, existing: definition.dataType ?? 'string', action };
  });
}
