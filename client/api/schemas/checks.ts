import { z } from 'zod';
import { failures, isFailureCode } from '../../../customer/failures.ts';

export const checklistReport = z
  .object({
    checks: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        status: z.enum(['ok', 'warning', 'failed', 'unknown']),
        detail: z.string(),
        resolution: z.string().nullable().describe('What to do now; null where nothing is to be done.'),
        code: z
          .enum(Object.keys(failures).filter(isFailureCode))
          .nullable()
          .describe('The code by which a sync would fail for it; null where there is none.'),
      }),
    ),
    ok: z.boolean().describe('True where no check failed.'),
    checkedAt: z.iso.datetime(),
  })
  .meta({ id: 'ChecklistReport', description: 'Whether everything is in place for syncs, point by point.' });
