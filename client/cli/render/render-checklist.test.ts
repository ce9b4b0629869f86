import { describe, expect, test } from '@jest/globals';
import type { Check, CheckStatus } from '../../checks/check.ts';
import { renderChecklist } from './render-checklist.ts';

function check(status: CheckStatus, title: string, resolution: string | null = null): Check {
  return { id: title, title, status, detail: `It is ${status}.`, resolution, code: null };
}

function render(...checks: Check[]): string[] {
  return renderChecklist({ checks, ok: true, checkedAt: '2026-11-24T12:00:00.000Z' }).split('\n');
}

describe('the checklist for a person', () => {
  test('is a line for each check, what to do below it, and a count', () => {
    const lines = render(
      check('ok', 'Names'),
      check('warning', 'Mapping', 'Look at it.'),
      check('failed', 'Key', 'Mend it.'),
      check('unknown', 'Clock', 'Wait.'),
    );
    expect(lines).toEqual([
      '  ✔ ok       Names    It is ok.',
      '  ! warning  Mapping  It is warning.',
      '                      → Look at it.',
      '  ✖ failed   Key      It is failed.',
      '                      → Mend it.',
      '  ? unknown  Clock    It is unknown.',
      '                      → Wait.',
      '',
      '1 of 4 ok, 1 failed, 1 warning, 1 unknown.',
    ]);
  });

  test('says shortly that all is well', () => {
    expect(render(check('ok', 'Names'), check('ok', 'Key')).at(-1)).toBe('All 2 checks are ok.');
  });
});
