import { method, type MemberTable } from '../callable.ts';
import { intOf, type RecordValue } from '../values.ts';

/** What a record can be asked; its fields themselves are read by `.Name` and `["Name"]`. */
export const recordMembers: MemberTable<RecordValue> = {
  properties: [
    { name: 'Count', returns: 'int', get: ({ entries }) => intOf(entries.size) },
    { name: 'Keys', returns: 'List', get: ({ entries }) => ({ type: 'List', items: [...entries.keys()] }) },
    { name: 'Values', returns: 'List', get: ({ entries }) => ({ type: 'List', items: [...entries.values()] }) },
  ],
  methods: [
    method('ContainsKey(key: string): bool', ({ entries }, args) => entries.has(args.text(0))),
    method('Count(): int', ({ entries }) => intOf(entries.size)),
  ],
};
