/**
 * The one catalogue of everything that can go wrong with a sync. The workflow, the HTTP API, the command line,
 * the page and the documentation all take their titles and advice from here.
 *
 * Pure data without dependencies, because workflow code loads it too. A code is also the `ApplicationFailure.type`
 * under which a sync fails in Temporal, so a code, once published, never changes its meaning.
 */

/** How a sync that met this failure is counted: our own check, iPaaS.com's refusal, or work that could not be done. */
export type FailureOutcome = 'invalid' | 'rejected' | 'failed';

export interface FailureEntry {
  readonly title: string;
  readonly description: string;
  /** What a support person does now. */
  readonly resolution: string;
  readonly outcome: FailureOutcome;
  /** True where the same sync, unchanged, may succeed later. */
  readonly retryable: boolean;
}

export const failures = {
  MissingRequiredField: {
    title: 'Required field is missing.',
    description: 'A field that iPaaS.com needs for a customer is absent, null, empty or blank. Nothing was written.',
    resolution: 'Ensure CustomerNumber, FirstName, LastName, and EmailAddress are populated.',
    outcome: 'invalid',
    retryable: false,
  },
  InvalidEmailFormat: {
    title: 'EmailAddress validation failed.',
    description: 'The e-mail address is not one that mail can be sent to. Nothing was written.',
    resolution: 'Ensure the EmailAddress is properly formatted before syncing.',
    outcome: 'invalid',
    retryable: false,
  },
  InvalidFieldValue: {
    title: 'A field holds a value of the wrong kind.',
    description: 'A text field of the customer received a list or an object. Nothing was written.',
    resolution: 'Correct the named field in the customer that is sent to OpenAI, or map another source field.',
    outcome: 'invalid',
    retryable: false,
  },
  CustomerNumberChanged: {
    title: 'The model changed the CustomerNumber.',
    description:
      'The answer names another CustomerNumber than the customer that was sent. Data is never moved from one customer to another. Nothing was written.',
    resolution:
      'Correct the prompt so that the model repeats the CustomerNumber unchanged, then sync the new response.',
    outcome: 'invalid',
    retryable: false,
  },
  RefusedByErrorFilter: {
    title: 'The error filter of the mapping collection refused the record.',
    description:
      'The mapping collection names records that must not be synced, and this is one of them. Nothing was written.',
    resolution: 'Correct the record, or the error filter of the collection that is named in the message, then retry.',
    outcome: 'invalid',
    retryable: false,
  },
  InvalidId: {
    title: 'This is not an OpenAI response id.',
    description: 'A sync needs the id of a response (resp_…) or of a conversation (conv_…).',
    resolution:
      'Copy the id from the OpenAI dashboard or from the system that called OpenAI, and start the sync again.',
    outcome: 'invalid',
    retryable: false,
  },
  InvalidInput: {
    title: 'The sync was started with an argument it does not understand.',
    description: 'A sync takes one JSON object, of which only responseId is required: {"responseId":"resp_…"}.',
    resolution: 'Start the sync again with the named part of the argument corrected.',
    outcome: 'invalid',
    retryable: false,
  },
  AuthenticationFailure: {
    title: 'OpenAI API authentication failed.',
    description: 'OpenAI did not accept the configured key.',
    resolution: 'Verify the API Secret Key is valid and has appropriate permissions.',
    outcome: 'failed',
    retryable: false,
  },
  PermissionDenied: {
    title: 'The OpenAI key lacks a permission.',
    description: 'OpenAI knows the key, but the key may not read responses.',
    resolution: 'Give the key the scope that is named in the message (Responses: Read), or use another key.',
    outcome: 'failed',
    retryable: false,
  },
  ResponseNotFound: {
    title: 'OpenAI does not hold this response.',
    description:
      'It was never stored (store: false), was deleted, is older than the retention of 30 days, or belongs to another project.',
    resolution:
      'Check the id and the project of the key; otherwise send the customer to OpenAI again and sync that response.',
    outcome: 'failed',
    retryable: false,
  },
  ResponseNotCompleted: {
    title: 'The response is not complete.',
    description: 'OpenAI ended the response before the answer was whole, or has not finished it in time.',
    resolution:
      'Send the customer to OpenAI again (with a higher output limit if the answer was cut) and sync that response.',
    outcome: 'failed',
    retryable: false,
  },
  ResponseUnreadable: {
    title: 'The answer holds no readable customer.',
    description: 'The model refused to answer, or its answer is JSON that cannot be read.',
    resolution: 'Look at the response in OpenAI, correct the prompt, and sync the new response.',
    outcome: 'failed',
    retryable: false,
  },
  CustomerNotSent: {
    title: 'No customer was sent in this conversation.',
    description: 'Manual Sync TO works only if a Customer has been sent.',
    resolution:
      'Send the customer to OpenAI first (with at least a CustomerNumber or an EmailAddress), then sync that response.',
    outcome: 'failed',
    retryable: false,
  },
  RateLimited: {
    title: 'The other system asks us to slow down.',
    description: 'The request limit was still reached after a day of waiting and trying again.',
    resolution: 'Lower OPENAI_RPS or IPAAS_RPS, or ask the provider for a higher limit, then retry the sync.',
    outcome: 'failed',
    retryable: true,
  },
  QuotaExceeded: {
    title: 'The quota is used up.',
    description: 'The account has no budget left. Waiting does not help until someone raises it.',
    resolution: 'Check plan and billing of the account, then retry the sync.',
    outcome: 'failed',
    retryable: false,
  },
  UpstreamUnavailable: {
    title: 'The other system could not be reached.',
    description: 'It gave errors, no answer or unreadable answers until the time for this sync was used up.',
    resolution: 'Look at the status page of the named system, then retry the sync.',
    outcome: 'failed',
    retryable: true,
  },
  UpstreamMisconfigured: {
    title: 'The address of the other system is wrong.',
    description: 'Something answers there, but it is not the API that was expected.',
    resolution:
      'Check OPENAI_BASE_URL (it ends in /v1), or IPAAS_BASE_URL and the address of the API that the message names.',
    outcome: 'failed',
    retryable: false,
  },
  IpaasAuthenticationFailure: {
    title: 'iPaaS.com authentication failed.',
    description: 'iPaaS.com did not accept the configured credentials, or they may not write customers.',
    resolution:
      'Verify the iPaaS.com API key (or e-mail address and password), its expiry date and its permissions for customers.',
    outcome: 'failed',
    retryable: false,
  },
  IpaasRejected: {
    title: 'iPaaS.com refused the customer.',
    description: 'iPaaS.com checked the record and did not accept it. Nothing was changed.',
    resolution: 'Correct what the iPaaS.com error code names, then retry the sync.',
    outcome: 'rejected',
    retryable: false,
  },
  CustomFieldMissing: {
    title: 'A custom field does not exist in iPaaS.com.',
    description: 'The mapping fills a custom field that this company has not defined.',
    resolution:
      'Add the named custom field under Data Management > Custom Fields (module Customer), then retry the sync.',
    outcome: 'rejected',
    retryable: false,
  },
  DuplicateCustomer: {
    title: 'More than one customer matches.',
    description: 'iPaaS.com holds several customers that this record could belong to. None of them was touched.',
    resolution: 'Merge or correct the customers named in the message, then retry the sync.',
    outcome: 'rejected',
    retryable: false,
  },
  SyncLogUnavailable: {
    title: 'The sync log cannot be used.',
    description:
      'The database in which results and the turns of customers are kept does not answer. Syncs wait for it.',
    resolution: 'Check that the database of SYNC_LOG_URL runs and lets this user in; the syncs go on by themselves.',
    outcome: 'failed',
    retryable: true,
  },
  CustomerBusy: {
    title: 'Another sync of this customer is under way.',
    description: 'Syncs of one customer are done one at a time. This one did not get its turn within a day.',
    resolution: 'Look for a sync of this customer that hangs (customer-sync log, or the Temporal UI), then retry.',
    outcome: 'failed',
    retryable: true,
  },
  MappingInvalid: {
    title: 'The mapping collection cannot be used.',
    description: 'The mapping collection is missing, or holds a mapping that cannot be carried out.',
    resolution: 'Correct the mapping that is named in the message, then retry the sync.',
    outcome: 'failed',
    retryable: false,
  },
  FormulaFailed: {
    title: 'A dynamic formula failed.',
    description: 'A formula of the mapping collection could not be calculated for this record.',
    resolution: 'Correct the formula that is named in the message, or the data it reads, then retry the sync.',
    outcome: 'failed',
    retryable: false,
  },
  InternalError: {
    title: 'customer-sync met an error of its own.',
    description: 'This is a fault in the service, not in the data.',
    resolution: 'Retry the sync. If it happens again, report it with the sync id and the log of the worker.',
    outcome: 'failed',
    retryable: true,
  },
  SyncNotFound: {
    title: 'There is no such sync.',
    description: 'Neither the sync log nor Temporal knows a sync of this id.',
    resolution: 'Check the sync id; `customer-sync log` lists the syncs there are.',
    outcome: 'failed',
    retryable: false,
  },
  SyncEnded: {
    title: 'The sync has ended already.',
    description: 'A sync that has ended cannot be cancelled. What it did stays as it is.',
    resolution: 'Look at its result; start a retry where it is to be done again.',
    outcome: 'failed',
    retryable: false,
  },
  SyncRunning: {
    title: 'The sync has not ended yet.',
    description: 'Only a sync that has ended can be retried. One that waits goes on by itself.',
    resolution: 'Wait for its end, or cancel it first.',
    outcome: 'failed',
    retryable: false,
  },
  BulkNotFound: {
    title: 'There is no such bulk.',
    description: 'The sync log knows no bulk of this id.',
    resolution: 'Check the bulk id; `customer-sync bulk list` lists the bulks there are.',
    outcome: 'failed',
    retryable: false,
  },
  BulkEnded: {
    title: 'The bulk has ended already.',
    description: 'A bulk that has ended cannot be paused, resumed or cancelled. What it did stays as it is.',
    resolution: 'Look at its totals; retry what failed where it is to be done again.',
    outcome: 'failed',
    retryable: false,
  },
  BulkRunning: {
    title: 'The bulk has not ended yet.',
    description: 'Only of a bulk that has ended can the records that did not succeed be retried. Nothing was started.',
    resolution: 'Wait for its end, or cancel it first.',
    outcome: 'failed',
    retryable: false,
  },
  NothingToRetry: {
    title: 'Every record of the bulk has succeeded.',
    description: 'A retry does again what did not succeed, and there is nothing of that kind. Nothing was started.',
    resolution: 'Correct malformed lines in the list itself; start a new bulk with the list to sync all of it again.',
    outcome: 'failed',
    retryable: false,
  },
  NotAuthenticated: {
    title: 'The request carries no valid API key.',
    description: 'The API is served beyond this machine, so every caller needs a key of API_KEYS.',
    resolution: 'Send the header "Authorization: Bearer <key>"; `customer-sync api-key create NAME` makes a key.',
    outcome: 'failed',
    retryable: false,
  },
  NotAllowed: {
    title: 'The request is not allowed.',
    description: 'The API key lacks a scope, or the request came from another site than the API itself.',
    resolution: 'Use an API key with the scope that is named in the detail, or call the API from its own address.',
    outcome: 'failed',
    retryable: false,
  },
  KeyReused: {
    title: 'The Idempotency-Key belongs to another request.',
    description: 'A key stands for one request for 24 hours. Nothing was started.',
    resolution: 'Send a new Idempotency-Key with a new request; repeat a request exactly to get its answer again.',
    outcome: 'failed',
    retryable: false,
  },
  RequestRunning: {
    title: 'The same request is under way.',
    description: 'A request with this Idempotency-Key has not been answered yet.',
    resolution: 'Send the request again after the time in Retry-After; it then gets the answer of the first.',
    outcome: 'failed',
    retryable: true,
  },
  TooManyRequests: {
    title: 'The API gets more requests than it is to serve.',
    description: 'The caller has used up its requests of this minute (API_RATE_LIMIT).',
    resolution: 'Go on after the time in Retry-After.',
    outcome: 'failed',
    retryable: true,
  },
  WorkerUnavailable: {
    title: 'No worker answers.',
    description: 'Temporal keeps the sync, but no worker is there to carry it out or to tell how far it is.',
    resolution: 'Check that a worker runs (npm run worker); the sync goes on by itself as soon as one does.',
    outcome: 'failed',
    retryable: true,
  },
  TemporalUnavailable: {
    title: 'The Temporal server cannot be reached.',
    description: 'No sync was accepted.',
    resolution: 'Check that the Temporal server runs and that TEMPORAL_ADDRESS is right, then send the request again.',
    outcome: 'failed',
    retryable: true,
  },
} as const satisfies Record<string, FailureEntry>;

export type FailureCode = keyof typeof failures;

/** Narrows any text to a code of the catalogue. */
export function isFailureCode(text: unknown): text is FailureCode {
  return typeof text === 'string' && Object.hasOwn(failures, text);
}

/** The catalogue entry of a code. */
export function failureEntry(code: FailureCode): FailureEntry {
  return failures[code];
}
