/** How far a bulk is, as lines of text: pure, of a bulk, the width of the terminal and the time. */
import { endedCount, type Bulk } from '../../../customer/bulk.ts';
import { isSynced, outcomes } from '../../../customer/sync-result.ts';
import { colors } from './colors.ts';
import { count, rate, span } from './numbers.ts';

export type Progress = Pick<Bulk, 'status' | 'totals' | 'inOwnWorkflows' | 'ratePerSecond' | 'startedAt'>;

const gap = '  ';
const narrowestBar = 10;
/** Of `9,999/s`, and of `99 min so far`. */
const rateWidth = 7;
const timeWidth = 13;

/** A bar that fills what room there is beside the share, the count, the rate and the time left; least important last. */
export function barLine(bulk: Progress, columns: number, now: number): string {
  const facts = [share(bulk).padStart(5), ofAll(bulk), ...paceCells(bulk, now)];
  while (facts.length > 1 && roomBeside(facts, columns) < narrowestBar) facts.pop();
  const room = roomBeside(facts, columns);
  if (room < narrowestBar) return facts.join(gap).slice(0, Math.max(0, columns - 1));
  const filled = Math.floor(room * partOf(bulk));
  const paint = bulk.status === 'paused' ? colors.yellow : colors.green;
  const bar = paint('█'.repeat(filled)) + colors.dim('░'.repeat(room - filled));
  return gap + [bar, ...facts].join(gap).trimEnd();
}

/** Always as wide, so that the bar beside them keeps its width. */
function paceCells(bulk: Progress, now: number): string[] {
  const [first = '', second] = pace(bulk, now);
  if (second === undefined) return [first.padEnd(rateWidth + gap.length + timeWidth)];
  return [first.padEnd(rateWidth), second.padEnd(timeWidth)];
}

/** How many records ended in which way, as far as there is room. */
export function outcomeLine(bulk: Progress, columns: number): string {
  let line = '';
  let room = columns - 1;
  for (const { text, paint } of outcomeParts(bulk)) {
    room -= gap.length + text.length;
    if (room < 0) break;
    line += gap + paint(text);
  }
  return line;
}

/** All of it in one line without a bar, for a file. */
export function plainLine(bulk: Progress, now: number): string {
  const outcome = outcomeParts(bulk).map(({ text }) => text);
  return (
    gap + [`${ofAll(bulk).trimStart()} (${share(bulk)})`, ...pace(bulk, now), outcome.join(', ')].join(gap).trimEnd()
  );
}

function roomBeside(facts: readonly string[], columns: number): number {
  // The last column stays free: some terminals wrap as soon as something stands in it.
  return facts.reduce((room, fact) => room - gap.length - fact.length, columns - 1 - gap.length);
}

function partOf({ totals }: Progress): number {
  return totals.received === 0 ? 0 : endedCount(totals) / totals.received;
}

/** Rounded down: all of it is all of it. */
function share(bulk: Progress): string {
  return `${Math.floor(partOf(bulk) * 100)} %`;
}

function ofAll({ totals }: Progress): string {
  const all = count(totals.received);
  return `${count(endedCount(totals)).padStart(all.length)} of ${all}`;
}

function pace(bulk: Progress, now: number): string[] {
  const { status, totals, inOwnWorkflows, ratePerSecond, startedAt } = bulk;
  if (status === 'paused') return ['paused'];
  const since = `${span(now - Date.parse(startedAt))} so far`;
  if (status !== 'running' || ratePerSecond === 0) return [since];
  const left = totals.received - endedCount(totals);
  // What waits in workflows of their own goes on when its upstream lets it, which no rate tells.
  const waits = left === inOwnWorkflows;
  return [rate(ratePerSecond), waits ? since : `${span((left / ratePerSecond) * 1_000)} left`];
}

function outcomeParts({ totals, inOwnWorkflows }: Progress): { text: string; paint: (text: string) => string }[] {
  const parts = outcomes
    .filter((outcome) => totals[outcome] > 0)
    .map((outcome) => ({
      text: `${outcome} ${count(totals[outcome])}`,
      paint: isSynced(outcome) ? colors.green : colors.red,
    }));
  const waiting = { text: `in own workflows ${count(inOwnWorkflows)}`, paint: colors.yellow };
  return inOwnWorkflows === 0 ? parts : [...parts, waiting];
}
