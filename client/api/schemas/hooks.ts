/** iPaaS.com's own hook body, as far as it concerns us: what else it holds is passed over. */
import { z } from 'zod';
import { problemSchema } from './problem.ts';

const mostNotifications = 3_000;

const shortText = z.string('must be a text').max(300, 'must not be longer than 300 characters').nullish();

export const hookBody = z
  .object(
    {
      notifications: z
        .array(
          z.object(
            {
              scope: shortText.describe('customer/created or customer/updated; /debug behind it asks for more.'),
              external_id: shortText.describe('The response id (resp_…) or conversation id (conv_…).'),
              tracking_guid: shortText.describe('A GUID under which iPaaS.com logs what the sync does.'),
            },
            'must be one JSON object',
          ),
          'must be a list',
        )
        .min(1, 'must hold a notification')
        .max(mostNotifications, `must hold at most ${mostNotifications} notifications`),
    },
    'must be one JSON object',
  )
  .meta({ examples: [{ notifications: [{ scope: 'customer/created', external_id: 'resp_sandbox_new_customer' }] }] });

export const hookAnswer = z
  .object({
    notifications: z.array(
      z.object({
        externalId: z.string().nullable(),
        scope: z.string().nullable(),
        status: z.enum(['accepted', 'refused']),
        syncId: z.uuid().optional(),
        workflowId: z.string().optional(),
        problem: problemSchema.optional(),
      }),
    ),
  })
  .meta({ id: 'HookAnswer', description: 'One entry for each notification, in its order.' });

export type HookNotification = z.output<typeof hookBody>['notifications'][number];
export type HookEntry = z.output<typeof hookAnswer>['notifications'][number];
