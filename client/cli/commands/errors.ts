import type { Command } from 'commander';
import { colors } from '../render/colors.ts';
import { failureEntry, failures, type FailureCode } from '../../../customer/failures.ts';
import { readErrorCode } from '../read-error-code.ts';
import { alignColumns } from '../render/align-columns.ts';

/** `customer-sync errors [CODE]`: the catalogue of failures. */
export function addErrorsCommand(program: Command): void {
  program
    .command('errors')
    .description('list every error code, or explain one')
    .argument('[code]', 'error code, for example MissingRequiredField', readErrorCode)
    .option('--json', 'print it as one JSON document')
    .action((code: FailureCode | undefined, options: { json?: true }) => {
      if (options.json)
        console.log(JSON.stringify(code === undefined ? failures : { code, ...failureEntry(code) }, null, 2));
      else console.log(code === undefined ? listOfCodes() : explain(code));
    });
}

function listOfCodes(): string {
  return alignColumns(Object.entries(failures).map(([code, entry]) => [code, entry.outcome, entry.title]));
}

function explain(code: FailureCode): string {
  const entry = failureEntry(code);
  return [
    `${colors.bold(code)}  ${entry.title}`,
    '',
    alignColumns([
      ['  What it means', entry.description],
      ['  What to do', entry.resolution],
      ['  Outcome', entry.outcome],
      ['  Worth a retry', entry.retryable ? 'yes' : 'no, not before the cause is removed'],
    ]),
  ].join('\n');
}
