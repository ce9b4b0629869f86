/** 429s for most of the requests to one stand-in, for as long as the storm lasts. */
import axios from 'axios';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { passes, type ArmedFault } from '../armed-faults.ts';

/** Of ten requests, so many are refused. */
const refusedOfTen = 9;
const tensAtOnce = 10;
/** A new part is added when fewer refusals than this are left. */
const low = 40;
const lookAgainMs = 50;
/** A storm that nobody met proves nothing: it goes on until so many requests were refused, or nobody is left to ask. */
const atLeast = 5;

const faultsSchema = z.object({
  faults: z.array(z.object({ times: z.number(), fault: z.object({ type: z.string() }) })),
});

/**
 * @param url of the stand-in, with or without /v1; no other faults may be armed there
 * @returns how many requests were refused
 */
export async function storm(url: string, lastsMs: number, isOver: () => boolean): Promise<number> {
  const http = axios.create({ baseURL: new URL('/__sandbox', url).href, timeout: 10_000 });
  const refusalsLeft = async (): Promise<number> => {
    const { faults } = faultsSchema.parse((await http.get<unknown>('/faults')).data);
    return faults.filter(({ fault }) => fault.type === 'status').reduce((sum, { times }) => sum + times, 0);
  };
  const over = Date.now() + lastsMs;
  let added = 0;
  let refused = 0;
  while (Date.now() < over || (refused < atLeast && !isOver())) {
    const left = await refusalsLeft();
    refused = added - left;
    if (left < low) {
      await http.post('/faults', part());
      added += tensAtOnce * refusedOfTen;
    }
    await delay(lookAgainMs);
  }
  refused = added - (await refusalsLeft());
  await http.delete('/faults');
  return refused;
}

function part(): ArmedFault[] {
  const refusal = { type: 'status', status: 429, headers: { 'Retry-After': '1' } } as const;
  return Array.from({ length: tensAtOnce }, (): ArmedFault[] => [
    { match: {}, times: refusedOfTen, fault: refusal },
    { match: {}, times: 10 - refusedOfTen, fault: passes },
  ]).flat();
}
