/** The settings of iPaaS.com: who calls, where its APIs are, and how what is not documented is asked for there. */
import { z } from 'zod';
import type { BudgetLimits } from '../customer/request-budget.ts';
import { requestRate, requestsInFlight, webAddress } from './kinds-of-setting.ts';
import { matchingFields, matchingSettings, type MatchingSettings } from './matching-settings.ts';

const apis = ['customers', 'sso', 'subscriptions'] as const;
type Api = (typeof apis)[number];

/** `/subscriptions/v2/CustomFields`: the API, then the path below its address. */
const endpoint = (byDefault: string) =>
  z
    .string()
    .regex(
      new RegExp(`^/(${apis.join('|')})/[^?#\\s]+$`),
      `must be a path that begins with ${apis.map((api) => `/${api}/`).join(', ')}`,
    )
    .default(byDefault)
    .transform((text) => {
      const [, first, ...rest] = text.split('/');
      return { api: apis.find((api) => api === first) ?? 'subscriptions', path: rest.join('/') };
    });

const keyNames = z.string().regex(/^[\w-]+(,[\w-]+){3}$/, 'must be four JSON keys: name,description,data type,module');

const fields = {
  IPAAS_API_KEY: z.string().optional(),
  IPAAS_EMAIL: z.string().optional(),
  IPAAS_PASSWORD: z.string().optional(),
  IPAAS_COMPANY_ID: z.string().optional(),
  IPAAS_BASE_URL: webAddress().default('https://api.ipaas.com'),
  IPAAS_CUSTOMERS_URL: webAddress().optional(),
  IPAAS_SSO_URL: webAddress().optional(),
  IPAAS_SUBSCRIPTIONS_URL: webAddress().optional(),
  IPAAS_SYSTEM_ID: z.coerce
    .number('must be the id of the subscription')
    .int()
    .positive('must be the id of the subscription'),
  IPAAS_RPS: requestRate(),
  IPAAS_IN_FLIGHT: requestsInFlight(),
  IPAAS_CUSTOM_FIELDS: z.enum(['on', 'off'], 'must be on or off').default('on'),
  IPAAS_CUSTOM_FIELDS_LIST_PATH: endpoint('/subscriptions/v2/CustomFields'),
  IPAAS_CUSTOM_FIELDS_CREATE_PATH: endpoint('/subscriptions/v2/CustomField'),
  IPAAS_CUSTOM_FIELDS_KEYS: keyNames.default('name,description,data_type,module'),
  IPAAS_CUSTOM_FIELDS_MODULE: z.string().default('Customer'),
  IPAAS_MAPPING_COLLECTIONS_PATH: endpoint('/subscriptions/v2/MappingCollections'),
  ...matchingFields,
};

/** Checked with the settings of the other systems, so that all that is wrong is told at once. */
export const ipaasSchema = z.object(fields);
export type CheckedIpaas = z.output<typeof ipaasSchema>;

/** An API key, or a user's e-mail address and password; the company may be left out where the user has only one. */
type Access = { apiKey: string } | { login: { email: string; password: string; companyId: string | null } };

export type IpaasSettings = Access &
  MatchingSettings & {
    baseUrl: string;
    /** The APIs that have an address of their own. */
    urls: Partial<Record<Api, string>>;
    systemId: number;
    /** Of all workers together. */
    limits: BudgetLimits;
    /** Null where custom fields are not to be created. */
    customFieldApi: {
      list: { api: Api; path: string };
      create: { api: Api; path: string };
      keys: { name: string; description: string; dataType: string; module: string };
      module: string | number;
    } | null;
    /** The call that lists the mapping collections. */
    collectionsPath: { api: Api; path: string };
  };

type Given = Partial<Pick<CheckedIpaas, 'IPAAS_API_KEY' | 'IPAAS_EMAIL' | 'IPAAS_PASSWORD' | 'IPAAS_COMPANY_ID'>>;

