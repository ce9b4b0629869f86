/** A mapping collection that was read, checked and parsed, ready to be applied to any number of records. */
import type { FieldKind, MappingIdentity } from '../../customer/mapped-customer.ts';
import type { WritePolicy } from '../../customer/write-policy.ts';
import type { Program } from '../formula/syntax.ts';

export interface PreparedFormula {
  /** As it was written. */
  text: string;
  program: Program;
  /** Source fields and special variables that it reads. */
  reads: ReadonlySet<string>;
  /** Texts that stand in the formula itself: a message made of them alone holds no customer data. */
  literals: ReadonlySet<string>;
  /** True where the result depends on nothing but the time of the sync (docs/decisions/0004). */
  stampsTime: boolean;
}

/** What a mapping reads. */
export type PreparedSource =
  | { type: 'field'; name: string }
  | { type: 'static'; text: string }
  | { type: 'formula'; formula: PreparedFormula }
  | { type: 'translation'; input: PreparedFormula; table: ReadonlyMap<string, string> };

export interface PreparedMapping {
  id: string;
  field: string;
  kind: FieldKind;
  source: PreparedSource;
  defaultValue: string | null;
}

export interface PreparedCollection {
  identity: MappingIdentity;
  /** Where it came from, for people: the name of a file, or `iPaaS.com, id 4711`. */
  origin: string;
  /** False: not to be used by a sync, and in nobody's way. */
  enabled: boolean;
  writePolicy: WritePolicy;
  /** Null: every record passes. */
  filter: PreparedFormula | null;
  errorFilter: PreparedFormula | null;
  mappings: PreparedMapping[];
}
