/** Two workers find at the same time that a custom field is missing: it is defined once, and every sync fills it. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { z } from 'zod';
import { sizes } from './sizes.ts';
import { openTrial, type Trial } from './trial.ts';

const builtIn = new URL('../../mapping/collections/openai-add-update-customer-to-ipaas.json', import.meta.url);
const collectionSchema = z.looseObject({ name: z.string(), mappings: z.array(z.looseObject({ id: z.string() })) });
const repetitions = Array.from({ length: sizes.repetitions }, (_, index) => index + 1);

let trial: Trial;
let folder: string;
beforeAll(async () => {
  trial = await openTrial(import.meta.url);
  folder = await mkdtemp(join(tmpdir(), 'customer-sync-mappings-'));
  const collection = collectionSchema.parse(JSON.parse(await readFile(builtIn, 'utf8')));
  for (const repetition of repetitions) {
    await writeFile(join(folder, `raced-${repetition}.json`), JSON.stringify(withRacedField(collection, repetition)));
  }
  await Promise.all([1, 2].map(async () => await trial.stack.startWorker({ MAPPING_DIR: folder })));
});
afterAll(async () => {
  await trial.close();
  await rm(folder, { recursive: true, force: true });
});

/** The built-in collection, with one more custom field that iPaaS.com does not know. */
function withRacedField(collection: z.infer<typeof collectionSchema>, repetition: number): object {
  const field = {
    id: '10',
    mapping_type_name: 'Field',
    source_value: 'FirstName',
    destination_table: 'Customer Custom Field',
    destination_field: racedField(repetition),
    default_value: null,
    sequence_number: 10,
  };
  return { ...collection, name: `Raced ${repetition}`, mappings: [...collection.mappings, field] };
}

function racedField(repetition: number): string {
  return `Raced Field ${repetition}`;
}

test.each(repetitions)('of many syncs that miss the same field, one defines it (%i)', async (repetition) => {
  const planned = await Promise.all(
    Array.from(
      { length: 12 },
      async (_, index) => await trial.plan(`FIELD-${repetition}-${index}`, { collection: `Raced ${repetition}` }),
    ),
  );
  const results = await trial.run(planned);
  trial.noteRound();
  expect(results.map(({ outcome }) => outcome)).toEqual(results.map(() => 'created'));
  const { definitions, customers } = await trial.evidence();
  expect(definitions.filter((name) => name === racedField(repetition))).toHaveLength(1);
  const filled = customers.filter(({ customFields }) =>
    customFields.some(({ name }) => name === racedField(repetition)),
  );
  expect(filled).toHaveLength(planned.length);
  expect(await trial.violations()).toEqual([]);
});
