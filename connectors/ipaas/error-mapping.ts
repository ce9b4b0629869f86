/** Turns an iPaaS.com answer that is not a success into the failure that people and the retry policy see. */
import type { FailureCode } from '../../customer/failures.ts';
import { SyncFailure, type SyncFailureOptions, type UpstreamAnswer } from '../../customer/sync-failure.ts';
import { explainCode } from './error-codes.ts';
import type { IpaasErrorText } from './read-error.ts';

/** What is done with a customer. */
type CustomerAction = 'look up' | 'search' | 'read' | 'create' | 'update' | 'link';
/** What is done around it, as a message says it. */
type OtherAction =
  | 'log in'
  | 'list the companies'
  | 'change to the company'
  | 'renew the token'
  | 'list the custom fields'
  | 'create the custom field'
  | 'list the subscriptions'
  | 'read the mapping collection'
  | 'list the mapping collections';
export type IpaasAction = CustomerAction | OtherAction;

const customerActions: ReadonlySet<string> = new Set<CustomerAction>([
  'look up',
  'search',
  'read',
  'create',
  'update',
  'link',
]);

/** What iPaaS.com refuses of these, it refuses for the credentials' sake. */
const loginActions: ReadonlySet<IpaasAction> = new Set<OtherAction>([
  'log in',
  'list the companies',
  'change to the company',
  'renew the token',
]);

/** For messages: `update the customer`, `log in`. */
export function describeAction(action: IpaasAction): string {
  return customerActions.has(action) ? `${action} the customer` : action;
}

export interface RefusedCall {
  action: IpaasAction;
  /** Names of the custom fields that the call was writing. */
  customFields: readonly string[];
}

export interface RefusedAnswer extends IpaasErrorText {
  status: number;
  requestId: string | null;
  /** From `Retry-After`; null where the answer names no time. */
  retryAfterMs: number | null;
}

/** Codes whose record exists already, on a create. */
const duplicateOnCreate = new Set(['BIZL-1004', 'BIZL-1006', 'BIZL-1007']);
/** Codes that say that the external id belongs to another record, on any write (reference, section 11, row 8). */
const linkTaken = new Set(['BIZL-1003', 'BIZL-1005']);
/** Reads "An internal server error occurred" although its prefix says validation (reference, section 3.7). */
const serverErrorInDisguise = 'VALD-1053';

/**
 * Decides by the code first and by the status second, because the statuses of the codes are not documented; only 429
 * comes before both.
 */
export function ipaasFailure(answer: RefusedAnswer, call: RefusedCall): SyncFailure {
  const found = failureCode(answer, call);
  const code = found === 'IpaasRejected' && loginActions.has(call.action) ? 'IpaasAuthenticationFailure' : found;
  const options: SyncFailureOptions = { upstream: upstreamAnswer(answer) };
  if (answer.retryAfterMs !== null) options.retryAfterMs = answer.retryAfterMs;
  if (code === 'CustomFieldMissing') return customFieldMissing(answer, call, options);
  return new SyncFailure(code, `${message(code, answer, call)}${seeAlso(answer)}`, options);
}

/** The vendor's article, where the answer names one. */
function seeAlso({ helpLink }: RefusedAnswer): string {
  return helpLink === null ? '' : ` See ${helpLink}`;
}

/** The failures that an answer of iPaaS.com can be. */
type RefusalCode = Extract<
  FailureCode,
  | 'CustomFieldMissing'
  | 'DuplicateCustomer'
  | 'IpaasAuthenticationFailure'
  | 'IpaasRejected'
  | 'RateLimited'
  | 'UpstreamMisconfigured'
  | 'UpstreamUnavailable'
>;

function failureCode({ status, code, family }: RefusedAnswer, call: RefusedCall): RefusalCode {
  if (status === 429) return 'RateLimited';
  if (code === null) return failureCodeByStatus(status);
  if (code === serverErrorInDisguise) return 'UpstreamUnavailable';
  if (code === 'VALD-1011') return 'CustomFieldMissing';
  if (linkTaken.has(code)) return 'DuplicateCustomer';
  if (call.action === 'create' && duplicateOnCreate.has(code)) return 'DuplicateCustomer';
  if (family === 'AUTH' || family === 'AUTZ') return 'IpaasAuthenticationFailure';
  if (family === 'INTL') return 'UpstreamUnavailable';
  return 'IpaasRejected';
}

