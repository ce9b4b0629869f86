/** JSON as a record of texts, as Newtonsoft.Json reads a `Dictionary<string, string>`. */
import { z } from 'zod';
import type { Budget } from './budget.ts';
import { FormulaError } from './formula-error.ts';
import type { RecordValue } from './values.ts';
import { isBlank } from './white-space.ts';

const dictionarySchema = z.record(z.string(), z.union([z.string(), z.boolean().transform(String), z.null()]));
const sourceSchema = z.object({ source: z.string() });

/**
 * Numbers keep the text they are written with, bools are `true` and `false`.
 * @returns null where there is nothing but white space
 * @throws FormulaError where it is no JSON object, or holds lists or objects
 */
export function readStringDictionary(json: string, budget: Budget): RecordValue | null {
  if (isBlank(json)) return null;
  const read = dictionarySchema.safeParse(parseJson(json));
  if (!read.success) throw new FormulaError('The text is no JSON object of plain values.');
  const entries = new Map(Object.entries(read.data));
  budget.allowList(entries.size);
  return { type: 'Dictionary', entries };
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
