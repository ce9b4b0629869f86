import { describe, expect, test } from '@jest/globals';
import type { DryRunPreview } from '../../../customer/dry-run-preview.ts';
import { renderPreview } from './render-preview.ts';

type Result = Parameters<typeof renderPreview>[0];

const preview: DryRunPreview = {
  sent: { CustomerNumber: 'C-1', FirstName: 'Marta', Comment: ' ', Tags: ['a', 'b'] },
  returned: { FirstName: 'Martha', KnownToFilm: true },
  mapped: [
    { field: 'CustomerNumber', kind: 'field', value: 'C-1', from: 'sent' },
    { field: 'FirstName', kind: 'field', value: 'Martha', from: 'returned' },
    { field: 'Known to Film', kind: 'customField', value: 'true', from: 'returned' },
    { field: 'Company', kind: 'field', value: null, from: 'formula' },
  ],
  held: [
    { field: 'CustomerNumber', kind: 'field', value: 'C-1' },
    { field: 'FirstName', kind: 'field', value: 'Marta' },
    { field: 'Company', kind: 'field', value: 'Looms' },
    { field: 'Comment', kind: 'field', value: 'not mapped' },
  ],
  customFieldsToCreate: ['Known to Film'],
};

const updated: Result = {
  outcome: 'updated',
  changes: [
    { field: 'FirstName', kind: 'field', before: 'Marta', after: 'Martha', from: 'returned' },
    { field: 'Known to Film', kind: 'customField', before: null, after: 'true', from: 'returned' },
  ],
};

const lines = (result: Result, seen: DryRunPreview = preview): string[] => renderPreview(result, seen).split('\n');

/** The lines of the second table, in cells, without its heading. */
function destinations(result: Result, seen: DryRunPreview = preview): string[][] {
  const all = lines(result, seen);
  const from = all.findIndex((line) => line.includes('would become'));
  const end = all.indexOf('', from);
  return all.slice(from + 1, end === -1 ? undefined : end).map((line) => line.trim().split(/ {2,}|(?<=^[=~+∅]) /));
}

describe('what a dry run saw, for a person', () => {
  test('is two tables that line up, and the custom fields that would be created', () => {
    expect(lines(updated)).toEqual([
      '  Source record   sent       returned',
      '  CustomerNumber  C-1        (nothing)',
      '  FirstName       Marta      Martha',
      '  Comment         " "        (nothing)',
      '  Tags            ["a","b"]  (nothing)',
      '  KnownToFilm     (nothing)  true',
      '',
      '    Customer        iPaaS.com holds  would become    from      kind',
      '  = CustomerNumber  C-1              C-1             sent      field',
      '  ~ FirstName       Marta            Martha          returned  field',
      '  + Known to Film   (nothing)        true            returned  custom field',
      '  ∅ Company         Looms            null, not sent  formula   field',
      '',
      '  Custom fields that would be created',
      '  + Known to Film',
    ]);
  });

  test('has no word of custom fields where none would be created', () => {
    expect(renderPreview(updated, { ...preview, customFieldsToCreate: [] })).not.toContain('created');
  });

  test('cuts a long value and keeps it on its line', () => {
    const long = { ...preview, sent: { Comment: `${'x'.repeat(70)}\nend` }, returned: {} };
    expect(lines(updated, long)[1]).toBe(`  Comment        ${'x'.repeat(59)}…  (nothing)`);
  });
});

describe('a mapped destination', () => {
  test('of a new customer is new', () => {
    const changes = [{ field: 'CustomerNumber', kind: 'field', before: null, after: 'C-1', from: 'sent' } as const];
    const mapped = preview.mapped?.slice(0, 1) ?? null;
    expect(destinations({ outcome: 'created', changes }, { ...preview, held: null, mapped })).toEqual([
      ['+', 'CustomerNumber', '(nothing)', 'C-1', 'sent', 'field'],
    ]);
  });

  test('of an unchanged customer stays as it is held, also where it only stamps the time', () => {
    const stamp = { field: 'Last Date', kind: 'customField', from: 'formula' } as const;
    const seen = {
      ...preview,
      mapped: [{ ...stamp, value: '2026-11-23' }],
      held: [{ field: 'Last Date', kind: 'customField', value: '2026-10-01' } as const],
    };
    expect(destinations({ outcome: 'unchanged', changes: [] }, seen)).toEqual([
      ['=', 'Last Date', '2026-10-01', '2026-10-01', 'formula', 'custom field'],
    ]);
  });

  test('is told as it would be written, not as it was mapped', () => {
    const changes = [
      { field: 'Known to Film', kind: 'customField', before: 'false', after: 'true', from: 'returned' } as const,
    ];
    const mapped = [{ field: 'Known to Film', kind: 'customField', value: 'Yes', from: 'returned' } as const];
    expect(destinations({ outcome: 'updated', changes }, { ...preview, mapped })[0]).toEqual([
      '~',
      'Known to Film',
      'false',
      'true',
      'returned',
      'custom field',
    ]);
  });

  test('is not confused with the custom field of the same name', () => {
    const mapped = [{ field: 'FirstName', kind: 'customField', value: 'Marta', from: 'sent' } as const];
    const changes = [{ field: 'FirstName', kind: 'customField', before: null, after: 'Marta', from: 'sent' } as const];
    expect(destinations({ outcome: 'updated', changes }, { ...preview, mapped })).toEqual([
      ['+', 'FirstName', '(nothing)', 'Marta', 'sent', 'custom field'],
    ]);
  });

  test.each(['invalid', 'skipped', 'failed', 'rejected'] as const)(
    'has no sign where the dry run was %s before it looked',
    (outcome) => {
      const seen = { ...preview, held: null };
      expect(destinations({ outcome, changes: [] }, seen)).toEqual([
        ['CustomerNumber', '(not looked up)', 'C-1', 'sent', 'field'],
        ['FirstName', '(not looked up)', 'Martha', 'returned', 'field'],
        ['Known to Film', '(not looked up)', 'true', 'returned', 'custom field'],
        ['∅', 'Company', '(not looked up)', 'null, not sent', 'formula', 'field'],
      ]);
    },
  );
});

test('a change that no mapping spoke of is told too', () => {
  const changes = [{ field: 'IsActive', kind: 'field', before: 'false', after: 'true', from: 'static' } as const];
  expect(destinations({ outcome: 'updated', changes }).at(-1)).toEqual([
    '~',
    'IsActive',
    'false',
    'true',
    'static',
    'field',
  ]);
});

test('a dry run that ended before the mapping shows the two sides alone', () => {
  const seen = { ...preview, mapped: null, held: null, customFieldsToCreate: [] };
  const text = renderPreview({ outcome: 'failed', changes: [] }, seen);
  expect(text).toContain('Source record');
  expect(text).not.toContain('would become');
});
