/** The names that formulas may use, and what is known of them before a record is there. */
import { knownSourceFields } from '../../customer/source-record.ts';
import type { KnownNames } from '../formula/check/checker.ts';
import type { StaticType } from '../formula/check/static-types.ts';

/** Variables that iPaaS.com sets beside the fields of the record (reference: ipaas-api.md, section 6.7). */
export const specialVariables = {
  /** The id of our subscription. */
  SpaceportSystemId: 'long',
  SourceTypeName: 'string',
  /** Fields of the record beyond those of the integration guide, by name. */
  CustomFields: 'Dictionary',
} as const satisfies Record<string, StaticType>;

/** A model may answer true as well as "Yes". */
const anyType: ReadonlySet<string> = new Set(['KnownToFilm']);

/** Fields that formulas see as text, whatever JSON type they came with. */
export const textFields: ReadonlySet<string> = new Set(knownSourceFields.filter((name) => !anyType.has(name)));

const types = new Map<string, StaticType>([
  ...knownSourceFields.map((name): [string, StaticType] => [name, textFields.has(name) ? 'string' : 'object']),
  ...Object.entries(specialVariables),
]);

export const knownNames: KnownNames = { typeOf: (name) => types.get(name) ?? null, names: [...types.keys()] };
