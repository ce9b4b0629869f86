/**
 * An error whose message is written for a person: what happened, to what, and what to do now, without keys and customer
 * data.
 */
export class PlainError extends Error {}

/** What a process prints when it ends with this error: the sentence, or the stack of an error that nobody foresaw. */
export function lastWords(error: unknown): string {
  if (error instanceof PlainError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
