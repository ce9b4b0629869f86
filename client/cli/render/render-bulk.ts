import { unsuccessfulCount, type Bulk } from '../../../customer/bulk.ts';
import { isSynced, outcomes } from '../../../customer/sync-result.ts';
import type { BulkLinks } from '../../bulk/bulk-links.ts';
import type { BulkProblems } from '../../bulk/bulk-problems.ts';
import { hasEnded } from '../../bulk/read-bulk.ts';
import { alignColumns } from './align-columns.ts';
import { plainLine } from './bulk-lines.ts';
import { colors } from './colors.ts';
import { count, counted, rate, span } from './numbers.ts';
import { renderProblems } from './render-bulk-problems.ts';

/** A bulk for a person: its totals, what was left out and why, and what to type next. */
export function renderBulk(bulk: Bulk, problems: BulkProblems, links: BulkLinks, now: number): string {
  const blocks = [headline(bulk, now), renderTotals(bulk)];
  blocks.push(...renderProblems(bulk, problems), renderFacts(bulk, links), nextCommand(bulk));
  return blocks.join('\n\n');
}

function headline(bulk: Bulk, now: number): string {
  const { status, totals, startedAt, finishedAt, dryRun } = bulk;
  const state = stateOf(bulk);
  if (finishedAt === null) return `${state}${plainLine(bulk, now)}`;
  const took = span(Date.parse(finishedAt) - Date.parse(startedAt));
  const facts = [state, `${counted(totals.received, 'record')} in ${took}`, rate(bulk.ratePerSecond)];
  if (status === 'cancelled') facts.push('what had not begun was left as it was');
  return (dryRun ? [...facts, 'dry run, nothing was written'] : facts).join('  ');
}

function stateOf({ status, totals }: Bulk): string {
  const isWell = unsuccessfulCount(totals) + totals.malformed === 0;
  const paint = status === 'completed' && isWell ? colors.green : status === 'completed' ? colors.red : colors.yellow;
  return paint(colors.bold(status));
}

/** Right-aligned, and with what makes them add up to the records that were received. */
function renderTotals(bulk: Bulk): string {
  const { totals, inOwnWorkflows } = bulk;
  const ended = outcomes
    .filter((outcome) => totals[outcome] > 0)
    .map((outcome) => [outcome, totals[outcome], isSynced(outcome) ? colors.green : colors.red] as const);
  const sum = ended.reduce((before, [, number]) => before + number, 0);
  const notEnded = [
    ['in workflows of their own', inOwnWorkflows, colors.yellow] as const,
    ['not ended yet', totals.received - sum - inOwnWorkflows, colors.yellow] as const,
  ].filter(([, number]) => number > 0 && !hasEnded(bulk));
  const rows = [...ended, ...notEnded, ['received', totals.received, colors.bold] as const];
  const width = Math.max(...rows.map(([, number]) => count(number).length));
  return alignColumns(rows.map(([what, number, paint]) => [`  ${paint(what)}`, count(number).padStart(width)]));
}

function renderFacts({ bulkId, retryOf, collection }: Bulk, links: BulkLinks): string {
  const rows = [['  Bulk id', bulkId]];
  if (retryOf !== null) rows.push(['  Retry of', retryOf]);
  if (collection !== null) rows.push(['  Mapping', collection]);
  if (links.temporal !== null) rows.push(['  Temporal UI', colors.cyan(links.temporal)]);
  return alignColumns(rows);
}

function nextCommand(bulk: Bulk): string {
  const { bulkId, totals, status } = bulk;
  const commands = [];
  if (status === 'running') commands.push(['  To pause it', `customer-sync bulk pause ${bulkId}`]);
  if (status === 'paused') commands.push(['  To let it go on', `customer-sync bulk resume ${bulkId}`]);
  if (unsuccessfulCount(totals) > 0) {
    commands.push(['  Each one that did not succeed', `customer-sync bulk failures ${bulkId}`]);
    if (hasEnded(bulk)) commands.push(['  Once corrected, only those again', `customer-sync bulk retry ${bulkId}`]);
  }
  if (commands.length === 0) commands.push(['  Each record', `customer-sync bulk failures ${bulkId} --all`]);
  return alignColumns(commands);
}
