import { prepareChecks, type CheckSources } from './context.ts';
import { runChecks, type ChecklistReport } from './run-checks.ts';

const keptMs = 15_000;

/**
 * The checklist for those who ask often, `GET /v1/checks` above all: a report is kept for 15 seconds, and whoever asks
 * while the checks run gets the same one.
 * @throws SettingsError where a port of the sandbox is none
 */
export function cachedChecks(sources: CheckSources, now: () => number = Date.now): () => Promise<ChecklistReport> {
  const open = prepareChecks(sources);
  let running: Promise<ChecklistReport> | null = null;
  let kept: { report: ChecklistReport; until: number } | null = null;
  return async () => {
    if (kept !== null && now() < kept.until) return kept.report;
    running ??= runChecks(open()).finally(() => (running = null));
    const report = await running;
    kept = { report, until: now() + keptMs };
    return report;
  };
}
