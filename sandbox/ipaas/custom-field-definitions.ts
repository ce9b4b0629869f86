/** Which custom fields the company has defined, and what their values must look like. */
import type { JsonObject } from '../http/json.ts';

export const dataTypes = ['string', 'number', 'bool', 'guid', 'encrypted', 'password', 'enum', 'date', 'datetime'];

export interface CustomFieldDefinition {
  id: number;
  name: string;
  description: string | null;
  /** One of `dataTypes`. */
  dataType: string;
  module: string;
}

export interface CustomFieldDefinitions {
  /** Names are case-sensitive. */
  find(module: string, name: string): CustomFieldDefinition | null;
  add(definition: Omit<CustomFieldDefinition, 'id'>): CustomFieldDefinition;
  all(): CustomFieldDefinition[];
  clear(): void;
}

const FIRST_ID = 501;

function keyOf(module: string, name: string): string {
  return `${module.toLowerCase()}|${name}`;
}

export function createCustomFieldDefinitions(): CustomFieldDefinitions {
  const definitions = new Map<string, CustomFieldDefinition>();
  return {
    find: (module, name) => definitions.get(keyOf(module, name)) ?? null,
    add(definition) {
      const added = { id: FIRST_ID + definitions.size, ...definition };
      definitions.set(keyOf(added.module, added.name), added);
      return added;
    },
    all: () => [...definitions.values()],
    clear: () => definitions.clear(),
  };
}

export function definitionOnWire({ id, name, description, dataType, module }: CustomFieldDefinition): JsonObject {
  return { id, name, description, data_type: dataType, module };
}

/** True where the text is a value of the definition's data type. */
export function conforms(dataType: string, value: string): boolean {
  switch (dataType) {
    case 'number':
      return /^-?\d+(\.\d+)?$/.test(value);
    case 'bool':
      return /^(true|false)$/i.test(value);
    case 'guid':
      return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value);
    case 'date':
    case 'datetime':
      return /^\d{4}-\d{2}-\d{2}/.test(value) && !Number.isNaN(Date.parse(value));
    default:
      return true;
  }
}
