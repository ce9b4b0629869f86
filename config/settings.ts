/** Every setting of the service, by the part that needs it (design, section 7; docs: README, "Settings"). */
import { join, resolve } from 'node:path';
import { z } from 'zod';
import type { BudgetLimits } from '../customer/request-budget.ts';
import { ipaasSchema, ipaasSettings, withCredentialChecks, type IpaasSettings } from './ipaas-settings.ts';
import { readApiUrl, readServingSettings, type ServingSettings } from './api-settings.ts';
import { idList, portOrAny, requestRate, requestsInFlight, webAddress } from './kinds-of-setting.ts';
import { checkEnvironment, type Environment } from './read-environment.ts';

const storeSchema = z.object({
  DATA_DIR: z.string().default('.data'),
  SYNC_LOG_URL: z
    .string()
    .regex(/^(sqlite|postgres|postgresql):/, 'must begin with sqlite: or postgres:')
    .optional(),
});

const temporalSchema = z.object({
  TEMPORAL_PORT: portOrAny(7233),
  TEMPORAL_UI_PORT: portOrAny(8233),
  TEMPORAL_UI_URL: webAddress().optional(),
});

const logLevels = ['trace', 'debug', 'info', 'warn', 'error'] as const;
const logSchema = z.object({
  LOG_LEVEL: z.enum(logLevels, `must be one of ${logLevels.join(', ')}`).default('info'),
});

/** Where mapping collections come from, beside the built-in one. */
const mappingFields = { MAPPING_DIR: z.string().optional(), MAPPING_COLLECTION_IDS: idList() };

const mappingSchema = withCredentialChecks(ipaasSchema.extend(mappingFields));

const upstreamSchema = withCredentialChecks(
  ipaasSchema.extend({
    ...mappingFields,
    OPENAI_API_KEY: z.string(),
    OPENAI_BASE_URL: webAddress().default('https://api.openai.com/v1'),
    OPENAI_RPS: requestRate(),
    OPENAI_IN_FLIGHT: requestsInFlight(),
    OPENAI_KEY_CHECK_SECONDS: z.coerce
      .number('must be a number of seconds')
      .min(0, 'must be 0 or more')
      .max(3_600, 'must be at most 3600')
      .default(60),
    BULK_CONCURRENCY: z.coerce
      .number('must be a number of records')
      .int('must be a whole number of records')
      .min(1, 'must be at least 1')
      .max(1_000, 'must be at most 1000')
      .default(50),
    SYNC_LOG_RETENTION_DAYS: z.coerce
      .number('must be a whole number of days, 0 to keep everything')
      .int('must be a whole number of days, 0 to keep everything')
      .min(0, 'must be a whole number of days, 0 to keep everything')
      .max(36_500, 'must be at most 36500')
      .default(90),
    WORKFLOW_STACK_TRACES: z.enum(['on', 'off'], 'must be on or off').default('off'),
    WORKER_METRICS_ADDRESS: z
      .string()
      .regex(/^[^:]+:\d+$/, 'must be host:port')
      .optional(),
  }),
);

export type LogLevel = (typeof logLevels)[number];

/** What every way in needs: where results and the Temporal UI are found. */
export interface ClientSettings {
  syncLogUrl: string;
  temporalUiUrl: string;
  logLevel: LogLevel;
}

export interface ApiSettings extends ClientSettings, ServingSettings {}

/** What it takes to look after mapping collections, and the custom fields that they fill. */
export interface MappingSettings {
  ipaas: IpaasSettings;
  mappingDirectory: string | null;
  /** Ids of the mapping collections that are loaded from iPaaS.com. */
  mappingCollectionIds: number[];
}

export interface WorkerSettings extends ClientSettings, MappingSettings {
  openai: {
    apiKey: string;
    baseUrl: string;
    limits: BudgetLimits;
    /** How long a key that worked is believed to work. */
    rememberKeyForMs: number;
  };
  /** host:port where the worker shows its metrics to Prometheus; null for none. */
  metricsAddress: string | null;
  /** Records of bulks that a worker process syncs at the same time. */
  bulkConcurrency: number;
  /** Whether the Call Stack of the Temporal UI can be asked for. */
  workflowStackTraces: boolean;
  /** Days after which results are deleted; 0 keeps everything. */
  retentionDays: number;
  apiUrl: string;
}

/** @throws SettingsError */
export function readClientSettings(environment: Environment): ClientSettings {
  const checked = checkEnvironment(storeSchema.extend(temporalSchema.shape).extend(logSchema.shape), environment);
  return {
    syncLogUrl: checked.SYNC_LOG_URL ?? `sqlite:${join(resolve(checked.DATA_DIR), 'sync-log.db')}`,
    temporalUiUrl: checked.TEMPORAL_UI_URL ?? `http://127.0.0.1:${checked.TEMPORAL_UI_PORT}`,
    logLevel: checked.LOG_LEVEL,
  };
}

/** @throws SettingsError */
export function readApiSettings(environment: Environment): ApiSettings {
  return { ...readClientSettings(environment), ...readServingSettings(environment) };
}

/** @throws SettingsError */
export function readMappingSettings(environment: Environment): MappingSettings {
  return mappingSettings(checkEnvironment(mappingSchema, environment));
}

/** @throws SettingsError */
export function readWorkerSettings(environment: Environment): WorkerSettings {
  const checked = checkEnvironment(upstreamSchema, environment);
  return {
    ...readClientSettings(environment),
    openai: {
      apiKey: checked.OPENAI_API_KEY,
      baseUrl: checked.OPENAI_BASE_URL,
      rememberKeyForMs: checked.OPENAI_KEY_CHECK_SECONDS * 1_000,
      limits: { requestsPerSecond: checked.OPENAI_RPS, inFlight: checked.OPENAI_IN_FLIGHT },
    },
    ...mappingSettings(checked),
    metricsAddress: checked.WORKER_METRICS_ADDRESS ?? null,
    bulkConcurrency: checked.BULK_CONCURRENCY,
    workflowStackTraces: checked.WORKFLOW_STACK_TRACES === 'on',
    retentionDays: checked.SYNC_LOG_RETENTION_DAYS,
    apiUrl: readApiUrl(environment),
  };
}

function mappingSettings(checked: z.output<typeof mappingSchema>): MappingSettings {
  return {
    ipaas: ipaasSettings(checked),
    mappingDirectory: checked.MAPPING_DIR ?? null,
    mappingCollectionIds: checked.MAPPING_COLLECTION_IDS,
  };
}
