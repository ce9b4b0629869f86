/** What a check of the checklist is, and what it can say. */
import type { FailureCode } from '../../customer/failures.ts';
import type { CheckContext } from './context.ts';

export type CheckStatus = 'ok' | 'warning' | 'failed' | 'unknown';

export interface CheckResult {
  /** `failed`: no sync succeeds before it is mended. `unknown`: it could not be found out. */
  status: CheckStatus;
  /** A sentence; never a secret or a customer's data. */
  detail: string;
  /** What to do now; null where nothing is to be done. */
  resolution: string | null;
  /** The code of the catalogue by which a sync would fail for it; null where there is none. */
  code: FailureCode | null;
}

/** A line of the checklist. */
export interface Check extends CheckResult {
  id: string;
  title: string;
}

export interface CheckDefinition {
  id: string;
  title: string;
  /**
   * Looks, and changes nothing. What it throws, the checklist tells as `unknown`.
   * @param signal ends the looking
   */
  run(context: CheckContext, signal: AbortSignal): Promise<CheckResult>;
}

export function ok(detail: string): CheckResult {
  return { status: 'ok', detail, resolution: null, code: null };
}

export function warning(detail: string, resolution: string): CheckResult {
  return { status: 'warning', detail, resolution, code: null };
}

export function failed(detail: string, resolution: string, code: FailureCode | null = null): CheckResult {
  return { status: 'failed', detail, resolution, code };
}

export function unknown(detail: string, resolution: string): CheckResult {
  return { status: 'unknown', detail, resolution, code: null };
}
