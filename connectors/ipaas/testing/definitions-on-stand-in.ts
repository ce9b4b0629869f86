/** The stand-in's definitions of custom fields, and sessions that reach them, for the tests of one file. */
import { afterAll, beforeAll, beforeEach } from '@jest/globals';
import { controlOf, type Control } from '../../../sandbox/control-client.ts';
import { startSandbox, type Sandbox } from '../../../sandbox/start-sandbox.ts';
import { apiKeyCredentials } from '../credentials.ts';
import type { CustomFieldApi } from '../custom-fields/definitions-api.ts';
import { createIpaasHttp, type IpaasSession } from '../http.ts';

/** The proposal of the reference, section 5.2, as the stand-in speaks it. */
export const customFieldApi: CustomFieldApi = {
  list: { api: 'subscriptions', path: 'v2/CustomFields' },
  create: { api: 'subscriptions', path: 'v2/CustomField' },
  keys: { name: 'name', description: 'description', dataType: 'data_type', module: 'module' },
  module: 'Customer',
};

export interface DefinitionsOnStandIn {
  readonly control: Control;
  readonly ipaasUrl: string;
  /** A session of its own, as each worker has one. */
  session(): IpaasSession;
  /** As somebody adds it in the UI. */
  define(name: string, dataType: string, module?: string): Promise<void>;
  /** The data types of all definitions of a name. */
  typesOf(name: string): Promise<unknown[]>;
  /** The calls since the last reset that concern definitions, as `METHOD path`. */
  calls(): Promise<string[]>;
}

export const listCall = 'GET CustomFields';
export const createCall = 'POST CustomField';

/** To be called once in a test file: the stand-in is fresh for each test and gone after the last. */
export function definitionsOnStandIn(): DefinitionsOnStandIn {
  let sandbox: Sandbox;
  let control: Control;
  beforeAll(async () => {
    sandbox = await startSandbox();
    control = controlOf(sandbox.ipaasUrl);
  });
  afterAll(() => sandbox.close());
  beforeEach(() => control.reset());

  const session = (): IpaasSession =>
    createIpaasHttp({ baseUrl: sandbox.ipaasUrl, credentials: apiKeyCredentials('ipaas-sandbox') })(
      crypto.randomUUID(),
      new AbortController().signal,
    );
  return {
    get control() {
      return control;
    },
    get ipaasUrl() {
      return sandbox.ipaasUrl;
    },
    session,
    async define(name, data_type, module = 'Customer') {
      const body = { name, data_type, module };
      await session().send({ ...customFieldApi.create, method: 'POST', body, action: 'create the custom field' });
    },
    async typesOf(name) {
      const { custom_field_definitions: all = [] } = await control.state();
      return all.filter((definition) => definition['name'] === name).map((definition) => definition['data_type']);
    },
    async calls() {
      const rows = await control.journal();
      return rows
        .filter(({ path }) => path.startsWith('/subscriptions/'))
        .map(({ method, path }) => `${method} ${path.replace('/subscriptions/v2/', '').replace(/\?.*/, '')}`);
    },
  };
}
