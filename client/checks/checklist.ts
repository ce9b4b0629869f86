/** The checks in the order in which a person reads them: the five of the integration guide first. */
import type { CheckDefinition } from './check.ts';
import { clockSkew } from './clock-skew.ts';
import { conflictingMappings } from './conflicting-mappings.ts';
import { customFieldsExist } from './custom-fields-exist.ts';
import { emailMappedAndValidated } from './email-mapped-and-validated.ts';
import { ipaasCredentials } from './ipaas-credentials.ts';
import { ipaasSubscription } from './ipaas-subscription.ts';
import { mappingValid } from './mapping-valid.ts';
import { namesMapped } from './names-mapped.ts';
import { openaiCredentials } from './openai-credentials.ts';
import { requiredFieldsMapped } from './required-fields-mapped.ts';
import { sandboxInUse } from './sandbox.ts';
import { searchAttributesRegistered } from './search-attributes.ts';
import { storeReachable } from './store-reachable.ts';
import { temporalReachable } from './temporal-reachable.ts';
import { workerRunning } from './worker-running.ts';

export const checklist: readonly CheckDefinition[] = [
  requiredFieldsMapped,
  namesMapped,
  emailMappedAndValidated,
  openaiCredentials,
  customFieldsExist,
  ipaasCredentials,
  ipaasSubscription,
  mappingValid,
  conflictingMappings,
  temporalReachable,
  searchAttributesRegistered,
  workerRunning,
  storeReachable,
  clockSkew,
  sandboxInUse,
];
