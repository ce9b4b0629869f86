import { unsuccessfulCount, type Bulk } from '../../../customer/bulk.ts';
import type { BulkProblems, FailureGroup } from '../../bulk/bulk-problems.ts';
import { alignColumns } from './align-columns.ts';
import { colors } from './colors.ts';
import { count, counted } from './numbers.ts';

type Told = Pick<Bulk, 'bulkId' | 'totals'>;

/** What did not come to iPaaS.com and why, a block for each kind; none where there is nothing of that kind. */
export function renderProblems(bulk: Told, problems: BulkProblems): string[] {
  const blocks = problems.failures.map(renderGroup);
  const unsuccessful = unsuccessfulCount(bulk.totals);
  if (blocks.length > 0 && problems.lookedAt < unsuccessful) {
    blocks.push(`  These are the first ${count(problems.lookedAt)} of ${count(unsuccessful)} that did not succeed.`);
  }
  return [...blocks, ...renderMalformed(bulk, problems), ...renderDuplicates(bulk, problems)];
}

function renderGroup({ code, count: number, title, resolution, lines }: FailureGroup): string {
  const rows = [
    [`  ${colors.red(code)}`, `${counted(number, 'record')}  ${title}`],
    ['  What to do', resolution],
    [`  ${number === 1 ? 'Line' : 'Lines'}`, withRest(lines.map(count), number)],
  ];
  return alignColumns(rows);
}

function renderMalformed({ bulkId, totals }: Told, { malformedLines }: BulkProblems): string[] {
  if (totals.malformed === 0) return [];
  const rows = [
    [`  ${colors.red('malformed')}`, `${counted(totals.malformed, 'line')} without a response or conversation id`],
    [
      `  ${totals.malformed === 1 ? 'Line' : 'Lines'}`,
      withRest(malformedLines.map(count), totals.malformed, `: customer-sync bulk failures ${bulkId}`),
    ],
  ];
  return [alignColumns(rows)];
}

function renderDuplicates({ bulkId, totals }: Told, { duplicateLines }: BulkProblems): string[] {
  if (totals.duplicates === 0) return [];
  const told = duplicateLines.map(({ line, firstLine }) =>
    firstLine === null ? count(line) : `${count(line)} (as ${count(firstLine)})`,
  );
  const rows = [
    [`  ${colors.yellow('duplicates')}`, `${counted(totals.duplicates, 'line')} that repeat an id; it was synced once`],
    [
      `  ${totals.duplicates === 1 ? 'Line' : 'Lines'}`,
      withRest(told, totals.duplicates, `: customer-sync bulk failures ${bulkId} --all`),
    ],
  ];
  return [alignColumns(rows)];
}

function withRest(told: readonly string[], all: number, where = ''): string {
  const more = all - told.length;
  return more > 0 ? `${told.join(', ')} and ${count(more)} more${where}` : told.join(', ');
}
