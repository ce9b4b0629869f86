/** The sandbox's settings from the environment. */
import { z } from 'zod';

const port = (fallback: number) => z.coerce.number().int().min(0).max(65_535).default(fallback);

const environmentSchema = z.object({
  SANDBOX_OPENAI_PORT: port(4010),
  SANDBOX_IPAAS_PORT: port(4020),
  SANDBOX_DELAY_MS: z.coerce.number().min(0).max(600_000).default(0),
  SANDBOX_HOST: z.string().min(1).default('127.0.0.1'),
});

export interface SandboxSettings {
  openaiPort: number;
  ipaasPort: number;
  /** Time every answer takes, in milliseconds. */
  delayMs: number;
  host: string;
}

/** Reads the settings; an empty variable counts as not set. Throws a sentence that names each bad variable. */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): SandboxSettings {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const checked = environmentSchema.safeParse(given);
  if (!checked.success) {
    const names = checked.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`The sandbox cannot start with this environment. ${names.join('; ')}`);
  }
  return {
    openaiPort: checked.data.SANDBOX_OPENAI_PORT,
    ipaasPort: checked.data.SANDBOX_IPAAS_PORT,
    delayMs: checked.data.SANDBOX_DELAY_MS,
    host: checked.data.SANDBOX_HOST,
  };
}
