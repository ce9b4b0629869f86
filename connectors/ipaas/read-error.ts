/**
 * Reads whatever iPaaS.com sends with an error. The shape is not documented (reference: ipaas-api.md, section 3.5), so
 * every shape that was seen is understood: an object or a list of them, ASP.NET problem details, plain text, or an
 * empty body with the message in the HTTP reason phrase.
 */
import { parseJson } from './read-json.ts';

export interface IpaasErrorText {
  /** iPaaS.com's stable code, such as `VALD-1011`; null where the answer holds none. */
  code: string | null;
  /**
   * Everything the answer says. It may hold customer data: it is only ever searched for words of our own, and never
   * shown, logged or kept.
   */
  words: string;
}

const codePattern = /\b(?:AUTH|AUTZ|VALD|BIZL|NFND|INTL)-\d{4}\b/;
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
  return { code, words };
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
