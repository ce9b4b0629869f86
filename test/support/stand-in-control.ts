/** The control plane of a stand-in, over HTTP like everything else (design, section 8). */
import axios from 'axios';
import { z } from 'zod';

const journalSchema = z.object({
  requests: z.array(
    z.object({
      n: z.number(),
      method: z.string(),
      path: z.string(),
      status: z.number().nullable(),
      committed: z.boolean(),
      answered: z.boolean(),
      trackingGuid: z.string().nullable(),
    }),
  ),
});

export type JournalRequest = z.infer<typeof journalSchema>['requests'][number];

export interface Fault {
  match: { method?: string; path?: string };
  times: number;
  fault:
    | { type: 'status'; status: number; headers?: Record<string, string>; body?: unknown }
    | { type: 'delay'; ms: number }
    | { type: 'hang' | 'truncate' | 'malformed' | 'reset-before-commit' | 'reset-after-commit' };
}

export interface StandInControl {
  journal(): Promise<JournalRequest[]>;
  /** Requests that changed something. */
  writes(): Promise<JournalRequest[]>;
  faults(faults: Fault[]): Promise<void>;
  state(): Promise<unknown>;
}

/** @param root address of the stand-in without any path */
export function controlOf(root: string): StandInControl {
  const http = axios.create({ baseURL: `${root}/__sandbox`, timeout: 10_000 });
  const journal = async (): Promise<JournalRequest[]> =>
    journalSchema.parse((await http.get('/journal')).data).requests;
  return {
    journal,
    writes: async () => (await journal()).filter((request) => request.committed),
    faults: async (faults) => void (await http.post('/faults', faults)),
    state: async () => (await http.get('/state')).data,
  };
}
