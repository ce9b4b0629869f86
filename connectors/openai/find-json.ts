import type { JsonValue } from '../../customer/source-record.ts';
import { deepestNesting } from './nesting.ts';

/** A JSON object or array that stands in a text, `text.slice(start, end)`. */
export interface FoundJson {
  start: number;
  end: number;
  value: JsonValue;
}

/** How often, on average, a character may be looked at again after an opening bracket turned out not to open JSON. */
const looksPerCharacter = 10;

/**
 * Finds every JSON object and array in a text, outermost ones only, in their order: alone, within prose, or fenced.
 *
 * Works in time linear to the length of the text, whatever the text is: after a bracket that opens no JSON the search
 * goes on behind that bracket, until a budget is used up; from then on it goes on where reading failed. Only texts
 * made to be slow (`{"a":{"a":{"a":…`) use the budget up.
 *
 * Integers too large for a JavaScript number come as text, digit for digit: a long customer number must not be rounded
 * to another customer's.
 */
export function findJson(text: string): FoundJson[] {
  const found: FoundJson[] = [];
  const opening = /[{[]/g;
  let budget = text.length * looksPerCharacter;
  for (let match = opening.exec(text); match !== null; match = opening.exec(text)) {
    const start = match.index;
    const scan = scanContainer(text, start);
    const value = scan.closed ? parse(text.slice(start, scan.end)) : undefined;
    if (value !== undefined) {
      found.push({ start, end: scan.end, value });
      opening.lastIndex = scan.end;
      continue;
    }
    budget -= scan.end - start;
    opening.lastIndex = budget > 0 ? start + 1 : Math.max(start + 1, scan.end);
  }
  return found;
}

function parse(text: string): JsonValue | undefined {
  try {
    const value: JsonValue = /\d{16}/.test(text) ? JSON.parse(text, keepLongInteger) : JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}

function keepLongInteger(_key: string, value: JsonValue, context?: { source?: string }): JsonValue {
  if (typeof value !== 'number' || Number.isSafeInteger(value)) return value;
  const source = context?.source ?? '';
  return /^-?\d+$/.test(source) ? source : value;
}

type Expected = 'value' | 'value or end' | 'key' | 'key or end' | 'colon' | 'comma or end';

interface Scan {
  closed: boolean;
  /** Behind the closing bracket, or where the text stopped being JSON. */
  end: number;
}

/**
 * Follows the grammar of JSON from an opening bracket to its closing one. The details of strings and numbers are left
 * to JSON.parse; the grammar in between is checked here, so that prose is recognised after a few characters.
 */
function scanContainer(text: string, start: number): Scan {
  const open: string[] = [];
  let expected: Expected = 'value';
  let at = start;
  while (at < text.length) {
    const char = text.charAt(at);
    if (char === ' ' || char === '\n' || char === '\r' || char === '\t') {
      at += 1;
    } else if (char === '{' || char === '[') {
      if (!isValue(expected) || open.length >= deepestNesting) return { closed: false, end: at };
      open.push(char);
      expected = char === '{' ? 'key or end' : 'value or end';
      at += 1;
    } else if (char === '}' || char === ']') {
      if (!mayClose(char, open.at(-1), expected)) return { closed: false, end: at };
      open.pop();
      at += 1;
      if (open.length === 0) return { closed: true, end: at };
      expected = 'comma or end';
    } else if (char === ',') {
      if (expected !== 'comma or end') return { closed: false, end: at };
      expected = open.at(-1) === '{' ? 'key' : 'value';
      at += 1;
    } else if (char === ':') {
      if (expected !== 'colon') return { closed: false, end: at };
      expected = 'value';
      at += 1;
    } else {
      const isKey: boolean = expected === 'key' || expected === 'key or end';
      if (!isKey && !isValue(expected)) return { closed: false, end: at };
      const end = char === '"' ? stringEnd(text, at) : isKey ? at : scalarEnd(text, at);
      if (end === at) return { closed: false, end: at };
      expected = isKey ? 'colon' : 'comma or end';
      at = end;
    }
  }
  return { closed: false, end: text.length };
}

function isValue(expected: Expected): boolean {
  return expected === 'value' || expected === 'value or end';
}

function mayClose(closing: string, opening: string | undefined, expected: Expected): boolean {
  if (closing === '}') return opening === '{' && (expected === 'key or end' || expected === 'comma or end');
  return opening === '[' && (expected === 'value or end' || expected === 'comma or end');
}

/** Behind the closing quote; the end of the text where there is none. */
function stringEnd(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x22) return at + 1;
    if (code === 0x5c) at += 1;
  }
  return text.length;
}

const scalar = /-?\d[\d.eE+-]*|true|false|null/y;

/** Behind a number, true, false or null; `start` itself where none of them stands. */
function scalarEnd(text: string, start: number): number {
  scalar.lastIndex = start;
  return scalar.test(text) ? scalar.lastIndex : start;
}
