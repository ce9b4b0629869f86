/** What stands behind a dot: the members of a value, and of a type. */
import type { CallContext, Callable, MemberTable, StaticTable } from '../callable.ts';
import { typeName } from '../parser/nodes.ts';
import type { Signature, TypePattern } from '../signature.ts';
import { isNumber, isNumberType, type TypeName, type Value } from '../values.ts';
import { memberTables, statics } from './library.ts';

export type Candidate = Pick<Callable, 'signature' | 'call'>;

/** The members of one value. */
export interface BoundMembers {
  /** Undefined where values of this type have no such property. */
  property(name: string, context: CallContext): Value | undefined;
  methods(name: string): Candidate[];
}

export function membersOf(value: Exclude<Value, null>): BoundMembers {
  if (typeof value === 'string') return bind(value, memberTables.string);
  if (typeof value === 'boolean') return bind(value, memberTables.bool);
  if (isNumber(value)) return bind(value, memberTables.number);
  switch (value.type) {
    case 'char':
      return bind(value, memberTables.char);
    case 'DateTime':
      return bind(value, memberTables.DateTime);
    case 'DateTimeOffset':
      return bind(value, memberTables.DateTimeOffset);
    case 'TimeSpan':
      return bind(value, memberTables.TimeSpan);
    case 'Guid':
      return bind(value, memberTables.Guid);
    case 'List':
      return bind(value, memberTables.List);
    case 'Dictionary':
      return bind(value, memberTables.Dictionary);
    case 'DayOfWeek':
    case 'MidpointRounding':
    case 'StringComparison':
    case 'StringSplitOptions':
      return bind(value, memberTables.enum);
  }
}

function bind<Self extends Value>(self: Self, { properties, methods }: MemberTable<Self>): BoundMembers {
  return {
    property: (name, context) => properties.find((property) => property.name === name)?.get(self, context),
    methods: (name) =>
      methods
        .filter(({ signature }) => signature.name === name)
        .map((method) => ({ signature: method.signature, call: (args, context) => method.call(self, args, context) })),
  };
}

/** The type of a property of values of a type; null where there is none. */
export function propertyType(type: TypeName, name: string): TypePattern | null {
  return tableOf(type)?.properties.find((property) => property.name === name)?.returns ?? null;
}

export function methodSignatures(type: TypeName, name: string): Signature[] {
  const methods = tableOf(type)?.methods ?? [];
  return methods.map(({ signature }) => signature).filter((signature) => signature.name === name);
}

/** What a type itself offers; null where formulas know no type of this name. */
export function staticsNamed(name: string): StaticTable | null {
  return statics.get(typeName(name, false)) ?? null;
}

interface ReadableTable {
  readonly properties: readonly { readonly name: string; readonly returns: TypePattern }[];
  readonly methods: readonly { readonly signature: Signature }[];
}

function tableOf(type: TypeName): ReadableTable | null {
  if (isNumberType(type)) return memberTables.number;
  return new Map<string, ReadableTable>(Object.entries(memberTables)).get(type) ?? enumTable(type);
}

function enumTable(type: TypeName): ReadableTable | null {
  return type === 'null' ? null : memberTables.enum;
}
