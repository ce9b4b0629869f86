/** What the sandbox's own tests talk to it with: the published clients, and plain requests to the control plane. */
import axios, { type AxiosInstance } from 'axios';
import OpenAI from 'openai';
import { z } from 'zod';
import type { faultListSchema } from './control/faults.ts';
import type { Sandbox } from './start-sandbox.ts';

/** The published OpenAI client without retries, so that every answer is seen. */
export function openAiClient(sandbox: Sandbox, apiKey = 'sk-sandbox'): OpenAI {
  return new OpenAI({
    apiKey,
    baseURL: sandbox.openaiUrl,
    maxRetries: 0,
    timeout: 10_000,
    organization: null,
    project: null,
  });
}

/** axios that takes every status for an answer. */
export function ipaasClient(sandbox: Sandbox, apiKey: string | null = 'ipaas-sandbox'): AxiosInstance {
  return axios.create({
    baseURL: sandbox.ipaasUrl,
    headers: apiKey === null ? {} : { Authorization: `Bearer ${apiKey}` },
    validateStatus: () => true,
    timeout: 10_000,
  });
}

const journalSchema = z.object({
  requests: z.array(
    z.strictObject({
      n: z.number(),
      at: z.iso.datetime(),
      method: z.string(),
      path: z.string(),
      status: z.number().nullable(),
      committed: z.boolean(),
      answered: z.boolean(),
      bodyHash: z.string().regex(/^[0-9a-f]{64}$/),
      requestId: z.string(),
      trackingGuid: z.string().nullable(),
    }),
  ),
});

export type JournalRow = z.infer<typeof journalSchema>['requests'][number];

const looseObject = z.record(z.string(), z.unknown());
const stateSchema = z.record(z.string(), z.array(looseObject));

export interface Control {
  journal(): Promise<JournalRow[]>;
  /** Waits until the journal fulfils the condition. */
  journalWhen(condition: (rows: JournalRow[]) => boolean): Promise<JournalRow[]>;
  state(): Promise<z.infer<typeof stateSchema>>;
  reset(): Promise<void>;
  addFaults(rules: z.input<typeof faultListSchema>): Promise<void>;
}

/** The control plane of one stand-in; `url` with or without /v1. */
export function controlOf(url: string): Control {
  const http = axios.create({ baseURL: url.replace(/\/v1$/, '') });
  const journal = async (): Promise<JournalRow[]> =>
    journalSchema.parse((await http.get('/__sandbox/journal')).data).requests;
  return {
    journal,
    async journalWhen(condition) {
      for (let attempt = 0; attempt < 500; attempt += 1) {
        const rows = await journal();
        if (condition(rows)) return rows;
        await new Promise((resolve) => {
          setTimeout(resolve, 10);
        });
      }
      throw new Error('The journal did not come to fulfil the condition.');
    },
    state: async () => stateSchema.parse((await http.get('/__sandbox/state')).data),
    reset: async () => void (await http.post('/__sandbox/reset')),
    addFaults: async (rules) => void (await http.post('/__sandbox/faults', rules)),
  };
}
