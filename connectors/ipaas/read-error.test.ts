import { describe, expect, it } from '@jest/globals';
import { readIpaasError } from './read-error.ts';

describe('the code of an iPaaS.com error is found', () => {
  it.each([
    { shape: 'under code', body: '{"code":"VALD-1011","message":"x"}' },
    { shape: 'under error_code', body: '{"error_code":"VALD-1011","error":"x"}' },
    { shape: 'under ErrorCode', body: '{"ErrorCode":"VALD-1011"}' },
    { shape: 'in the first of a list', body: '[{"code":"VALD-1011"},{"code":"VALD-1002"}]' },
    { shape: 'in a nested list of errors', body: '{"errors":[{"code":"VALD-1011"}]}' },
    {
      shape: 'in the title of problem details',
      body: '{"type":"about:blank","title":"VALD-1011: no field","status":400}',
    },
    {
      shape: 'in the errors of problem details',
      body: '{"title":"One or more","errors":{"name":["VALD-1011 no field"]}}',
    },
    { shape: 'in a bare JSON string', body: '"VALD-1011: no field"' },
    { shape: 'in plain text', body: 'Error VALD-1011: no field' },
    { shape: 'in broken JSON', body: '{"code":"VALD-1011","mess' },
  ])('$shape', ({ body }) => {
    expect(readIpaasError(body, 'Bad Request').code).toBe('VALD-1011');
  });

  it('in the reason phrase of an answer without a body', () => {
    expect(readIpaasError('', 'VALD-1011 custom field does not exist').code).toBe('VALD-1011');
  });

  it('under its key before any other place that mentions one', () => {
    const body = '{"message":"after AUTH-1001 came this","details":{"code":"BIZL-1004"}}';
    expect(readIpaasError(body, '').code).toBe('BIZL-1004');
  });
});

describe('no code is found', () => {
  it.each([
    { what: 'an empty answer', body: '' },
    { what: 'an HTML page', body: '<html><body>502 Bad Gateway</body></html>' },
    { what: 'a code of another system', body: '{"code":"ERR-1011"}' },
    { what: 'a code with too many digits', body: '{"code":"VALD-10111"}' },
    { what: 'a code inside a word', body: '{"message":"INVALD-1011"}' },
    { what: 'JSON null', body: 'null' },
    { what: 'JSON deeper than any error is', body: `${'{"a":'.repeat(20)}"VALD-1011"${'}'.repeat(20)}` },
  ])('in $what', ({ body }) => {
    expect(readIpaasError(body, '').code).toBeNull();
  });
});

describe('the words of an error', () => {
  it('hold every text of the answer, unescaped, and the reason phrase', () => {
    const { words } = readIpaasError('{"message":"\\"Gr\\u00f6\\u00dfe\\" is missing","errors":["two"]}', 'three');
    expect(words).toBe('"Größe" is missing\ntwo\nthree');
  });

  it('are bounded, however long the answer is', () => {
    expect(readIpaasError('x'.repeat(1_000_000), '').words.length).toBeLessThanOrEqual(20_000);
  });
});

describe('the family of an error', () => {
  it.each(['AUTH', 'AUTZ', 'VALD', 'BIZL', 'NFND', 'INTL'])(
    'is %s, the part of its code before the number',
    (family) => {
      expect(readIpaasError(`{"code":"${family}-1001"}`, '').family).toBe(family);
    },
  );

  it('is none without a code', () => {
    expect(readIpaasError('gone', '').family).toBeNull();
  });
});

describe('the help link of an error', () => {
  const link = 'https://support.ipaas.com/en/articles/15461557-custom-field-errors';

  it.each(['help_url', 'link', 'article', 'HelpLink'])('is found under %s', (key) => {
    expect(readIpaasError(JSON.stringify({ code: 'VALD-1011', [key]: link }), '').helpLink).toBe(link);
  });

  it('is only ever an article of the vendor', () => {
    const elsewhere =
      '{"help_url":"https://support.ipaas.com.example.com/en/articles/1","link":"http://evil.example.com"}';
    expect(readIpaasError(elsewhere, '').helpLink).toBeNull();
  });
});
