import type { PreparedCollection } from './prepared-collection.ts';

export interface FilledCustomField {
  /** Id of the mapping that fills it. */
  mapping: string;
  name: string;
  /** True where it is filled with nothing but the time of the sync, which decides its data type. */
  stampsTime: boolean;
}

/** The custom fields that a collection fills, in the order of its mappings. */
export function filledCustomFields({ mappings }: PreparedCollection): FilledCustomField[] {
  return mappings
    .filter(({ kind }) => kind === 'customField')
    .map(({ id, field, source }) => {
      const stampsTime = source.type === 'formula' && source.formula.stampsTime;
      return { mapping: id, name: field, stampsTime };
    });
}
