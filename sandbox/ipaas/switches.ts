/** What iPaaS.com's documentation leaves open, each as a switch, so that a client can be tried against every answer. */
import { z } from 'zod';

const switchesSchema = z.strictObject({
  /** What PUT does with fields that are not sent: they stay, or become null (the required ones must then be sent). */
  put: z.enum(['partial', 'full']),
  /** What PUT does with custom fields that are not in a list that is sent. With `put: full`, no list is an empty list. */
  customFieldsOnPut: z.enum(['merge', 'replace']),
  /** External ids inside a customer that is written: stored and in the answer, stored only, or not looked at. */
  nestedLinks: z.enum(['echoed', 'not-echoed', 'ignored']),
  /** Status of a list without entries; 200 comes with `[]`, 404 without a body. */
  emptyList: z.literal([200, 404]),
  /** JSON type of `id` and `system_id` in answers. */
  ids: z.enum(['number', 'text']),
  /** Status of a POST that wrote. */
  postStatus: z.literal([200, 201, 202]),
  /** Whether a POST that wrote answers with the record. */
  postBody: z.enum(['record', 'empty']),
  errors: z.enum(['object', 'list', 'problem-details', 'plain-text', 'reason-phrase']),
  /** Status of the AUTH codes. */
  authFailureStatus: z.literal([401, 400]),
  /** Status of the BIZL codes. */
  businessRuleStatus: z.literal([400, 409]),
  customFieldDefinitions: z.enum(['on', 'off']),
  /** Whether there is a list of the mapping collections; one of a known id can be read in any case. */
  mappingCollections: z.enum(['on', 'off']),
  customerNumbers: z.enum(['unique', 'shared']),
  emailAddresses: z.enum(['shared', 'unique']),
  /** Code for an external id that another living record has. */
  takenExternalId: z.enum(['BIZL-1003', 'BIZL-1005']),
  /** Keys of X-Pagination; `missing`: no such header, and every list on one page. */
  pagination: z.enum(['documented', 'other-case', 'missing']),
  /** Entries on a page. */
  pageSize: z.int().min(1).max(10_000),
  /** Whether a token of Login opens the data APIs without ChangeCompany. */
  loginToken: z.enum(['refused', 'accepted']),
  /** What Refresh does with the refresh token: it stays; a new one replaces it; it stays and is not repeated. */
  refreshToken: z.enum(['same', 'rotated', 'omitted']),
  /** Life of access tokens opened from now on, in seconds. */
  tokenLifeSeconds: z.number().positive().max(86_400),
});

export type SwitchValues = z.infer<typeof switchesSchema>;

/** Some of the switches: the body of `PUT /__sandbox/switches`. */
export const someSwitchesSchema = switchesSchema.partial();

export type SomeSwitches = z.infer<typeof someSwitchesSchema>;

export const defaultSwitches: Readonly<SwitchValues> = {
  put: 'partial',
  customFieldsOnPut: 'merge',
  nestedLinks: 'echoed',
  emptyList: 200,
  ids: 'number',
  postStatus: 200,
  postBody: 'record',
  errors: 'object',
  authFailureStatus: 401,
  businessRuleStatus: 400,
  customFieldDefinitions: 'on',
  mappingCollections: 'on',
  customerNumbers: 'unique',
  emailAddresses: 'shared',
  takenExternalId: 'BIZL-1003',
  pagination: 'documented',
  pageSize: 100,
  loginToken: 'refused',
  refreshToken: 'same',
  tokenLifeSeconds: 3600,
};

export interface Switches {
  current(): Readonly<SwitchValues>;
  /** Changes those that are named. */
  set(some: SomeSwitches): void;
  /** Back to the values at the start. */
  reset(): void;
}

/** Switches that start with their default values, except those given. Throws for a value that a switch does not have. */
export function createSwitches(given: SomeSwitches = {}): Switches {
  const start = changed(defaultSwitches, someSwitchesSchema.parse(given));
  let values = start;
  return {
    current: () => values,
    set(some) {
      values = changed(values, some);
    },
    reset() {
      values = start;
    },
  };
}

function changed(values: Readonly<SwitchValues>, some: SomeSwitches): Readonly<SwitchValues> {
  const named = Object.entries(some).filter(([, value]) => value !== undefined);
  return switchesSchema.parse({ ...values, ...Object.fromEntries(named) });
}
