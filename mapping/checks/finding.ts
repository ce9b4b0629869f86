/** What `mapping check` finds. */

export type FindingCode =
  | 'NotACollection'
  | 'DuplicateName'
  | 'UnsupportedCollection'
  | 'UnsupportedSyncType'
  | 'UnknownCollisionMethod'
  | 'UnknownMappingType'
  | 'UnknownDestinationField'
  | 'DuplicateDestination'
  | 'MissingRequiredDestination'
  | 'MissingSource'
  | 'UnknownSourceField'
  | 'FormulaInvalid'
  | 'FormulaSuspicious'
  | 'TranslationMissing'
  | 'ChildrenIgnored'
  | 'CustomFieldMissing'
  | 'CustomFieldTypeDiffers'
  | 'ConflictingCollection'
  | 'NotChecked';

export interface Finding {
  /** `error`: the collection cannot be used. `warning`: it can, but look at it. `note`: something could not be checked. */
  severity: 'error' | 'warning' | 'note';
  code: FindingCode;
  /** Name of the collection. */
  collection: string;
  /** Id of the mapping; null where it is about the collection as a whole. */
  mapping: string | null;
  /** The destination field; null where it is about none. */
  field: string | null;
  /** What is wrong. Never a value of a customer's. */
  message: string;
  /** What to do about it. */
  resolution: string;
}

export function isError({ severity }: Finding): boolean {
  return severity === 'error';
}
