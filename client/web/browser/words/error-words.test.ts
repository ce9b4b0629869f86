import { describe, expect, test } from '@jest/globals';
import { groupProblems, problemLine, upstreamWords } from './error-words.ts';

const code = 'MissingRequiredField';

describe('problems of a record', () => {
  test('are told by field, in the order in which the fields come', () => {
    const problems = [
      { field: 'FirstName', code, message: 'FirstName is missing.' },
      { field: 'EmailAddress', code, message: 'No address.' },
      { field: 'FirstName', code, message: 'FirstName is a list.' },
    ] as const;
    expect(groupProblems(problems)).toEqual([
      { field: 'FirstName', messages: ['FirstName is missing.', 'FirstName is a list.'] },
      { field: 'EmailAddress', messages: ['No address.'] },
    ]);
  });

  test('are told once where two mappings found the same', () => {
    const problem = { field: 'FirstName', code, message: 'FirstName is missing.' } as const;
    expect(groupProblems([problem, problem])).toEqual([{ field: 'FirstName', messages: ['FirstName is missing.'] }]);
  });

  test('name their field, and not twice', () => {
    expect(problemLine({ field: 'FirstName', messages: ['FirstName is missing.'] })).toBe('FirstName is missing.');
    expect(problemLine({ field: 'EmailAddress', messages: ['No address.'] })).toBe('EmailAddress: No address.');
  });

  test('are none where there are none', () => {
    expect(groupProblems([])).toEqual([]);
  });
});

test.each([
  ['openai', 401, 'invalid_api_key', 'OpenAI answered HTTP 401, invalid_api_key'],
  ['ipaas', 500, null, 'iPaaS.com answered HTTP 500'],
  ['ipaas', null, 'BIZL-1006', 'iPaaS.com answered BIZL-1006'],
  ['openai', null, null, 'OpenAI did not answer'],
] as const)('%s with status %s and code %s: %s', (system, status, errorCode, told) => {
  expect(upstreamWords({ system, status, code: errorCode, requestId: null })).toBe(told);
});
