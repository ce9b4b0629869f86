import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import type { z } from 'zod';
import { PlainError } from '../customer/plain-error.ts';

/** Raised where a setting is missing or wrong. Names the variables, never their values. */
export class SettingsError extends PlainError {
  override readonly name = 'SettingsError';
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** The process environment over the `.env` file of the working directory, where there is one. */
export function readEnvironment(path = '.env'): Environment {
  const fromFile = existsSync(path) ? parseEnv(readFileSync(path, 'utf8')) : {};
  return { ...fromFile, ...process.env };
}

/**
 * Checks a part of the environment. A variable that is set to nothing counts as not set.
 * @throws SettingsError with one line for each variable that is missing or wrong
 */
export function checkEnvironment<Schema extends z.ZodType>(schema: Schema, environment: Environment): z.output<Schema> {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = schema.safeParse(given, { reportInput: false });
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map((issue) => {
    const name = String(issue.path[0]);
    return `  ${name}: ${Object.hasOwn(given, name) || issue.code === 'custom' ? issue.message : 'is not set'}`;
  });
  throw new SettingsError(
    `These settings are missing or wrong:\n${lines.join('\n')}\nSet them in the environment or in .env.`,
  );
}
