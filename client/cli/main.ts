/** The command line: `npx customer-sync …`. */
import { Command, CommanderError } from 'commander';
import { addApiKeyCommand } from './commands/api-key.ts';
import { addBulkCommand } from './commands/bulk.ts';
import { addCancelCommand } from './commands/cancel.ts';
import { addCheckCommand } from './commands/check.ts';
import { addErrorsCommand } from './commands/errors.ts';
import { addFieldsCommand } from './commands/fields.ts';
import { addLogCommand } from './commands/log.ts';
import { addMappingCommand } from './commands/mapping.ts';
import { addRetryCommand } from './commands/retry.ts';
import { addShowCommand } from './commands/show.ts';
import { addSyncCommand } from './commands/sync.ts';
import { exitStatusOfError, exitStatuses } from './exit-status.ts';
import { describeError } from './render/describe-error.ts';

/** Whoever reads our output may have read enough (`customer-sync log | head`). */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

const program = new Command('customer-sync')
  .description('Brings customers from OpenAI responses into iPaaS.com, durably and exactly once.')
  .exitOverride()
  // What stands behind the name of a command is its own; `bulk` and its subcommands have options of the same names.
  .enablePositionalOptions()
  .showHelpAfterError('(customer-sync --help shows every command)');

addSyncCommand(program);
addBulkCommand(program);
addShowCommand(program);
addLogCommand(program);
addRetryCommand(program);
addCancelCommand(program);
addCheckCommand(program);
addErrorsCommand(program);
addFieldsCommand(program);
addMappingCommand(program);
addApiKeyCommand(program);

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? 0 : exitStatuses.usage;
  } else {
    console.error(describeError(error));
    process.exitCode = exitStatusOfError(error);
  }
}
