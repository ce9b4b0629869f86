/** Whether this machine's clock agrees with those of the others: expiry of tokens and the order of responses depend on it. */
import { addressOf } from '../../connectors/ipaas/http-client.ts';
import { failed, ok, unknown, warning, type CheckDefinition, type CheckResult } from './check.ts';
import type { CheckContext } from './context.ts';
import { readRemoteClock } from './remote-clock.ts';
import { readPollers } from './task-queue-pollers.ts';
import { listed } from './words.ts';

interface Skew {
  whose: string;
  /** Positive where the other clock is ahead of ours. */
  aheadMs: number;
}

const warnAboveMs = 30_000;
const failAboveMs = 300_000;
const resolution = "Synchronise this machine's clock with a time server (NTP).";

export const clockSkew: CheckDefinition = {
  id: 'clock-skew',
  title: 'Clocks agree',
  async run(context, signal) {
    const asked = await Promise.all([
      skewOf('OpenAI', () => context.openai().baseUrl, signal),
      skewOf('iPaaS.com', () => addressOf(context.mappingSettings().ipaas, 'customers', ''), signal),
      temporalSkew(context),
    ]);
    return judge(asked.filter((skew) => skew !== null));
  },
};

/** A system that does not answer has a check of its own. */
async function skewOf(whose: string, address: () => string, signal: AbortSignal): Promise<Skew | null> {
  try {
    const aheadMs = await readRemoteClock(address(), signal);
    return aheadMs === null ? null : { whose, aheadMs };
  } catch {
    return null;
  }
}

/** Temporal tells its time only by that of the last question for work, which can show that it is ahead, but not behind. */
async function temporalSkew({ client }: CheckContext): Promise<Skew | null> {
  try {
    const times = (await readPollers(client)).flatMap(({ lastAskedAt }) => lastAskedAt ?? []);
    const aheadMs = Math.max(...times) - Date.now();
    return aheadMs > warnAboveMs && Number.isFinite(aheadMs) ? { whose: 'Temporal', aheadMs } : null;
  } catch {
    return null;
  }
}

function judge(skews: readonly Skew[]): CheckResult {
  const worst = skews.toSorted((a, b) => Math.abs(b.aheadMs) - Math.abs(a.aheadMs))[0];
  if (worst === undefined) {
    return unknown('No other system told its time.', 'Look at the checks of OpenAI and iPaaS.com first.');
  }
  const off = Math.abs(worst.aheadMs);
  if (off <= warnAboveMs) return ok(`This machine's clock agrees with ${listed(skews.map(({ whose }) => whose))}.`);
  const detail = `This machine's clock is ${told(off)} ${worst.aheadMs > 0 ? 'behind' : 'ahead of'} that of ${worst.whose}.`;
  return off <= failAboveMs ? warning(detail, resolution) : failed(detail, resolution);
}

function told(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1_000);
  return seconds < 120 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
}
