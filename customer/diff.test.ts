import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { diffCustomer, isDifferent, nothingHeld, type ExistingValues } from './diff.ts';
import type { FieldKind, MappedValue } from './mapped-customer.ts';
import type { FieldChange } from './sync-result.ts';

function mapped(field: string, value: string, overrides: Partial<MappedValue> = {}): MappedValue {
  return { field, kind: 'field', value, from: 'sent', stampsTime: false, ...overrides };
}

function held(field: Record<string, string>, customField: Record<string, string> = {}): ExistingValues {
  return { field: new Map(Object.entries(field)), customField: new Map(Object.entries(customField)) };
}

const stamp = mapped('OpenAI Last Response Date', '2026-07-02T10:00:00Z', {
  kind: 'customField',
  from: 'formula',
  stampsTime: true,
});

describe('the changes between what iPaaS.com holds and what was mapped', () => {
  it('are none where every mapped value is held already', () => {
    expect(diffCustomer(held({ FirstName: 'Ada' }), [mapped('FirstName', 'Ada')])).toEqual([]);
  });

  it('name the value before, the value after and where it came from', () => {
    const changes = diffCustomer(held({ FirstName: 'Ada' }), [mapped('FirstName', 'Grace', { from: 'returned' })]);
    expect(changes).toEqual([{ field: 'FirstName', kind: 'field', before: 'Ada', after: 'Grace', from: 'returned' }]);
  });

  it('ignore what is held but was not mapped, so that nothing is blanked', () => {
    expect(diffCustomer(held({ FirstName: 'Ada', Comment: 'VIP' }), [mapped('FirstName', 'Ada')])).toEqual([]);
  });

  it('keep the order of the mapping', () => {
    const changes = diffCustomer(nothingHeld, [mapped('LastName', 'B'), mapped('FirstName', 'A')]);
    expect(changes.map((change) => change.field)).toEqual(['LastName', 'FirstName']);
  });

  it('show null before for everything of a customer that does not exist', () => {
    const changes = diffCustomer(nothingHeld, [mapped('FirstName', 'Ada'), stamp]);
    expect(changes.map((change) => change.before)).toEqual([null, null]);
  });

  it.each([
    { title: 'a missing value', before: held({}), expected: null },
    { title: 'an empty value', before: held({ Comment: '' }), expected: null },
    { title: 'another case', before: held({ Comment: 'vip' }), expected: 'vip' },
    { title: 'a blank at the end', before: held({ Comment: 'VIP ' }), expected: 'VIP ' },
  ])('count $title as a difference', ({ before, expected }) => {
    expect(diffCustomer(before, [mapped('Comment', 'VIP')])).toMatchObject([{ before: expected, after: 'VIP' }]);
  });

  it('keep a custom field apart from a field of the same name', () => {
    const before = held({ Comment: 'VIP' }, { Comment: 'old' });
    const changes = diffCustomer(before, [mapped('Comment', 'VIP'), mapped('Comment', 'new', { kind: 'customField' })]);
    expect(changes).toEqual([{ field: 'Comment', kind: 'customField', before: 'old', after: 'new', from: 'sent' }]);
  });
});

describe('whether anything is worth a write', () => {
  const before = held({ FirstName: 'Ada' }, { 'OpenAI Last Response Date': '2026-07-01T10:00:00Z' });

  it.each([
    { title: 'nothing changed', values: [mapped('FirstName', 'Ada')], expected: false },
    { title: 'only the time of the sync changed', values: [mapped('FirstName', 'Ada'), stamp], expected: false },
    { title: 'a value changed', values: [mapped('FirstName', 'Grace')], expected: true },
    { title: 'a value and the time changed', values: [mapped('FirstName', 'Grace'), stamp], expected: true },
    {
      title: 'a field changed that only shares its name with a time stamp',
      values: [mapped('OpenAI Last Response Date', 'today'), stamp],
      expected: true,
    },
  ])('is $expected where $title', ({ values, expected }) => {
    expect(isDifferent(diffCustomer(before, values), values)).toBe(expected);
  });
});

/** What a write does: each change takes the place of what was there. */
function applyChanges({ field, customField }: ExistingValues, changes: readonly FieldChange[]): ExistingValues {
  const after = { field: new Map(field), customField: new Map(customField) };
  for (const change of changes) if (change.after !== null) after[change.kind].set(change.field, change.after);
  return after;
}

describe('the changes, applied to what is held', () => {
  const kind = fc.constantFrom<FieldKind>('field', 'customField');
  const name = fc.constantFrom<string>('FirstName', 'LastName', 'Comment', 'Known to Film', '__proto__');
  const text = fc.constantFrom<string>('', ' ', 'Ada', 'ada', 'Grace');
  const values = fc
    .uniqueArray(fc.record({ field: name, kind, value: text.filter((value) => value.trim() !== '') }), {
      selector: ({ field, kind: of }) => `${of} ${field}`,
    })
    .map((all) => all.map(({ field, value, ...rest }) => mapped(field, value, rest)));
  const side = fc.array(fc.tuple(name, text)).map((entries) => new Map(entries));
  const before = fc.record({ field: side, customField: side });

  it('give what was mapped, beside what was not', () => {
    fc.assert(
      fc.property(before, values, (existing, all) => {
        const after = applyChanges(existing, diffCustomer(existing, all));
        const wanted = { field: new Map(existing.field), customField: new Map(existing.customField) };
        for (const { kind: of, field, value } of all) wanted[of].set(field, value);
        expect(after).toEqual(wanted);
      }),
    );
  });

  it('leave nothing to change', () => {
    fc.assert(
      fc.property(before, values, (existing, all) => {
        expect(diffCustomer(applyChanges(existing, diffCustomer(existing, all)), all)).toEqual([]);
      }),
    );
  });

  it('say truly what was there before', () => {
    fc.assert(
      fc.property(before, values, (existing, all) => {
        for (const change of diffCustomer(existing, all)) {
          expect(change.before).toBe(existing[change.kind].get(change.field) || null);
        }
      }),
    );
  });
});