/** What can be wrong with the credentials as a whole; at most one of them is, and it is told under its variable. */
const credentialProblems: readonly { name: keyof Given; message: string; is: (given: Given) => boolean }[] = [
  {
    name: 'IPAAS_API_KEY',
    message: 'is not set, and neither are IPAAS_EMAIL and IPAAS_PASSWORD',
    is: (given) => !given.IPAAS_API_KEY && !given.IPAAS_EMAIL && !given.IPAAS_PASSWORD,
  },
  {
    name: 'IPAAS_API_KEY',
    message: 'is set beside IPAAS_EMAIL or IPAAS_PASSWORD; use the key or the user, not both',
    is: (given) => Boolean(given.IPAAS_API_KEY && (given.IPAAS_EMAIL ?? given.IPAAS_PASSWORD)),
  },
  {
    name: 'IPAAS_EMAIL',
    message: 'is not set, but IPAAS_PASSWORD is',
    is: (given) => Boolean(!given.IPAAS_API_KEY && !given.IPAAS_EMAIL && given.IPAAS_PASSWORD),
  },
  {
    name: 'IPAAS_PASSWORD',
    message: 'is not set, but IPAAS_EMAIL is',
    is: (given) => Boolean(!given.IPAAS_API_KEY && given.IPAAS_EMAIL && !given.IPAAS_PASSWORD),
  },
  {
    name: 'IPAAS_COMPANY_ID',
    message: 'is for IPAAS_EMAIL; an API key belongs to a company already',
    is: (given) => Boolean(given.IPAAS_API_KEY && given.IPAAS_COMPANY_ID),
  },
];

/** Adds the checks of the credentials as a whole. They run where other settings are wrong, too: all is told at once. */
export function withCredentialChecks<Schema extends z.ZodType<CheckedIpaas>>(schema: Schema): Schema {
  return credentialProblems.reduce(
    (checked, { name, message, is }) =>
      checked.refine((given) => !is(given), { path: [name], error: message, when: () => true }),
    schema,
  );
}

export function ipaasSettings(checked: CheckedIpaas): IpaasSettings {
  return {
    ...access(checked),
    ...matchingSettings(checked),
    baseUrl: checked.IPAAS_BASE_URL,
    urls: {
      ...(checked.IPAAS_CUSTOMERS_URL !== undefined && { customers: checked.IPAAS_CUSTOMERS_URL }),
      ...(checked.IPAAS_SSO_URL !== undefined && { sso: checked.IPAAS_SSO_URL }),
      ...(checked.IPAAS_SUBSCRIPTIONS_URL !== undefined && { subscriptions: checked.IPAAS_SUBSCRIPTIONS_URL }),
    },
    systemId: checked.IPAAS_SYSTEM_ID,
    limits: { requestsPerSecond: checked.IPAAS_RPS, inFlight: checked.IPAAS_IN_FLIGHT },
    customFieldApi: checked.IPAAS_CUSTOM_FIELDS === 'on' ? customFieldApi(checked) : null,
    collectionsPath: checked.IPAAS_MAPPING_COLLECTIONS_PATH,
  };
}

function access({
  IPAAS_API_KEY: apiKey,
  IPAAS_EMAIL: email,
  IPAAS_PASSWORD: password,
  IPAAS_COMPANY_ID,
}: CheckedIpaas): Access {
  if (apiKey !== undefined) return { apiKey };
  return { login: { email: email ?? '', password: password ?? '', companyId: IPAAS_COMPANY_ID ?? null } };
}

function customFieldApi(checked: CheckedIpaas): NonNullable<IpaasSettings['customFieldApi']> {
  const [name = '', description = '', dataType = '', module = ''] = checked.IPAAS_CUSTOM_FIELDS_KEYS.split(',');
  const value = checked.IPAAS_CUSTOM_FIELDS_MODULE;
  return {
    list: checked.IPAAS_CUSTOM_FIELDS_LIST_PATH,
    create: checked.IPAAS_CUSTOM_FIELDS_CREATE_PATH,
    keys: { name, description, dataType, module },
    // The number of a mapping collection type is sent as a number.
    module: /^\d+$/.test(value) ? Number(value) : value,
  };
}
