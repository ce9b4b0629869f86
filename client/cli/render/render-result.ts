import { colors } from './colors.ts';
import type { FieldChange, SyncError, SyncResult } from '../../../customer/sync-result.ts';
import { isSynced } from '../../../customer/sync-result.ts';
import type { SyncWarning } from '../../../customer/sync-warning.ts';
import { alignColumns } from './align-columns.ts';
import { renderPreview } from './render-preview.ts';
import { shorten } from './shorten.ts';

/** The end of a sync for a person: outcome, what changed (or would), what went wrong, and where to look. */
export function renderResult(result: SyncResult): string {
  const blocks = [headline(result)];
  if (result.preview !== null) blocks.push(renderPreview(result, result.preview));
  else if (result.changes.length > 0) blocks.push(renderChanges(result.changes));
  if (result.warnings.length > 0) blocks.push(renderWarnings(result.warnings));
  if (result.error !== null) blocks.push(renderSyncError(result.error));
  blocks.push(renderFacts(result));
  return blocks.join('\n\n');
}

function headline(result: SyncResult): string {
  const paint = isSynced(result.outcome) ? colors.green : result.outcome === 'cancelled' ? colors.yellow : colors.red;
  const parts = [paint(colors.bold(result.outcome))];
  if (result.customer?.customerNumber) parts.push(`customer ${result.customer.customerNumber}`);
  if (result.customer?.ipaasId) parts.push(`iPaaS.com id ${result.customer.ipaasId}`);
  if (result.dryRun) parts.push('dry run, nothing was written');
  return parts.join('  ');
}

function renderChanges(changes: FieldChange[]): string {
  const rows = changes.map((change) => [
    `  ${change.field}`,
    colors.dim(shorten(change.before)),
    '→',
    shorten(change.after),
    colors.dim(`${change.from}${change.kind === 'customField' ? ', custom field' : ''}`),
  ]);
  return alignColumns(rows);
}

function renderWarnings(warnings: SyncWarning[]): string {
  return alignColumns(warnings.map(({ code, message }) => [`  ${colors.yellow(code)}`, message]));
}

/** An error with everything a support person needs to act on it. */
export function renderSyncError(error: SyncError): string {
  const { upstream } = error;
  const rows = [
    ['  Error', `${colors.red(error.code)}  ${error.title}`],
    ['  In step', error.step],
    ['  What happened', error.message],
    ['  What to do', error.resolution],
  ];
  if (upstream !== null) {
    const told = [upstream.status, upstream.code, upstream.requestId && `request ${upstream.requestId}`];
    rows.push([
      `  ${upstream.system === 'openai' ? 'OpenAI' : 'iPaaS.com'} said`,
      told.filter(Boolean).join(', ') || 'nothing',
    ]);
  }
  return alignColumns(rows);
}

function renderFacts(result: SyncResult): string {
  const rows = [['  Response', result.responseId ?? '(none)']];
  if (result.mapping !== null) rows.push(['  Mapping', `${result.mapping.name} (version ${result.mapping.version})`]);
  rows.push(['  Sync id', result.syncId], ['  Tracking GUID', result.trackingGuid]);
  if (result.links.temporal !== null) rows.push(['  Temporal UI', colors.cyan(result.links.temporal)]);
  if (result.links.self !== null) rows.push(['  API', colors.cyan(result.links.self)]);
  return alignColumns(rows);
}
