import { isSynced } from '../../../customer/sync-result.ts';
import type { MappingPreview } from '../../preview-mapping.ts';
import { alignColumns } from './align-columns.ts';
import { colors } from './colors.ts';
import { renderPreview } from './render-preview.ts';
import { renderSyncError } from './render-result.ts';

/** A preview for a person, as a dry run is shown; there is no sync to look up afterwards. */
export function renderMappingPreview(result: MappingPreview): string {
  const blocks = [headline(result)];
  if (result.preview !== null) blocks.push(renderPreview(result, result.preview));
  if (result.warnings.length > 0) {
    blocks.push(alignColumns(result.warnings.map(({ code, message }) => [`  ${colors.yellow(code)}`, message])));
  }
  if (result.error !== null) blocks.push(renderSyncError(result.error));
  blocks.push(renderFacts(result));
  return blocks.join('\n\n');
}

function headline({ outcome, customer }: MappingPreview): string {
  const paint = isSynced(outcome) ? colors.green : colors.red;
  const parts = [paint(colors.bold(outcome))];
  if (customer?.customerNumber) parts.push(`customer ${customer.customerNumber}`);
  if (customer?.ipaasId) parts.push(`iPaaS.com id ${customer.ipaasId}`);
  return [...parts, 'preview, nothing was written'].join('  ');
}

function renderFacts({ responseId, mapping, trackingGuid }: MappingPreview): string {
  const rows = [['  Response', responseId ?? '(none)']];
  if (mapping !== null) rows.push(['  Mapping', `${mapping.name} (version ${mapping.version})`]);
  return alignColumns([...rows, ['  Tracking GUID', trackingGuid]]);
}
