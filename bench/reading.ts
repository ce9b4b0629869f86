import autocannon from 'autocannon';

const connections = 20;
const seconds = 5;
const warmUpSeconds = 2;

export interface Reading {
  connections: number;
  perSecond: number;
  /** Milliseconds. */
  p50: number;
  p99: number;
}

/**
 * Reads these addresses in turn, over 20 connections for 5 seconds.
 * @throws Error where an answer is not 2xx: refusals are quick, and would make a fine figure
 */
export async function readUnderLoad(api: URL, paths: readonly string[]): Promise<Reading> {
  await load(api, paths, warmUpSeconds);
  const { requests, latency } = await load(api, paths, seconds);
  return { connections, perSecond: Math.round(requests.average), p50: latency.p50, p99: latency.p99 };
}

async function load(api: URL, paths: readonly string[], duration: number): Promise<autocannon.Result> {
  const requests = paths.map((path) => ({ path }));
  const result = await autocannon({ url: api.href, connections, duration, requests });
  if (result.errors + result.non2xx === 0 && result['2xx'] > 0) return result;
  throw new Error(
    `Of the reading requests, ${result.non2xx} were not answered with 2xx and ${result.errors} not at all.`,
  );
}
