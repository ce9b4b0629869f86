import { InvalidArgumentError } from 'commander';
import { failures, isFailureCode, type FailureCode } from '../../customer/failures.ts';

/**
 * Reads a code of the catalogue as a person types it, in whatever case.
 * @throws InvalidArgumentError
 */
export function readErrorCode(text: string): FailureCode {
  const code = Object.keys(failures).find((known) => known.toLowerCase() === text.toLowerCase());
  if (isFailureCode(code)) return code;
  throw new InvalidArgumentError('There is no such error code; `customer-sync errors` lists them.');
}
