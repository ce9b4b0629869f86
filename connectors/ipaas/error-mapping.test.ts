import { describe, expect, it } from '@jest/globals';
import { ipaasFailure, type IpaasAction, type RefusedAnswer } from './error-mapping.ts';
import { readIpaasError } from './read-error.ts';

function answer(status: number, code: string | null = null, overrides: Partial<RefusedAnswer> = {}): RefusedAnswer {
  const { family } = readIpaasError(code ?? '', '');
  return { status, code, family, helpLink: null, words: '', requestId: 'req-1', retryAfterMs: null, ...overrides };
}

function failureOf(refused: RefusedAnswer, action: IpaasAction = 'update', customFields: string[] = []) {
  return ipaasFailure(refused, { action, customFields });
}

describe('an answer without a code is judged by its status', () => {
  it.each([
    { status: 302, code: 'UpstreamMisconfigured', retryable: false },
    { status: 400, code: 'IpaasRejected', retryable: false },
    { status: 401, code: 'IpaasAuthenticationFailure', retryable: false },
    { status: 403, code: 'IpaasAuthenticationFailure', retryable: false },
    { status: 404, code: 'UpstreamMisconfigured', retryable: false },
    { status: 405, code: 'UpstreamMisconfigured', retryable: false },
    { status: 408, code: 'UpstreamUnavailable', retryable: true },
    { status: 409, code: 'IpaasRejected', retryable: false },
    { status: 422, code: 'IpaasRejected', retryable: false },
    { status: 429, code: 'RateLimited', retryable: true },
    { status: 500, code: 'UpstreamUnavailable', retryable: true },
    { status: 503, code: 'UpstreamUnavailable', retryable: true },
  ])('$status is $code', ({ status, code, retryable }) => {
    expect(failureOf(answer(status))).toMatchObject({ code, retryable, upstream: { status, code: null } });
  });
});

describe('an answer with a code is judged by the code, whatever its status', () => {
  it.each([
    { status: 401, upstream: 'AUTH-1001', code: 'IpaasAuthenticationFailure' },
    { status: 404, upstream: 'AUTH-1004', code: 'IpaasAuthenticationFailure' },
    { status: 400, upstream: 'AUTZ-1002', code: 'IpaasAuthenticationFailure' },
    { status: 500, upstream: 'VALD-1002', code: 'IpaasRejected' },
    { status: 400, upstream: 'VALD-1049', code: 'IpaasRejected' },
    { status: 409, upstream: 'BIZL-1009', code: 'IpaasRejected' },
    { status: 404, upstream: 'NFND-1005', code: 'IpaasRejected' },
    { status: 400, upstream: 'INTL-1002', code: 'UpstreamUnavailable' },
    { status: 400, upstream: 'VALD-1011', code: 'CustomFieldMissing' },
  ])('$upstream with $status is $code', ({ status, upstream, code }) => {
    expect(failureOf(answer(status, upstream))).toMatchObject({ code, upstream: { status, code: upstream } });
  });

  it('VALD-1053 is worth another try: it reports an error of the server although it says validation', () => {
    expect(failureOf(answer(400, 'VALD-1053'))).toMatchObject({ code: 'UpstreamUnavailable', retryable: true });
  });

  it('429 stays a rate limit with any code', () => {
    expect(failureOf(answer(429, 'AUTZ-1001'))).toMatchObject({ code: 'RateLimited', retryable: true });
  });
});

describe('a record that is in the way', () => {
  it.each(['BIZL-1004', 'BIZL-1006', 'BIZL-1007'])('%s of a create is a duplicate customer', (upstream) => {
    expect(failureOf(answer(409, upstream), 'create')).toMatchObject({ code: 'DuplicateCustomer', retryable: false });
  });

  it.each(['BIZL-1004', 'BIZL-1006', 'BIZL-1007'])('%s of an update is a refusal', (upstream) => {
    expect(failureOf(answer(409, upstream), 'update')).toMatchObject({ code: 'IpaasRejected' });
  });

  it.each(['BIZL-1003', 'BIZL-1005'])('%s is a duplicate for any write: the link belongs to another', (upstream) => {
    expect(failureOf(answer(409, upstream), 'link')).toMatchObject({ code: 'DuplicateCustomer' });
  });

  it('is named by its id', () => {
    const words = 'CustomerNumber must be unique and there is already an item (ID: 150713) using that value.';
    expect(failureOf(answer(409, 'BIZL-1004', { words }), 'create').message).toContain('150713');
  });
});

