import { endedCount, hasBulkEnded, type Bulk } from '../bulk.ts';
import { count } from './counts.ts';
import { formatDuration } from './durations.ts';

type Progress = Pick<Bulk, 'status' | 'totals' | 'inOwnWorkflows' | 'ratePerSecond' | 'startedAt' | 'finishedAt'>;

/** How much of a bulk has ended, from 0 to 100, rounded down: all of it is all of it. */
export function percentOf({ totals }: Pick<Bulk, 'totals'>): number {
  return totals.received === 0 ? 0 : Math.floor((endedCount(totals) / totals.received) * 100);
}

/** How far a bulk is. */
export function progressWords(bulk: Progress): string {
  const { totals } = bulk;
  if (totals.received === 0 && !hasBulkEnded(bulk)) return 'The list is being read.';
  const ended = endedCount(totals);
  if (ended === totals.received) return `All ${count(ended)} have ended.`;
  return `${count(ended)} of ${count(totals.received)} have ended, ${percentOf(bulk)} %.`;
}

/** How fast it goes, and how long it still takes; empty where that cannot be told. */
export function paceWords(bulk: Progress): string {
  const { status, totals, inOwnWorkflows, ratePerSecond, startedAt, finishedAt } = bulk;
  if (finishedAt !== null) {
    const took = formatDuration(Date.parse(finishedAt) - Date.parse(startedAt));
    return `It took ${took}, ${rateWords(ratePerSecond)}.`;
  }
  if (status === 'paused' || ratePerSecond === 0) return '';
  const left = totals.received - endedCount(totals);
  // What is in workflows of its own goes on when its upstream lets it, which no rate tells.
  if (left <= inOwnWorkflows) return '';
  return `${capital(rateWords(ratePerSecond))}, about ${leftWords(left / ratePerSecond)} left.`;
}

/** The same for a screen reader, which is told only every tenth part: it would never come to the end of each. */
export function announceProgress(bulk: Progress): string {
  if (bulk.status === 'paused') return 'Paused.';
  if (hasBulkEnded(bulk)) return `${progressWords(bulk)} The bulk is ${bulk.status}.`;
  const tenths = Math.floor(percentOf(bulk) / 10);
  return tenths === 0 ? '' : `${tenths}0 per cent have ended.`;
}

function rateWords(perSecond: number): string {
  if (perSecond >= 10) return `${count(Math.round(perSecond))} per second`;
  return perSecond >= 0.1 ? `${perSecond.toFixed(1)} per second` : 'less than one in ten seconds';
}

/** In steps that do not flicker: nobody needs an estimate to the second. */
function leftWords(seconds: number): string {
  if (seconds < 60) return `${Math.max(5, Math.ceil(seconds / 5) * 5)} s`;
  return formatDuration(Math.ceil(seconds / 60) * 60_000);
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
