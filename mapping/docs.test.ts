/** docs/mapping.md is true: its examples are run, and nothing that a formula may use is missing in it. */
import { existsSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { offsetOfDate } from './formula/dates/date-time.ts';
import { destinationText } from './formula/destination-text.ts';
import { FormulaError } from './formula/formula-error.ts';
import { functions, memberTables, statics } from './formula/library/library.ts';
import { parseFormula } from './formula/parse-formula.ts';
import { runFormula } from './formula/run-formula.ts';
import { enumNames } from './formula/values.ts';
import { prepareFormula } from './prepare/prepare-formula.ts';
import { recordScope } from './apply/record-scope.ts';
import { context, fields, page, place, rows, sourceRecord } from './testing/mapping-page.ts';

const scope = recordScope(sourceRecord(fields), context.systemId);

function resultOf(formula: string): string {
  try {
    const syncTime = offsetOfDate(context.syncTime);
    const text = destinationText(runFormula(parseFormula(formula), { scope, syncTime }));
    if (text === null) return '*null*';
    return text === '' ? '*empty text*' : `\`${text}\``;
  } catch (error) {
    if (error instanceof FormulaError) return '*error*';
    throw error;
  }
}

describe('the examples of formulas', () => {
  test.each(rows)('$formula gives $result', ({ formula, result }) => {
    expect(resultOf(formula)).toBe(result);
  });

  test.each(rows.filter(({ result }) => result !== '*error*'))(
    'the check has nothing against $formula',
    ({ formula }) => {
      expect(prepareFormula(formula).problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    },
  );

  test('are many', () => {
    expect(rows.length).toBeGreaterThan(280);
  });
});

/** All examples; enumerations are listed instead. */
const examples = rows.map(({ formula }) => formula).join('\n');

describe('the page shows everything', () => {
  test.each(functions.map(({ signature }) => signature.name))('the function %s, in an example', (name) => {
    expect(examples).toContain(`${name}(`);
  });

  test.each(
    [...statics].flatMap(([type, { properties, methods, constructors }]) => [
      ...methods.map(({ signature }) => `${type}.${signature.name}(`),
      ...constructors.map(() => `new ${type}(`),
      ...properties.map(({ name }) => `${type}.${name}`),
    ]),
  )('%s', (name) => {
    const [type = '', member = ''] = name.split('.');
    const isEnumeration = enumNames.some((known) => known === type);
    expect(isEnumeration ? page : examples).toContain(isEnumeration ? `\`${member}\`` : name);
  });

  test.each(
    Object.values(memberTables).flatMap(({ properties, methods }) => [
      ...properties.map(({ name }) => name),
      ...methods.map(({ signature }) => signature.name),
    ]),
  )('the member %s, in an example', (name) => {
    expect(examples).toMatch(new RegExp(`\\.${name}\\b`));
  });
});

test('links lead somewhere', () => {
  const links = [...page.matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g)].map(([, link = '']) => link);
  expect(links.filter((link) => !existsSync(new URL(link, place)))).toEqual([]);
});

test('links to its own headings lead to one', () => {
  const headings = [...page.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => heading);
  const anchors = headings.map((heading) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\w -]/g, '')
      .replaceAll(' ', '-'),
  );
  const links = [...page.matchAll(/\]\(#([^)]*)\)/g)].map(([, anchor = '']) => anchor);
  expect(links.filter((anchor) => !anchors.includes(anchor))).toEqual([]);
});
