/** What can be asked of numbers, bools, Guids and enumerations, and of the types of the last two. */
import { define, method, type MemberTable, type StaticTable } from '../callable.ts';
import { emptyGuid, formatGuid, parseGuid } from '../texts/guid.ts';
import { formatNumber } from '../numbers/number-format.ts';
import { compareNumbers, widenNumber } from '../numbers/numbers.ts';
import { isNumber, intOf, typeOf, type EnumValue, type GuidValue, type NumberValue, type Value } from '../values.ts';

export const numberMembers: MemberTable<NumberValue> = {
  properties: [],
  methods: [
    method('ToString(format?: string?): string', (self, args) => formatNumber(self, args.textOrNull(0) ?? '')),
    method('CompareTo(value: number): int', (self, args) => intOf(orderOf(self, args.number(0)))),
    method('Equals(value: object?): bool', (self, args) => isSameNumber(self, args.value(0))),
  ],
};

export const boolMembers: MemberTable<boolean> = {
  properties: [],
  methods: [
    method('ToString(): string', (self) => (self ? 'True' : 'False')),
    method('CompareTo(value: bool): int', (self, args) => intOf(Number(self) - Number(args.bool(0)))),
    method('Equals(value: object?): bool', (self, args) => self === args.value(0)),
  ],
};

export const guidMembers: MemberTable<GuidValue> = {
  properties: [],
  methods: [
    method('ToString(format?: string?): string', (self, args) => formatGuid(self, args.textOrNull(0) ?? '')),
    method('Equals(value: object?): bool', (self, args) => isSameGuid(self, args.value(0))),
  ],
};

export const guidStatics: StaticTable = {
  properties: [{ name: 'Empty', returns: 'Guid', readsTime: false, get: () => emptyGuid }],
  methods: [define('Parse(input: string): Guid', (args) => parseGuid(args.text(0)))],
  constructors: [define('Guid(g?: string): Guid', (args) => (args.count === 0 ? emptyGuid : parseGuid(args.text(0))))],
};

export const enumMembers: MemberTable<EnumValue> = {
  properties: [],
  methods: [
    method('ToString(): string', (self) => self.name),
    method('Equals(value: object?): bool', (self, args) => isSameEnum(self, args.value(0))),
  ],
};

/** In the order of their numbers, from 0. */
const enumerations: Readonly<Record<EnumValue['type'], readonly string[]>> = {
  DayOfWeek: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
  MidpointRounding: ['ToEven', 'AwayFromZero', 'ToZero', 'ToNegativeInfinity', 'ToPositiveInfinity'],
  StringComparison: [
    'CurrentCulture',
    'CurrentCultureIgnoreCase',
    'InvariantCulture',
    'InvariantCultureIgnoreCase',
    'Ordinal',
    'OrdinalIgnoreCase',
  ],
  StringSplitOptions: ['None', 'RemoveEmptyEntries', 'TrimEntries'],
};

/** `DayOfWeek.Monday` and the like. */
export const enumStatics: Readonly<Record<EnumValue['type'], StaticTable>> = {
  DayOfWeek: enumTable('DayOfWeek'),
  MidpointRounding: enumTable('MidpointRounding'),
  StringComparison: enumTable('StringComparison'),
  StringSplitOptions: enumTable('StringSplitOptions'),
};

function enumTable(type: EnumValue['type']): StaticTable {
  const members = enumerations[type].map((name, number): EnumValue => ({ type, name, number }));
  return {
    properties: members.map((value) => ({ name: value.name, returns: type, readsTime: false, get: () => value })),
    methods: [],
    constructors: [],
  };
}

/** As CompareTo of .NET, which unlike `<` has a place for NaN: before every number, beside another NaN. */
function orderOf(a: NumberValue, b: NumberValue): number {
  const order = compareNumbers(a, b);
  if (!Number.isNaN(order)) return order;
  return Number(Number.isNaN(b.value)) - Number(Number.isNaN(a.value));
}

/** As C# chooses: `1L.Equals(1)`, because the int widens; not `1.Equals(1L)`. */
function isSameNumber(self: NumberValue, value: Value): boolean {
  const other = isNumber(value) ? widenNumber(value, self.type) : null;
  return other !== null && orderOf(self, other) === 0;
}

function isSameGuid(self: GuidValue, value: Value): boolean {
  return typeof value === 'object' && value?.type === 'Guid' && value.text === self.text;
}

function isSameEnum(self: EnumValue, value: Value): boolean {
  return (
    typeOf(value) === self.type &&
    typeof value === 'object' &&
    value !== null &&
    'number' in value &&
    value.number === self.number
  );
}
