/** What a check met instead of an answer, as its result. */
import { SettingsError } from '../../config/read-environment.ts';
import { failureEntry, type FailureCode } from '../../customer/failures.ts';
import { PlainError } from '../../customer/plain-error.ts';
import { SyncFailure } from '../../customer/sync-failure.ts';
import { failed, unknown, type CheckResult } from './check.ts';

/**
 * For the check whose own subject it is: `failed`, unless the other system only has a bad moment (it asks us to slow
 * down, or has an error of its own), which says nothing about the subject.
 * @param settingsCode the code by which a sync fails where the settings of the subject are missing
 * @throws the error itself where it is none that is meant for people
 */
export function explainOwn(error: unknown, settingsCode: FailureCode): CheckResult {
  if (error instanceof SettingsError) return failed(settingsSentence(error), settingsResolution, settingsCode);
  if (!(error instanceof SyncFailure)) throw error;
  const isPassing = error.retryable && error.upstream !== null && error.upstream.status !== null;
  if (isPassing) return explainOther(error);
  return failed(error.message, failureEntry(error.code).resolution, error.code);
}

/** For every other check: it could not be found out. Errors that are not meant for people are told by their kind. */
export function explainOther(error: unknown): CheckResult {
  if (error instanceof SettingsError) return unknown(settingsSentence(error), settingsResolution);
  if (error instanceof SyncFailure) return unknown(error.message, failureEntry(error.code).resolution);
  if (error instanceof PlainError) return unknown(error.message, lookAgain);
  const kind = error instanceof Error ? error.constructor.name : typeof error;
  return unknown(`The check met an unexpected error (${kind}).`, lookAgain);
}

const lookAgain = 'Run customer-sync check again; report it if it stays so.';
const settingsResolution = 'Set them in the environment or in .env; the README lists all settings.';

/** A SettingsError has a line for each variable. */
function settingsSentence({ message }: SettingsError): string {
  const lines = message.split('\n').filter((line) => line.startsWith('  '));
  if (lines.length === 0) return message;
  return `Settings are missing or wrong: ${lines.map((line) => line.trim().replace(': ', ' ')).join('; ')}.`;
}
