import { setTimeout as sleep } from 'node:timers/promises';

export interface ProcessFigures {
  /** Bytes of the machine's memory that the process holds. */
  residentBytes: number;
  /** Seconds since 1970; another figure is another process. */
  startedAt: number;
}

const lookEveryMs = 1_000;
const mostLooks = 15;
/** Memory that moves less than this between two looks is at rest. */
const restShare = 0.005;

/** What a process tells of itself at /metrics. @throws Error where a figure is missing */
export async function readProcessFigures(api: URL): Promise<ProcessFigures> {
  const response = await fetch(new URL('/metrics', api));
  return figuresOf(await response.text());
}

/** The same, once the garbage collector has had its time and the memory is at rest, at the latest after 15 seconds. */
export async function readAtRest(api: URL): Promise<ProcessFigures> {
  let before = await readProcessFigures(api);
  for (let look = 0; look < mostLooks; look += 1) {
    await sleep(lookEveryMs);
    const now = await readProcessFigures(api);
    const moved = Math.abs(now.residentBytes - before.residentBytes);
    if (moved < before.residentBytes * restShare) return now;
    before = now;
  }
  return before;
}

/** @param exposition Prometheus' text format */
export function figuresOf(exposition: string): ProcessFigures {
  return {
    residentBytes: figure(exposition, 'process_resident_memory_bytes'),
    startedAt: figure(exposition, 'process_start_time_seconds'),
  };
}

function figure(exposition: string, name: string): number {
  const line = exposition.split('\n').find((text) => text.startsWith(`${name} `));
  if (line === undefined) throw new Error(`The process does not tell ${name}.`);
  return Number(line.slice(name.length));
}
