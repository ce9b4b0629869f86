/** Where the HTTP API listens, and whom it serves. */
import { z } from 'zod';
import { readApiKeys, type ApiKey } from './api-keys.ts';
import { portOrAny } from './kinds-of-setting.ts';
import { checkEnvironment, type Environment } from './read-environment.ts';

const loopback: readonly string[] = ['127.0.0.1', '::1', 'localhost'];

const hostName = z.string().regex(/^[\w.:-]+$/, 'must be a host name or an address');

const placeSchema = z.object({ API_PORT: portOrAny(8080), API_HOST: hostName.default('127.0.0.1') });

const servingSchema = placeSchema
  .extend({
    API_KEYS: z.string().optional().transform(readApiKeys),
    API_ALLOWED_HOSTS: z
      .string()
      .regex(/^[\w.-]+(,[\w.-]+)*$/, 'must be host names, separated by commas')
      .optional()
      .transform((text) => text?.toLowerCase().split(',') ?? []),
    API_RATE_LIMIT: z.coerce
      .number('must be a number of requests per minute')
      .int('must be a whole number')
      .positive('must be above 0')
      .default(6_000),
  })
  .refine(({ API_HOST, API_KEYS }) => API_KEYS.length > 0 || loopback.includes(API_HOST), {
    path: ['API_HOST'],
    error: `must be one of ${loopback.join(', ')} where no API_KEYS are set`,
  });

export interface ServingSettings {
  host: string;
  port: number;
  /** True where only this machine can reach the API. */
  isLocal: boolean;
  /** Empty where no key is asked for; then `isLocal` is true. */
  keys: ApiKey[];
  /** Names under which the API may be called, beside those of the machine itself. */
  allowedHosts: string[];
  requestsPerMinute: number;
}

/** @throws SettingsError; also for an address beyond this machine that no key protects */
export function readServingSettings(environment: Environment): ServingSettings {
  const checked = checkEnvironment(servingSchema, environment);
  return {
    host: checked.API_HOST,
    port: checked.API_PORT,
    isLocal: loopback.includes(checked.API_HOST),
    keys: checked.API_KEYS,
    allowedHosts: checked.API_ALLOWED_HOSTS,
    requestsPerMinute: checked.API_RATE_LIMIT,
  };
}

/** Where others find the API. @throws SettingsError */
export function readApiUrl(environment: Environment): string {
  const { API_HOST: host, API_PORT: port } = checkEnvironment(placeSchema, environment);
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
