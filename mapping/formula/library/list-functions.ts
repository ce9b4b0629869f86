/** Functions that look into lists and records. */
import type { Arguments } from '../arguments.ts';
import { define, type Callable, type CallContext } from '../callable.ts';
import { FormulaError } from '../formula-error.ts';
import { typeOf, type RecordValue, type Value } from '../values.ts';

export const listFunctions: readonly Callable[] = [
  define('First(list: List?): object?', (args) => args.listOrNull(0)?.items[0] ?? null),
  define('FirstMatch(list: List?, condition: string): Dictionary?', firstMatch),
  define('FieldFromFirstMatch(list: List?, condition: string, field: string): object?', (args, context) => {
    return firstMatch(args, context)?.entries.get(args.text(2)) ?? null;
  }),
  define('GetValue(source: Dictionary?, field: string): object?', (args) => {
    return args.recordOrNull(0)?.entries.get(args.text(1)) ?? null;
  }),
  define('GetCustomFieldValue(customFields: Dictionary|List?, name: string): object?', (args, context) => {
    const fields = args.value(0);
    if (fields === null) return null;
    if (typeOf(fields) === 'Dictionary') return args.record(0).entries.get(args.text(1)) ?? null;
    return findCustomField(args.list(0).items, args.text(1), context);
  }),
];

function firstMatch(args: Arguments, context: CallContext): RecordValue | null {
  for (const item of args.listOrNull(0)?.items ?? []) {
    context.budget.spend();
    const record = requireRecord(item);
    if (context.matches(args.text(1), record)) return record;
  }
  return null;
}

/** How lists of custom fields name their entries: pairs of .NET, the API of iPaaS.com, and source records. */
const forms = [
  { name: 'Key', value: 'Value' },
  { name: 'custom_field_name', value: 'value' },
  { name: 'Name', value: 'Value' },
] as const;

/** Names are case-sensitive, as in the vendor's handlers. */
function findCustomField(items: readonly Value[], name: string, { budget }: CallContext): Value {
  for (const item of items) {
    budget.spend();
    const { entries } = requireRecord(item);
    const form = forms.find((candidate) => entries.get(candidate.name) === name);
    if (form !== undefined) return entries.get(form.value) ?? null;
  }
  return null;
}

function requireRecord(item: Value): RecordValue {
  if (typeof item === 'object' && item !== null && item.type === 'Dictionary') return item;
  throw new FormulaError(`The list holds a ${typeOf(item)} where only records, of the type Dictionary, have fields.`);
}
