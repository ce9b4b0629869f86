/** What `npm start` is told by the environment and `.env`: which parts to start, and where. */
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { portNumber } from '../../config/kinds-of-setting.ts';
import { checkEnvironment, type Environment } from '../../config/read-environment.ts';
import { hasNoCredentials, sandboxPortFields, withSandboxCredentials } from '../../config/sandbox-credentials.ts';
import { shortPath } from './short-path.ts';

const DEFAULTS = {
  TEMPORAL_PORT: 7233,
  TEMPORAL_UI_PORT: 8233,
  API_PORT: 8080,
  DATA_DIR: '.data',
} as const;

const schema = z.object({
  TEMPORAL_ADDRESS: z.string().optional(),
  TEMPORAL_NAMESPACE: z.string().default('default'),
  TEMPORAL_PORT: portNumber(DEFAULTS.TEMPORAL_PORT),
  TEMPORAL_UI_PORT: portNumber(DEFAULTS.TEMPORAL_UI_PORT),
  TEMPORAL_UI_URL: z.string().optional(),
  API_PORT: portNumber(DEFAULTS.API_PORT),
  ...sandboxPortFields,
  DATA_DIR: z.string().default(DEFAULTS.DATA_DIR),
});

export interface StartSettings {
  /** null: TEMPORAL_ADDRESS names a server that is not ours to start. */
  readonly temporalServer: { readonly port: number; readonly uiPort: number; readonly databaseFile: string } | null;
  /** host:port */
  readonly temporalAddress: string;
  readonly namespace: string;
  /** null: unknown, because the server is not ours. */
  readonly temporalUiUrl: string | null;
  /** null: credentials are configured, so the real systems are used. */
  readonly sandbox: { readonly openaiPort: number; readonly ipaasPort: number } | null;
  readonly apiPort: number;
  /** Absolute path. */
  readonly dataDirectory: string;
  /** Absolute path. */
  readonly logDirectory: string;
  /** The whole environment for the parts that we start. */
  readonly childEnvironment: Environment;
  /** What to put before a command so that it finds this stack, e.g. "API_PORT=8081 "; empty for the default stack. */
  readonly commandPrefix: string;
}

/** @throws SettingsError that names every bad variable */
export function readStartSettings(environment: Environment): StartSettings {
  const given = checkEnvironment(schema, environment);
  const dataDirectory = resolve(given.DATA_DIR);
  const ownServer = given.TEMPORAL_ADDRESS === undefined;
  const ownUiUrl = ownServer ? `http://127.0.0.1:${given.TEMPORAL_UI_PORT}` : null;
  const settings = {
    temporalServer: ownServer
      ? {
          port: given.TEMPORAL_PORT,
          uiPort: given.TEMPORAL_UI_PORT,
          databaseFile: join(dataDirectory, 'temporal.db'),
        }
      : null,
    temporalAddress: given.TEMPORAL_ADDRESS ?? `127.0.0.1:${given.TEMPORAL_PORT}`,
    namespace: given.TEMPORAL_NAMESPACE,
    temporalUiUrl: given.TEMPORAL_UI_URL ?? ownUiUrl,
    sandbox: hasNoCredentials(environment)
      ? { openaiPort: given.SANDBOX_OPENAI_PORT, ipaasPort: given.SANDBOX_IPAAS_PORT }
      : null,
    apiPort: given.API_PORT,
    dataDirectory,
    logDirectory: join(dataDirectory, 'logs'),
    commandPrefix: commandPrefix(given),
  };
  return { ...settings, childEnvironment: childEnvironment(environment, settings) };
}

function childEnvironment(
  environment: Environment,
  settings: Omit<StartSettings, 'childEnvironment' | 'commandPrefix' | 'logDirectory'>,
): Environment {
  const { sandbox, temporalUiUrl } = settings;
  return {
    ...withSandboxCredentials(environment),
    DATA_DIR: settings.dataDirectory,
    API_PORT: String(settings.apiPort),
    TEMPORAL_ADDRESS: settings.temporalAddress,
    TEMPORAL_NAMESPACE: settings.namespace,
    ...(temporalUiUrl !== null && { TEMPORAL_UI_URL: temporalUiUrl }),
    // A profile file of the user's (TLS, an API key) is meant for another server than the one we bring.
    ...(settings.temporalServer !== null && { TEMPORAL_CONFIG_FILE: join(settings.dataDirectory, 'no-temporal.toml') }),
    ...(sandbox !== null && {
      SANDBOX_OPENAI_PORT: String(sandbox.openaiPort),
      SANDBOX_IPAAS_PORT: String(sandbox.ipaasPort),
    }),
  };
}

/** The variables that a command in another terminal needs to find this stack and its data. */
function commandPrefix(given: z.output<typeof schema>): string {
  const needed = ['TEMPORAL_PORT', 'TEMPORAL_UI_PORT', 'API_PORT', 'DATA_DIR'] as const;
  return needed
    .filter((name) => given[name] !== DEFAULTS[name])
    .map((name) => `${name}=${name === 'DATA_DIR' ? shortPath(given[name]) : given[name]} `)
    .join('');
}
