/** Countries by their code or English name (ISO 3166-1). */
import countries from 'i18n-iso-countries/index.js';
import english from 'i18n-iso-countries/langs/en.json' with { type: 'json' };
import { define, type Callable } from '../callable.ts';
import { FormulaError } from '../formula-error.ts';
import { trimText } from '../white-space.ts';

// Only the English names: all languages would take a process half a second to load.
countries.registerLocale(english);

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
  return byCode ?? countries.getSimpleAlpha2Code(sought, 'en') ?? null;
}
