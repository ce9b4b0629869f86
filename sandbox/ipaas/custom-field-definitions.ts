/** Which custom fields the company has defined, and what their values must look like. */
import { z } from 'zod';
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
  /** Remembers everything but the ids that were given; the function that is returned brings it back. */
  save(): () => void;
}

const FIRST_ID = 501;

function keyOf(module: string, name: string): string {
  return `${module.toLowerCase()}|${name}`;
}

export function createCustomFieldDefinitions(): CustomFieldDefinitions {
  let definitions = new Map<string, CustomFieldDefinition>();
  let nextId = FIRST_ID;
  return {
    find: (module, name) => definitions.get(keyOf(module, name)) ?? null,
    add(definition) {
      const added = { id: nextId++, ...definition };
      definitions.set(keyOf(added.module, added.name), added);
      return added;
    },
    all: () => [...definitions.values()],
    clear() {
      definitions.clear();
      nextId = FIRST_ID;
    },
    save() {
      const saved = new Map(definitions);
      return () => {
        definitions = saved;
      };
    },
  };
}

/** The modules by the id of their mapping collection type. */
const modules: Readonly<Record<number, string>> = { 8: 'Customer' };

/** The module that a mapping collection type stands for; undefined for an unknown one. */
export function moduleOfType(mappingCollectionTypeId: number): string | undefined {
  return modules[mappingCollectionTypeId];
}

export function definitionOnWire({ id, name, description, dataType, module }: CustomFieldDefinition): JsonObject {
  const typeId = Object.keys(modules).find((key) => modules[Number(key)]?.toLowerCase() === module.toLowerCase());
  const mapping_collection_type_id = typeId === undefined ? null : Number(typeId);
  return { id, name, description, data_type: dataType, module, mapping_collection_type_id };
}

const calendarDay = z.iso.date();
const pointInTime = z.union([z.iso.datetime({ offset: true, local: true }), calendarDay]);

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
      return calendarDay.safeParse(value).success;
    case 'datetime':
      return pointInTime.safeParse(value).success;
    default:
      return true;
  }
}
