import { syncLinks, type LinkSettings } from '../sync-links.ts';
import type { SyncResult } from '../sync-result.ts';

/** What only the step that logs a result knows. */
export interface Logging {
  /** Which attempt at logging this is, from 1. */
  attempts: number;
  /** Milliseconds since 1970. */
  startedAt: number;
  now: number;
  namespace: string;
  links: LinkSettings;
}

/** The result as it goes into the log. Of the log step it says that it completed, which its presence proves. */
export function loggedResult(result: SyncResult, { attempts, startedAt, now, namespace, links }: Logging): SyncResult {
  const logged = {
    status: 'completed',
    attempts,
    startedAt: new Date(startedAt).toISOString(),
    durationMs: Math.max(0, now - startedAt),
  } as const;
  return {
    ...result,
    steps: result.steps.map((step) => (step.step === 'log' ? { ...step, ...logged } : step)),
    finishedAt: new Date(now).toISOString(),
    links: syncLinks(result, namespace, links),
  };
}
