/** Countries by their code or English name (ISO 3166-1). */
import { createRequire } from 'node:module';
import countries from 'i18n-iso-countries/index.js';
import { z } from 'zod';
import { define, type Callable } from '../callable.ts';
import { FormulaError } from '../formula-error.ts';
import { trimText } from '../texts/white-space.ts';

const namesSchema = z.object({
  locale: z.string(),
  countries: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
});

export const countryFunctions: readonly Callable[] = [
  define('CountryCode(text: string?): string?', (args) => findCountry(args.textOrNull(0))),
  define('CountryCodeRequired(text: string?): string', (args) => {
    const code = findCountry(args.textOrNull(0));
    if (code === null) throw new FormulaError('CountryCodeRequired found no country of this code or name.');
    return code;
  }),
];

/** The code of two letters, from that, the code of three letters or the English name, whatever the case and accents. */
function findCountry(text: string | null): string | null {
  const sought = trimText(text ?? '');
  const code = sought.toUpperCase();
  if (/^[A-Z]{2}$/.test(code) && countries.isValid(code)) return code;
  const byCode = /^[A-Z]{3}$/.test(code) ? countries.alpha3ToAlpha2(code) : undefined;
  return byCode ?? findName(sought);
}

/** No country's name is longer; comparing longer texts with all of them would be work for nothing. */
const longestName = 100;

function findName(name: string): string | null {
  if (name.length > longestName) return null;
  registerNames();
  return countries.getSimpleAlpha2Code(name, 'en') ?? null;
}

/** Only when they are first needed, and only the English names: the package's own entry loads all languages at once. */
function registerNames(): void {
  if (countries.langs().includes('en')) return;
  const names: unknown = createRequire(import.meta.url)('i18n-iso-countries/langs/en.json');
  countries.registerLocale(namesSchema.parse(names));
}
