import { describe, expect, test } from '@jest/globals';
import type { Finding } from '../../../mapping/checks/finding.ts';
import type { CheckedCollection } from '../../check-mappings.ts';
import { renderCheck } from './render-check.ts';

const ofField: Finding = {
  severity: 'error',
  code: 'FormulaInvalid',
  collection: 'own',
  mapping: '3',
  field: 'Comment',
  message: 'The formula is wrong.',
  resolution: 'Correct it.',
};
const ofAll: Finding = {
  ...ofField,
  severity: 'warning',
  mapping: null,
  field: null,
  message: 'Another fills the same.',
  resolution: 'Disable one.',
};
const note: Finding = { ...ofAll, severity: 'note', message: 'Not looked at.', resolution: 'Look again.' };

function render(...collections: Partial<CheckedCollection>[]): string[] {
  const whole = collections.map((given) => ({
    name: 'own',
    version: 'abc',
    origin: 'own.json',
    findings: [],
    ...given,
  }));
  const all = whole.flatMap(({ findings }) => findings);
  const count = (severity: Finding['severity']) => all.filter((finding) => finding.severity === severity).length;
  return renderCheck({ collections: whole, errors: count('error'), warnings: count('warning') }).split('\n');
}

describe('the findings for a person', () => {
  test('stand under their collection, with what to do below what is wrong', () => {
    expect(render({ version: null, findings: [ofField, ofAll] }, { name: 'other', origin: 'other.json' })).toEqual([
      'own  own.json',
      '  error    mapping 3, Comment  The formula is wrong.',
      '                               Correct it.',
      '  warning  collection          Another fills the same.',
      '                               Disable one.',
      '',
      'other  version abc  other.json',
      '  ok',
      '',
      '1 error, 1 warning.',
    ]);
  });

  test('of what has no name but its origin tell it once', () => {
    const broken = {
      name: 'no.json',
      version: null,
      origin: 'no.json',
      findings: [{ ...ofField, mapping: null, field: null }],
    };
    expect(render(broken).slice(0, 2)).toEqual(['no.json', '  error  collection  The formula is wrong.']);
  });

  test('tell a required field that no mapping fills by its name', () => {
    expect(render({ findings: [{ ...ofField, mapping: null, field: 'LastName' }] })[1]).toContain(
      'error  LastName  The',
    );
  });
});

describe('the last line', () => {
  test.each<[string, Finding[][]]>([
    ['No problems found in 1 collection.', [[]]],
    ['No problems found in 2 collections.', [[], []]],
    ['1 error.', [[ofField]]],
    ['2 warnings.', [[ofAll], [ofAll]]],
    ['2 errors, 1 warning.', [[ofField, ofAll], [ofField]]],
    ['No problems found in 1 collection; 1 thing could not be checked.', [[note]]],
    ['1 warning; 2 things could not be checked.', [[note, ofAll, note]]],
    ['No problems found in no collection.', []],
  ])('is %j', (line, findings) => {
    expect(render(...findings.map((some) => ({ findings: some }))).at(-1)).toBe(line);
  });
});
