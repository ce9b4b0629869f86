import { describe, expect, test } from '@jest/globals';
import * as bombs from './bombs.cases.ts';
import * as escapes from './escapes.cases.ts';
import { examine, secret } from './examine.ts';
import * as malformed from './malformed.cases.ts';
import type { HostileCase } from './malformed.cases.ts';

const tables: readonly Readonly<Record<string, readonly HostileCase[]>>[] = [malformed, escapes, bombs];

/** All end within 250 ms on a machine that does nothing else; this one may be busy. */
const longest = 1_000;

describe.each(tables.flatMap((table) => Object.entries(table)))('%s', (_group, cases) => {
  test.each(cases.map(([what, formula, outcome]) => ({ what, formula, outcome })))('$what', ({ formula, outcome }) => {
    const examined = examine(formula);
    expect(examined.outcome).toEqual(outcome);
    expect(examined.milliseconds).toBeLessThan(longest);
    expect(examined.places).not.toContain(null);
    expect(examined.messages.join('\n')).not.toContain(secret);
  });
});
