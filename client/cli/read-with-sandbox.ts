import { readEnvironment, type Environment } from '../../config/read-environment.ts';
import { hasNoCredentials, withSandboxCredentials } from '../../config/sandbox-credentials.ts';
import { errorColors } from './render/colors.ts';

/**
 * Reads the settings of a command. After `npm start` without credentials, a person has none in the environment and means
 * the sandbox, and is told so on standard error.
 * @throws SettingsError
 */
export function readWithSandbox<Settings extends { ipaas: { baseUrl: string } }>(
  read: (environment: Environment) => Settings,
): Settings {
  const environment = readEnvironment();
  const settings = read(withSandboxCredentials(environment));
  if (hasNoCredentials(environment)) {
    console.error(errorColors.dim(`No credentials are set, so this is the sandbox at ${settings.ipaas.baseUrl}.`));
  }
  return settings;
}
