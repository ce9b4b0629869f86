/** What the API tells about itself: its mapping collections and its catalogue of errors. */
import { z } from 'zod';
import { failures, isFailureCode } from '../../../customer/failures.ts';

const finding = z
  .object({
    severity: z.enum(['error', 'warning', 'note']),
    code: z.string(),
    collection: z.string(),
    mapping: z.string().nullable(),
    field: z.string().nullable(),
    message: z.string(),
    resolution: z.string(),
  })
  .meta({ id: 'Finding', description: 'Something that is wrong with a mapping collection, and what to do about it.' });

export const collectionList = z
  .object({
    items: z.array(
      z.object({
        name: z.string(),
        version: z.string().describe('A hash of what the collection does.'),
        origin: z.string().describe('The file, or the id in iPaaS.com, it was read from.'),
        enabled: z.boolean(),
        isDefault: z.boolean().describe('True for the one that a sync uses when it names none.'),
      }),
    ),
    problems: z.array(finding),
  })
  .meta({ id: 'CollectionList', description: 'The mapping collections that a sync can name.' });

export const errorList = z
  .object({
    items: z.array(
      z.object({
        code: z.enum(Object.keys(failures).filter(isFailureCode)),
        title: z.string(),
        description: z.string(),
        resolution: z.string(),
        outcome: z.enum(['invalid', 'rejected', 'failed']),
        retryable: z.boolean().describe('True where the same sync, unchanged, may succeed later.'),
      }),
    ),
  })
  .meta({ id: 'ErrorList', description: 'Everything that can go wrong, with what to do.' });