describe('a custom field that does not exist', () => {
  const sent = ['Last Response', 'OpenAI Last Response ID', 'Known to Film'];
  const missing = (words: string, fields = sent) => failureOf(answer(400, 'VALD-1011', { words }), 'update', fields);

  it('is named, in the message and as a problem', () => {
    const failure = missing('Known to Film custom field does not exist or can not be found.');
    expect(failure.message).toBe(
      'The custom field "Known to Film" does not exist in iPaaS.com (VALD-1011). Nothing was written.',
    );
    expect(failure.problems).toMatchObject([{ field: 'Known to Film', code: 'CustomFieldMissing' }]);
  });

  it('is named whole where another name of ours is a part of it', () => {
    const failure = missing('OpenAI Last Response ID custom field does not exist or can not be found.');
    expect(failure.problems.map((problem) => problem.field)).toEqual(['OpenAI Last Response ID']);
  });

  it('is one of those that were sent where iPaaS.com names none of them', () => {
    const failure = missing('Secret Diary custom field does not exist or can not be found.');
    expect(failure.message).toContain('"Known to Film"');
    expect(failure.message).not.toContain('Secret Diary');
    expect(failure.problems).toEqual([]);
  });

  it('is told even where no custom field was sent', () => {
    expect(missing('?', []).message).toContain('A custom field of the mapping does not exist');
  });
});

describe('what people read', () => {
  it.each([
    [400, 'VALD-1049'],
    [409, 'BIZL-1006'],
    [500, 'INTL-1001'],
    [401, 'AUTH-1001'],
    [429, null],
    [404, null],
  ] as const)('never repeats the words of the answer (%s %s)', (status, code) => {
    const words = 'EmailAddress must be unique and ada@example.com is already in use.';
    expect(failureOf(answer(status, code, { words }), 'create').message).not.toContain('ada@example.com');
  });

  it('explains the code in our words', () => {
    expect(failureOf(answer(400, 'VALD-1049'), 'create').message).toBe(
      'iPaaS.com refused to create the customer: HTTP 400 (VALD-1049: first name and last name are both missing).',
    );
  });

  it('shows a code that nobody has explained yet as it is', () => {
    expect(failureOf(answer(400, 'VALD-9999')).message).toContain('(VALD-9999)');
  });
});

it('hands on the wait that the answer asks for', () => {
  expect(failureOf(answer(429, null, { retryAfterMs: 7000 })).retryAfterMs).toBe(7000);
  expect(failureOf(answer(503, null, { retryAfterMs: 30_000 })).retryAfterMs).toBe(30_000);
  expect(failureOf(answer(429)).retryAfterMs).toBeNull();
});

it('carries what a support case quotes', () => {
  expect(failureOf(answer(409, 'BIZL-1004')).upstream).toEqual({
    system: 'ipaas',
    status: 409,
    code: 'BIZL-1004',
    requestId: 'req-1',
  });
});

describe("the vendor's article on an error", () => {
  const helpLink = 'https://support.ipaas.com/en/articles/15461557-custom-field-errors';

  it.each(['VALD-1002', 'VALD-1011', 'AUTZ-1002', 'BIZL-1004'])('is named in the message of %s', (code) => {
    expect(failureOf(answer(400, code, { helpLink }), 'update').message).toContain(`See ${helpLink}`);
  });

  it('is left out where the answer names none', () => {
    expect(failureOf(answer(400, 'VALD-1002'), 'update').message).not.toContain('See');
  });
});
