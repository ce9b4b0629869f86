/** Regular expressions of .NET, matched by RE2 in time that is linear in the text: a formula cannot be a trap. */
import { RE2JS } from 're2js';
import { FormulaError } from '../formula-error.ts';
import { unsupportedPattern } from './pattern-cursor.ts';
import { shiftSurrogates } from './pattern-sets.ts';
import { translatePattern, type WriteUnit } from './pattern-translation.ts';

export interface Pattern {
  /** Whether the text has a match anywhere. */
  matches(text: string): boolean;
  /** What a match against a text of this length is to cost of the budget; the same on every worker. */
  steps(textLength: number): number;
}

const maxLength = 1_000;
/**
 * More than the formulas of a large collection hold: reading a pattern anew for each record costs far more than matching.
 * Those that are made of a customer's text are not worth keeping.
 */
const maxKept = 96;
const workPerStep = 5_000;
/** Reading a pattern costs about this much for each of its characters. */
const workPerCharacter = 1_000;
/** Both pattern and text are written three times as long, see below. */
const flaggedFactor = 9;

const kept = new Map<string, Pattern>();

/** @throws FormulaError where .NET would refuse the pattern, and where it cannot be matched in linear time */
export function compilePattern(pattern: string): Pattern {
  const compiled = kept.get(pattern) ?? compile(pattern);
  // The last used goes to the end, the first of the map is dropped.
  kept.delete(pattern);
  kept.set(pattern, compiled);
  const [oldest] = kept.keys();
  if (kept.size > maxKept && oldest !== undefined) kept.delete(oldest);
  return compiled;
}

function compile(pattern: string): Pattern {
  if (pattern.length > maxLength) throw new FormulaError(`The pattern is longer than ${maxLength} characters.`);
  const { source, asksForWords } = translatePattern(pattern, plainUnit);
  const plain = compileSource(source);
  let flagged: RE2JS | null = null;
  return {
    matches(text) {
      if (!asksForWords || isAscii(text)) return plain.test(shiftSurrogates(text));
      flagged ??= compileSource(`\\A(?s:.{3})*(?:${translatePattern(pattern, flaggedUnit).source})`);
      return flagged.test(flagWords(text));
    },
    steps(textLength) {
      const perUnit = plain.programSize() * (asksForWords ? flaggedFactor : 1);
      return Math.ceil((pattern.length * workPerCharacter + perUnit * textLength) / workPerStep);
    },
  };
}

function compileSource(source: string): RE2JS {
  try {
    return RE2JS.compile(source);
  } catch {
    throw unsupportedPattern('repetitions of repetitions, or groups in groups, beyond what can be compiled');
  }
}

const plainUnit: WriteUnit = (set) => set;

/**
 * RE2 knows only words of ASCII. For `\b` in other texts every unit is written three times as long, between two flags: a
 * letter of ASCII where it belongs to a word, a line feed where it is one (for `^` and `$`), else a hyphen. RE2 then finds
 * the ends of words between the flags of neighbours.
 */
const flaggedUnit: WriteUnit = (set) => `(?:(?s:.)${set}(?s:.))`;

/** In .NET the two joiners count for `\b`, though not for `\w`. */
const wordUnit = /[\p{L}\p{Mn}\p{Nd}\p{Pc}\u200C\u200D]/u;

function flagWords(text: string): string {
  return text.replace(/[^]/g, (unit) => {
    const flag = unit === '\n' ? '\n' : wordUnit.test(unit) ? 'w' : '-';
    return flag + shiftSurrogates(unit) + flag;
  });
}

function isAscii(text: string): boolean {
  return !/[^\0-\x7F]/.test(text);
}
