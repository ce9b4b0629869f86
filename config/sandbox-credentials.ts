/** Where no credentials are set, the sandbox is what we work with: who works with it, by which rule, and how it is reached. */
import { z } from 'zod';
import { portNumber } from './kinds-of-setting.ts';
import { checkEnvironment, type Environment } from './read-environment.ts';

export const sandboxPortFields = {
  SANDBOX_OPENAI_PORT: portNumber(4010),
  SANDBOX_IPAAS_PORT: portNumber(4020),
};
const portsSchema = z.object(sandboxPortFields);

const credentials = ['OPENAI_API_KEY', 'IPAAS_API_KEY', 'IPAAS_EMAIL'] as const;

/** Set to nothing: what would lead the sandbox's keys to a real system, or stand beside them. */
const unused = {
  IPAAS_PASSWORD: '',
  IPAAS_COMPANY_ID: '',
  IPAAS_CUSTOMERS_URL: '',
  IPAAS_SSO_URL: '',
  IPAAS_SUBSCRIPTIONS_URL: '',
};

/** True where no system of the user's can be meant. A variable that is set to nothing counts as not set. */
export function hasNoCredentials(environment: Environment): boolean {
  return credentials.every((name) => !environment[name]);
}

/**
 * Where no credentials are set, the environment with the keys and addresses of the sandbox; else the same environment.
 * @throws SettingsError where a port of the sandbox is none
 */
export function withSandboxCredentials(environment: Environment): Environment {
  if (!hasNoCredentials(environment)) return environment;
  const ports = checkEnvironment(portsSchema, environment);
  return {
    ...environment,
    ...unused,
    OPENAI_API_KEY: 'sk-sandbox',
    OPENAI_BASE_URL: `http://127.0.0.1:${ports.SANDBOX_OPENAI_PORT}/v1`,
    IPAAS_API_KEY: 'ipaas-sandbox',
    IPAAS_BASE_URL: `http://127.0.0.1:${ports.SANDBOX_IPAAS_PORT}`,
    IPAAS_SYSTEM_ID: '10684',
  };
}
