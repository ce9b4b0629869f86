/** JSON as a record of texts, as Newtonsoft.Json reads a `Dictionary<string, string>`. */
import { z } from 'zod';
import type { Budget } from '../budget.ts';
import { FormulaError } from '../formula-error.ts';
import type { RecordValue } from '../values.ts';
import { isBlank } from './white-space.ts';

const valueSchema = z.union([z.string(), z.boolean().transform(String), z.null()]);
// As pairs: a record of zod's would lose a key named `__proto__`.
const pairsSchema = z.array(z.tuple([z.string(), valueSchema]));
const sourceSchema = z.object({ source: z.string() });

/**
 * Numbers keep the text they are written with, bools are `true` and `false`.
 * @returns null for `null`, and where there is nothing but white space
 * @throws FormulaError where it is no JSON object, or holds lists or objects
 */
export function readStringDictionary(json: string, budget: Budget): RecordValue | null {
  const parsed = isBlank(json) ? null : parseJson(json);
  if (parsed === null) return null;
  const pairs = pairsSchema.safeParse(pairsOf(parsed));
  if (!pairs.success) throw new FormulaError('The text is no JSON object of plain values.');
  budget.allowList(pairs.data.length);
  return { type: 'Dictionary', entries: new Map(pairs.data) };
}

function pairsOf(parsed: unknown): unknown {
  return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed) ? Object.entries(parsed) : null;
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json, (_key, value: unknown, ...context: unknown[]) => {
      return typeof value === 'number' ? sourceSchema.parse(context[0]).source : value;
    });
  } catch {
    throw new FormulaError('The text is no JSON.');
  }
}