function failureCodeByStatus(status: number): RefusalCode {
  if (status === 401 || status === 403) return 'IpaasAuthenticationFailure';
  if (status >= 500 || status === 408) return 'UpstreamUnavailable';
  if (status < 400 || status === 404 || status === 405) return 'UpstreamMisconfigured';
  return 'IpaasRejected';
}

function message(
  code: Exclude<RefusalCode, 'CustomFieldMissing'>,
  answer: RefusedAnswer,
  { action }: RefusedCall,
): string {
  const reason = `HTTP ${answer.status}${explainCode(answer.code)}`;
  const asked = describeAction(action);
  switch (code) {
    case 'RateLimited':
      return `iPaaS.com asks us to slow down: ${reason}, when asked to ${asked}.`;
    case 'IpaasAuthenticationFailure':
      // Its codes for a wrong password speak of tokens.
      if (action === 'log in')
        return `iPaaS.com did not accept IPAAS_EMAIL and IPAAS_PASSWORD: HTTP ${answer.status}${answer.code === null ? '' : ` (${answer.code})`}.`;
      return `iPaaS.com did not accept the credentials: ${reason}, when asked to ${asked}.`;
    case 'UpstreamUnavailable':
      return `iPaaS.com has an error of its own: ${reason}, when asked to ${asked}.`;
    case 'UpstreamMisconfigured':
      return `The configured address does not answer as the iPaaS.com API does: ${reason}, when asked to ${asked}.${pathHint(action)}`;
    case 'DuplicateCustomer':
      return `iPaaS.com did not ${asked}: ${reason}.${otherRecord(answer)}`;
    case 'IpaasRejected':
      return `iPaaS.com refused to ${asked}: ${reason}.`;
  }
}

/** The settings of the calls that are not documented: a company's iPaaS.com may not have them, or elsewhere. */
const pathSettings: Partial<Record<IpaasAction, string>> = {
  'list the custom fields': 'IPAAS_CUSTOM_FIELDS_LIST_PATH and IPAAS_CUSTOM_FIELDS_CREATE_PATH',
  'create the custom field': 'IPAAS_CUSTOM_FIELDS_LIST_PATH and IPAAS_CUSTOM_FIELDS_CREATE_PATH',
  'list the mapping collections': 'IPAAS_MAPPING_COLLECTIONS_PATH',
};

function pathHint(action: IpaasAction): string {
  const settings = pathSettings[action];
  return settings === undefined ? '' : ` Check ${settings}.`;
}

/** BIZL-1004 and BIZL-1007 name the id of the record that is in the way; an id of digits is no customer data. */
function otherRecord({ words }: RefusedAnswer): string {
  const id = /\bid:\s*(\d{1,18})\b/i.exec(words)?.[1];
  return id === undefined ? '' : ` The existing record has the iPaaS.com id ${id}.`;
}

function customFieldMissing(answer: RefusedAnswer, call: RefusedCall, options: SyncFailureOptions): SyncFailure {
  const named = namedFields(answer.words, call.customFields);
  const fields = named.length > 0 ? named : call.customFields;
  const quoted = fields.map((field) => `"${field}"`).join(', ');
  const subject =
    named.length > 0
      ? `The custom field ${quoted} does not`
      : `A custom field of the mapping${quoted === '' ? '' : ` (one of ${quoted})`} does not`;
  return new SyncFailure(
    'CustomFieldMissing',
    `${subject} exist in iPaaS.com (${answer.code}). Nothing was written.${seeAlso(answer)}`,
    {
      ...options,
      problems: named.map((field) => ({
        field,
        code: 'CustomFieldMissing',
        message: 'is not defined in iPaaS.com (module Customer)',
      })),
    },
  );
}

/** The names of ours that the upstream's text holds; of names that hold each other, only the longest. */
function namedFields(words: string, customFields: readonly string[]): string[] {
  const found = customFields.filter((field) => words.includes(field));
  return found.filter((field) => !found.some((other) => other !== field && other.includes(field)));
}

/** The part of an answer that a support case may quote. */
function upstreamAnswer({ status, code, requestId }: RefusedAnswer): UpstreamAnswer {
  return { system: 'ipaas', status, code, requestId };
}
