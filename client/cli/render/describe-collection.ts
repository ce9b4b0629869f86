import type { FieldKind } from '../../../customer/mapped-customer.ts';
import type { CollisionHandling, SyncType } from '../../../customer/write-policy.ts';
import type {
  PreparedCollection,
  PreparedMapping,
  PreparedSource,
} from '../../../mapping/prepare/prepared-collection.ts';

export interface DescribedMapping {
  id: string;
  /** As iPaaS.com calls it. */
  type: 'Field' | 'Static' | 'Dynamic Formula' | 'Lookup Translation';
  source: string;
  /** Of a translation: its table. */
  translations: Record<string, string> | null;
  destination: string;
  kind: FieldKind;
  default: string | null;
}

export interface DescribedCollection {
  name: string;
  version: string;
  origin: string;
  active: boolean;
  syncType: SyncType;
  /** Null: as COLLISION_HANDLING says. */
  collisionHandling: CollisionHandling | null;
  filter: string | null;
  errorFilter: string | null;
  mappings: DescribedMapping[];
}

/** A collection as plain data, in the words of its file. */
export function describeCollection(collection: PreparedCollection): DescribedCollection {
  const { identity, origin, enabled, writePolicy, filter, errorFilter, mappings } = collection;
  return {
    ...identity,
    origin,
    active: enabled,
    ...writePolicy,
    filter: filter?.text ?? null,
    errorFilter: errorFilter?.text ?? null,
    mappings: mappings.map(describeMapping),
  };
}

function describeMapping({ id, field, kind, source, defaultValue }: PreparedMapping): DescribedMapping {
  return { id, ...describeSource(source), destination: field, kind, default: defaultValue };
}

function describeSource(source: PreparedSource): Pick<DescribedMapping, 'type' | 'source' | 'translations'> {
  switch (source.type) {
    case 'field':
      return { type: 'Field', source: source.name, translations: null };
    case 'static':
      return { type: 'Static', source: source.text, translations: null };
    case 'formula':
      return { type: 'Dynamic Formula', source: source.formula.text, translations: null };
    case 'translation':
      return {
        type: 'Lookup Translation',
        source: source.input.text,
        translations: Object.fromEntries(source.table),
      };
  }
}
