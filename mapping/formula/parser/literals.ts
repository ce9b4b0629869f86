/** The values that stand in a formula itself. */
import { parseDecimal } from '../numbers/decimal.ts';
import type { Position } from '../position.ts';
import type { Value } from '../values.ts';
import { FormulaSyntaxError } from './syntax-error.ts';

const longestInt = 2n ** 31n - 1n;
const longestLong = 2n ** 63n - 1n;

/** `12`, `12L`, `0x1F`, `1.5`, `1.5m`, `1e3`, `1_000`. @throws FormulaSyntaxError where it is too large */
export function readNumber(image: string, at: Position): Value {
  const plain = image.replaceAll('_', '');
  if (/^0x/i.test(plain)) return readWhole(BigInt(plain.replace(/[lL]$/, '')), /[lL]$/.test(plain), at);
  const suffix = /[mMdDfFlL]$/.exec(plain)?.[0]?.toLowerCase() ?? '';
  const digits = suffix === '' ? plain : plain.slice(0, -1);
  if (suffix === 'm') return readDecimal(digits, at);
  if (/^\d+$/.test(digits) && (suffix === '' || suffix === 'l')) return readWhole(BigInt(digits), suffix === 'l', at);
  const number = Number(digits);
  if (suffix === 'l' || !Number.isFinite(number)) throw new FormulaSyntaxError(`${image} is no number.`, at);
  return { type: 'double', value: number };
}

function readWhole(value: bigint, isLong: boolean, at: Position): Value {
  if (value > longestLong) throw new FormulaSyntaxError('This number is too large for a long; write it with m.', at);
  return { type: isLong || value > longestInt ? 'long' : 'int', value };
}

function readDecimal(digits: string, at: Position): Value {
  const decimal = parseDecimal(digits);
  if (decimal === null) throw new FormulaSyntaxError('This number is no decimal, or is too large for one.', at);
  return { type: 'decimal', value: decimal };
}

const escapes = new Map(
  Object.entries({
    '"': '"',
    "'": "'",
    '\\': '\\',
    0: '\0',
    a: '\u0007',
    b: '\b',
    f: '\f',
    n: '\n',
    r: '\r',
    t: '\t',
    v: '\v',
  }),
);

/** The inside of `"…"` or `'…'`. @throws FormulaSyntaxError for an escape that C# does not have */
export function unescape(inside: string, at: Position): string {
  return inside.replace(
    /\\(?:u([\da-fA-F]{4})|([\s\S]))/g,
    (whole, code: string | undefined, letter: string | undefined) => {
      if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16));
      const character = escapes.get(letter ?? '');
      if (character !== undefined) return character;
      throw new FormulaSyntaxError(`${whole} is no escape; write \\\\ for a backslash, or put @ before the text.`, at);
    },
  );
}

export function readChar(image: string, at: Position): Value {
  return { type: 'char', value: unescape(image.slice(1, -1), at) };
}

export function readText(image: string, at: Position): string {
  return unescape(image.slice(1, -1), at);
}

/** `@"C:\files ""x"""` */
export function readVerbatimText(image: string): string {
  return image.slice(2, -1).replaceAll('""', '"');
}
