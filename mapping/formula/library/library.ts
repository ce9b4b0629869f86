/** Everything that a formula may call or read beside its record. What is not in these tables does not exist for it. */
import type { Callable, StaticTable } from '../callable.ts';
import { conditionFunctions } from './condition-functions.ts';
import { countryFunctions } from './country-functions.ts';
import { dateFunctions } from './date-functions.ts';
import { dateTimeMembers, dateTimeOffsetMembers } from './date-members.ts';
import { dateTimeOffsetStatics, dateTimeStatics } from './date-statics.ts';
import { listFunctions } from './list-functions.ts';
import { listMembers } from './list-members.ts';
import { mathStatics } from './math.ts';
import { numberFunctions } from './number-functions.ts';
import { boolMembers, enumMembers, enumStatics, guidMembers, guidStatics, numberMembers } from './number-members.ts';
import {
  boolStatics,
  convertStatics,
  decimalStatics,
  doubleStatics,
  intStatics,
  longStatics,
} from './number-statics.ts';
import { recordMembers } from './record-members.ts';
import { charMembers, stringMembers } from './string-members.ts';
import { charStatics, stringStatics } from './string-statics.ts';
import { textFunctions } from './text-functions.ts';
import { timeSpanMembers, timeSpanStatics } from './time-span-tables.ts';

export const functions: readonly Callable[] = [
  ...conditionFunctions,
  ...textFunctions,
  ...numberFunctions,
  ...dateFunctions,
  ...listFunctions,
  ...countryFunctions,
];

const functionsByName = Map.groupBy(functions, ({ signature }) => signature.name);

/** All functions of a name; empty where there is none. */
export function functionsNamed(name: string): readonly Callable[] {
  return functionsByName.get(name) ?? [];
}

/** `DBNull.Value` is null: a database has no part in this. */
const dbNullStatics: StaticTable = {
  properties: [{ name: 'Value', returns: 'null', readsTime: false, get: () => null }],
  methods: [],
  constructors: [],
};

/** Types by the name under which formulas know them; `String` and the like are written as `string` when a formula is read. */
export const statics: ReadonlyMap<string, StaticTable> = new Map<string, StaticTable>([
  ['Math', mathStatics],
  ['Convert', convertStatics],
  ['string', stringStatics],
  ['char', charStatics],
  ['int', intStatics],
  ['long', longStatics],
  ['double', doubleStatics],
  ['decimal', decimalStatics],
  ['bool', boolStatics],
  ['DateTime', dateTimeStatics],
  ['DateTimeOffset', dateTimeOffsetStatics],
  ['TimeSpan', timeSpanStatics],
  ['Guid', guidStatics],
  ['DBNull', dbNullStatics],
  ...Object.entries(enumStatics),
]);

/** By the name of the type of the values. */
export const memberTables = {
  string: stringMembers,
  char: charMembers,
  bool: boolMembers,
  number: numberMembers,
  DateTime: dateTimeMembers,
  DateTimeOffset: dateTimeOffsetMembers,
  TimeSpan: timeSpanMembers,
  Guid: guidMembers,
  enum: enumMembers,
  List: listMembers,
  Dictionary: recordMembers,
} as const;
