/** Both stand-ins over real HTTP, and the checks as they look at them. */
import type { Environment } from '../../../config/read-environment.ts';
import { controlOf, type Control } from '../../../sandbox/control-client.ts';
import { startSandbox } from '../../../sandbox/start-sandbox.ts';
import { openSyncLog } from '../../../sync-log/open-sync-log.ts';
import { connectTemporal } from '../../connect-temporal.ts';
import type { Check, CheckDefinition } from '../check.ts';
import { prepareChecks, type CheckContext, type CheckSources } from '../context.ts';
import { runChecks } from '../run-checks.ts';
import { startPollersStub, type PollersStub } from './pollers-stub.ts';

export interface CheckedSandbox {
  openai: Control;
  ipaas: Control;
  /** Settings that are right. */
  environment: Environment;
  /** What a run of the checks looks at, with some settings otherwise. */
  contextWith(environment?: Environment, sources?: Partial<CheckSources>): CheckContext;
  /** Runs one check by itself. */
  run(definition: CheckDefinition, environment?: Environment): Promise<Check>;
  temporal: PollersStub;
  reset(): Promise<void>;
  close(): Promise<void>;
}

export async function openCheckedSandbox(): Promise<CheckedSandbox> {
  const sandbox = await startSandbox();
  const openai = controlOf(sandbox.openaiUrl);
  const ipaas = controlOf(sandbox.ipaasUrl);
  const syncLog = await openSyncLog('sqlite::memory:');
  // The checks of Temporal itself are tested on a real server (test/scenarios/checklist.test.ts).
  const temporal = await startPollersStub();
  const client = connectTemporal({ TEMPORAL_ADDRESS: temporal.address });
  const environment = {
    OPENAI_API_KEY: 'sk-sandbox',
    OPENAI_BASE_URL: sandbox.openaiUrl,
    IPAAS_API_KEY: 'ipaas-sandbox',
    IPAAS_BASE_URL: sandbox.ipaasUrl,
    IPAAS_SYSTEM_ID: '10684',
  };
  const contextWith: CheckedSandbox['contextWith'] = (own = {}, sources = {}) =>
    prepareChecks({
      environment: { ...environment, ...own },
      client,
      syncLog: () => Promise.resolve(syncLog),
      ...sources,
    })();
  return {
    openai,
    ipaas,
    environment,
    contextWith,
    async run(definition, own) {
      const { checks } = await runChecks(contextWith(own), { definitions: [definition] });
      const [check] = checks;
      if (check === undefined) throw new Error('No check was run.');
      return check;
    },
    temporal,
    reset: async () => {
      temporal.lastAskedAt(null);
      await Promise.all([openai.reset(), ipaas.reset()]);
    },
    close: async () => {
      await client.connection.close();
      temporal.close();
      await syncLog.close();
      await sandbox.close();
    },
  };
}
