/** What the Temporal UI shows of a bulk under "current details", in Markdown. */
import { endedCount, unsuccessfulCount, type BulkTotals } from '../customer/bulk.ts';
import { outcomes } from '../customer/sync-result.ts';

/** @param status running, paused, completed or cancelled, or what the bulk waits for */
export function describeBulk(status: string, totals: BulkTotals): string {
  const ended = endedCount(totals);
  const lines = [`**${status}: ${ended} of ${totals.received} records**`, ''];
  for (const outcome of outcomes) if (totals[outcome] > 0) lines.push(`- ${outcome}: ${totals[outcome]}`);
  if (totals.duplicates > 0) lines.push(`- duplicate lines: ${totals.duplicates}`);
  if (totals.malformed > 0) lines.push(`- malformed lines: ${totals.malformed}`);
  const unsuccessful = unsuccessfulCount(totals);
  if (unsuccessful > 0) {
    lines.push(
      '',
      `${unsuccessful} did not come to iPaaS.com: \`customer-sync bulk failures\` lists them with what to do.`,
    );
  }
  return lines.join('\n');
}
