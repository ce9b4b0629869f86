/**
 * Reads whatever iPaaS.com sends with an error. The shape is not documented (reference: ipaas-api.md, section 3.5), so
 * every shape that was seen is understood: an object or a list of them, ASP.NET problem details, plain text, or an
 * empty body with the message in the HTTP reason phrase.
 */
import { parseJson } from './read-json.ts';

/** The part of a code before its number: what kind of error it is. */
export type IpaasErrorFamily = 'AUTH' | 'AUTZ' | 'VALD' | 'BIZL' | 'NFND' | 'INTL';

export interface IpaasErrorText {
  /** iPaaS.com's stable code, such as `VALD-1011`; null where the answer holds none. */
  code: string | null;
  family: IpaasErrorFamily | null;
  /** The vendor's article on the error; null where the answer names none. */
  helpLink: string | null;
  /**
   * Everything the answer says. It may hold customer data: it is only ever searched for words of our own, and never
   * shown, logged or kept.
   */
  words: string;
}

const families = ['AUTH', 'AUTZ', 'VALD', 'BIZL', 'NFND', 'INTL'] as const satisfies IpaasErrorFamily[];
const codePattern = new RegExp(`\\b(?:${families.join('|')})-\\d{4}\\b`);
/** Only the vendor's own articles: an address from outside is shown to people. */
const helpPattern = /https:\/\/support\.ipaas\.com\/en\/articles\/\d{1,12}(?:-[a-z0-9-]{1,100})?/;
const codeKeys = new Set(['code', 'errorcode']);
/** Deep enough for a list of problem details, and a bound for what comes from outside. */
const deepest = 6;
const longest = 20_000;

/**
 * @param body the answer's body as text, JSON or not
 * @param reasonPhrase the text beside the HTTP status, in which iPaaS.com sometimes puts its message
 */
export function readIpaasError(body: string, reasonPhrase: string): IpaasErrorText {
  const leaves: Leaf[] = [];
  collectText(parseJson(body) ?? body, '', 0, leaves);
  const words = [...leaves.map((leaf) => leaf.text), reasonPhrase].join('\n').slice(0, longest);

  const named = leaves.filter((leaf) => codeKeys.has(leaf.key)).map((leaf) => codePattern.exec(leaf.text)?.[0]);
  const code = named.find((found) => found !== undefined) ?? codePattern.exec(words)?.[0] ?? null;
  const family = families.find((known) => code?.startsWith(known)) ?? null;
  return { code, family, helpLink: helpPattern.exec(words)?.[0] ?? null, words };
}

interface Leaf {
  /** The key the text stood under, in lower case and without `_` and `-`. */
  key: string;
  text: string;
}

function collectText(value: unknown, key: string, depth: number, leaves: Leaf[]): void {
  if (typeof value === 'string') leaves.push({ key, text: value });
  if (typeof value !== 'object' || value === null || depth >= deepest) return;
  for (const [childKey, child] of Object.entries(value)) {
    const ownKey = Array.isArray(value) ? key : childKey.toLowerCase().replaceAll(/[_-]/g, '');
    collectText(child, ownKey, depth + 1, leaves);
  }
}
