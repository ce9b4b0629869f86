/** One look at the mapping collections after the start: what is worth knowing of them goes to the log. */
import { Runtime, type Logger } from '@temporalio/worker';
import { checkAgainstIpaas } from '../mapping/checks/check-against-ipaas.ts';
import type { Finding } from '../mapping/checks/finding.ts';
import type { IpaasView } from '../mapping/checks/ipaas-view.ts';
import type { OriginReading } from '../mapping/sources/read-collections.ts';

const longestMs = 30_000;

type Log = Pick<Logger, 'warn' | 'info'>;

/**
 * Looks in the background and logs one line for each finding. Never fails: a worker does its work whatever is found.
 * @param signal ends it, with the process
 */
export async function checkMappings(
  readings: readonly OriginReading[],
  view: IpaasView,
  {
    loadedIds,
    signal,
    log = Runtime.instance().logger,
  }: { loadedIds: readonly number[]; signal: AbortSignal; log?: Log },
): Promise<void> {
  for (const { findings } of readings) findings.forEach((finding) => logFinding(log, finding));
  try {
    const within = AbortSignal.any([signal, AbortSignal.timeout(longestMs)]);
    const findings = await checkAgainstIpaas(readings, view, { loadedIds, signal: within });
    if (!signal.aborted) findings.forEach((finding) => logFinding(log, finding));
  } catch (error) {
    const kind = error instanceof Error ? error.constructor.name : typeof error;
    log.warn('The mapping collections could not be checked', { kind });
  }
}

function logFinding(log: Log, { message, ...details }: Finding): void {
  if (details.severity === 'note') log.info(message, details);
  else log.warn(message, details);
}
