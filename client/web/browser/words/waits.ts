import type { CurrentStep } from '../sync.ts';
import { formatRemaining } from './durations.ts';
import { formatTime } from './times.ts';

/** Why a step waits, without the time, which is told apart and in the person's own zone. */
export function whyOf(waitingFor: string | null): string {
  const why = (waitingFor ?? '').replace(/\s*Waiting until \S+?, then attempt \d+\.?\s*$/, '').trim();
  return why === '' ? 'The attempt before did not succeed.' : why;
}

/** Until when a step waits: the moment, and how long that still is. */
export function untilWhen(nextRetryAt: string, now: number): string {
  if (Date.parse(nextRetryAt) <= now) return 'Trying again now';
  return `Waiting until ${formatTime(nextRetryAt, now)} (${formatRemaining(nextRetryAt, now)})`;
}

/** What a screen reader is told of a wait, once: no countdown. */
export function announceWait({ nextRetryAt, waitingFor }: CurrentStep, now: number): string {
  if (nextRetryAt === null) return '';
  return `waits until ${formatTime(nextRetryAt, now)}. ${whyOf(waitingFor)}`;
}
