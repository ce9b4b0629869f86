/**
 * Tables of translations, to which the Lookup Translations of a mapping collection refer. iPaaS.com does not document
 * their shape nor a call to read them, so they come from files of our own shape beside the mapping collections.
 */
import { z } from 'zod';

const text = z.union([z.string(), z.number(), z.boolean()]).transform(String);

export const translationCollectionSchema = z.object({
  id: z.union([z.string(), z.number()]).transform(String).nullish().default(null),
  name: z.string().min(1),
  translations: z.array(z.object({ source_value: text, destination_value: text })).min(1),
});

export interface TranslationTable {
  id: string | null;
  name: string;
  /** Destination by source; texts are compared as they stand, with case and blanks. */
  entries: ReadonlyMap<string, string>;
}

/** @returns the table, or in a sentence what is wrong with it */
export function readTranslationTable(json: unknown): TranslationTable | string {
  const parsed = translationCollectionSchema.safeParse(json);
  if (!parsed.success) {
    return parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ');
  }
  const { id, name, translations } = parsed.data;
  const entries = new Map(translations.map(({ source_value, destination_value }) => [source_value, destination_value]));
  if (entries.size < translations.length) return 'two of its translations have the same source_value';
  return { id, name, entries };
}

/** The table that a mapping refers to, by id or name; null where there is none. */
export function findTranslationTable(
  tables: readonly TranslationTable[],
  { id, name }: { id: string | null; name: string | null },
): TranslationTable | null {
  const byId = id === null ? undefined : tables.find((table) => table.id === id);
  return byId ?? (name === null ? null : (tables.find((table) => table.name === name) ?? null));
}
