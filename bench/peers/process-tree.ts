/** What a process and all its descendants have used, read from Linux's /proc. Elsewhere there are no figures. */
import { readdirSync, readFileSync } from 'node:fs';

export interface ProcessStat {
  pid: number;
  parent: number;
  /** User and system time of its own and of children that have ended, in seconds. */
  cpuSeconds: number;
}

/** Linux counts time for programs in hundredths of a second, on every architecture Node runs on. */
const ticksPerSecond = 100;
const kilobytesPerMegabyte = 1_024;

/** CPU of the tree so far, also of the processes in it that have ended already; null where /proc is none of Linux. */
export function cpuSecondsOf(root: number): number | null {
  const tree = treeBelow(root);
  return tree === null ? null : tree.reduce((sum, { cpuSeconds }) => sum + cpuSeconds, 0);
}

/** Memory that the tree holds, what its processes share counted once; null where /proc is none of Linux. */
export function memoryMegabytesOf(root: number): number | null {
  const tree = treeBelow(root);
  return tree === null ? null : tree.reduce((sum, { pid }) => sum + proportionalMegabytes(pid), 0);
}

/** The process and its descendants. */
export function pickTree(all: readonly ProcessStat[], root: number): ProcessStat[] {
  const own = all.filter(({ pid }) => pid === root);
  const children = all.filter(({ parent }) => parent === root);
  return [...own, ...children.flatMap(({ pid }) => pickTree(all, pid))];
}

/**
 * One line of /proc/PID/stat. The second field is the program's name in parentheses, which may hold anything.
 * @returns null for what is no such line
 */
export function readStat(line: string): ProcessStat | null {
  const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
  const [pid, parent, ...times] = [line.split(' ', 1)[0], fields[1], ...fields.slice(11, 15)].map(Number);
  if (!isFigure(pid) || !isFigure(parent) || times.length !== 4 || !times.every(isFigure)) return null;
  return { pid, parent, cpuSeconds: times.reduce((sum, ticks) => sum + ticks, 0) / ticksPerSecond };
}

function isFigure(value: number | undefined): value is number {
  return value !== undefined && Number.isFinite(value);
}

function treeBelow(root: number): ProcessStat[] | null {
  if (process.platform !== 'linux') return null;
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const stats = pids.map((pid) => readStat(readIfThere(`/proc/${pid}/stat`)));
  return pickTree(
    stats.filter((stat) => stat !== null),
    root,
  );
}

function proportionalMegabytes(pid: number): number {
  const kilobytes = /^Pss:\s+(\d+)/m.exec(readIfThere(`/proc/${pid}/smaps_rollup`))?.[1];
  return Number(kilobytes ?? 0) / kilobytesPerMegabyte;
}

/** Processes end while they are read. */
function readIfThere(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
