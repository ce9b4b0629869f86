import type { Command } from 'commander';
import { readEnvironment, type Environment } from '../../../config/read-environment.ts';
import { hasNoCredentials } from '../../../config/sandbox-credentials.ts';
import { readClientSettings } from '../../../config/settings.ts';
import { SyncFailure } from '../../../customer/sync-failure.ts';
import { openSyncLog } from '../../../sync-log/open-sync-log.ts';
import type { SyncLog } from '../../../sync-log/sync-log.ts';
import { prepareChecks, type CheckContext } from '../../checks/context.ts';
import { once } from '../../checks/once.ts';
import { runChecks, type ChecklistReport } from '../../checks/run-checks.ts';
import { connectTemporal } from '../../connect-temporal.ts';
import { exitStatuses, exitStatusOfError } from '../exit-status.ts';
import { fixWhatCanBe } from '../fix-checks.ts';
import { errorColors } from '../render/colors.ts';
import { renderChecklist } from '../render/render-checklist.ts';

interface CheckCommandOptions {
  json?: true;
  fix?: true;
  yes?: true;
}

/** `customer-sync check`: everything that must be right before a first sync, each with what to do. */
export function addCheckCommand(program: Command): void {
  program
    .command('check')
    .description('check everything that a sync needs: mapping, credentials, Temporal, worker, sync log')
    .option('--json', 'print the checklist as one JSON document')
    .option('--fix', 'mend what can be mended safely: search attributes and, once confirmed, custom fields')
    .option('--yes', 'with --fix: create custom fields without asking')
    .action(async (options: CheckCommandOptions) => {
      await withChecks(async (open) => {
        let report = await runChecks(open());
        if (options.fix) {
          await fixWhatCanBe(open(), report, { yes: options.yes ?? false });
          report = await runChecks(open());
        }
        console.log(options.json ? JSON.stringify(report, null, 2) : renderChecklist(report));
        process.exitCode = exitStatusOfReport(report);
      });
    });
}

async function withChecks(run: (open: () => CheckContext) => Promise<void>): Promise<void> {
  const environment = readEnvironment();
  const { syncLogUrl } = readClientSettings(environment);
  const client = connectTemporal(environment);
  const opened: SyncLog[] = [];
  const syncLog = once(async () => {
    const log = await openSyncLog(syncLogUrl);
    opened.push(log);
    return log;
  });
  try {
    const open = prepareChecks({ environment, client, syncLog });
    sayWhoIsMeant(environment, open);
    await run(open);
  } finally {
    await client.connection.close();
    await Promise.all(opened.map(async (log) => await log.close()));
  }
}

function sayWhoIsMeant(environment: Environment, open: () => CheckContext): void {
  if (!hasNoCredentials(environment)) return;
  const { baseUrl } = open().mappingSettings().ipaas;
  console.error(errorColors.dim(`No credentials are set, so this is the sandbox at ${baseUrl}.`));
}

/** 4 where credentials were refused, so that a script can tell. */
function exitStatusOfReport({ checks, ok }: ChecklistReport): number {
  if (ok) return exitStatuses.synced;
  const failures = checks.flatMap(({ status, code }) => (status === 'failed' && code !== null ? code : []));
  const statuses = failures.map((code) => exitStatusOfError(new SyncFailure(code, '')));
  return statuses.includes(exitStatuses.authentication) ? exitStatuses.authentication : exitStatuses.failed;
}
