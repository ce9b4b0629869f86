/** What a process has cost so far, as Linux tells it. */
import { readFileSync } from 'node:fs';

/** Of the kernel's clock, on every machine that Node runs on. */
const ticksPerSecond = 100;

/** Seconds of processor time, of all its threads. @throws Error where there is no such process */
export function cpuSeconds(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The name in brackets may hold anything; the fields after it are numbers.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
}

/** The most memory that it ever held, in bytes. */
export function peakMemoryBytes(pid: number): number {
  return kilobytes(pid, 'VmHWM') * 1024;
}

/** What it holds now, in bytes. */
export function memoryBytes(pid: number): number {
  return kilobytes(pid, 'VmRSS') * 1024;
}

function kilobytes(pid: number, name: string): number {
  const line = readFileSync(`/proc/${pid}/status`, 'utf8')
    .split('\n')
    .find((text) => text.startsWith(`${name}:`));
  return Number(/\d+/.exec(line ?? '')?.[0] ?? Number.NaN);
}
