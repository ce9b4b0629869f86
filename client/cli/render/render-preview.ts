import type { DryRunPreview, PreviewedValue } from '../../../customer/dry-run-preview.ts';
import type { JsonValue } from '../../../customer/source-record.ts';
import type { FieldChange, SyncResult } from '../../../customer/sync-result.ts';
import { alignColumns } from './align-columns.ts';
import { colors } from './colors.ts';
import { shorten } from './shorten.ts';

/** A destination of the mapping: what iPaaS.com holds, what it would hold after a real sync, and a sign for the two. */
interface Destination extends Pick<PreviewedValue, 'field' | 'kind' | 'from'> {
  mark: string;
  holds: string;
  becomes: string;
}

type Previewed = Pick<SyncResult, 'outcome' | 'changes'>;

/** What a dry run saw, for a person: the two sides of the record, every mapped destination, and new custom fields. */
export function renderPreview(result: Previewed, preview: DryRunPreview): string {
  const blocks = [renderSource(preview)];
  const destinations = [...mappedDestinations(result, preview), ...otherChanges(result, preview)];
  if (destinations.length > 0) blocks.push(renderDestinations(destinations));
  if (preview.customFieldsToCreate.length > 0) blocks.push(renderNewFields(preview.customFieldsToCreate));
  return blocks.join('\n\n');
}

function renderSource({ sent, returned }: DryRunPreview): string {
  const names = [...new Set([...Object.keys(sent), ...Object.keys(returned)])];
  const rows = names.map((name) => [`  ${name}`, told(sent[name]), told(returned[name])]);
  return alignColumns([heading('  Source record', 'sent', 'returned'), ...rows]);
}

function renderDestinations(destinations: readonly Destination[]): string {
  const rows = destinations.map(({ mark, field, holds, becomes, from, kind }) => [
    `  ${mark} ${field}`,
    colors.dim(holds),
    becomes,
    colors.dim(from),
    colors.dim(kind === 'customField' ? 'custom field' : 'field'),
  ]);
  return alignColumns([heading('    Customer', 'iPaaS.com holds', 'would become', 'from', 'kind'), ...rows]);
}

function renderNewFields(names: readonly string[]): string {
  return [colors.bold('  Custom fields that would be created'), ...names.map((name) => `  + ${shorten(name)}`)].join(
    '\n',
  );
}

function mappedDestinations(result: Previewed, preview: DryRunPreview): Destination[] {
  const looked = preview.held !== null || result.outcome === 'created';
  return (preview.mapped ?? []).map((mapped) => {
    const change = result.changes.find((candidate) => isSame(candidate, mapped));
    if (change !== undefined) return changed(change);
    const held = preview.held?.find((candidate) => isSame(candidate, mapped))?.value ?? null;
    const holds = looked ? shorten(held) : '(not looked up)';
    if (mapped.value === null)
      return { ...mapped, mark: colors.dim('∅'), holds, becomes: colors.dim('null, not sent') };
    // Without a change nothing is written: what only stamps the time of a sync stays as it is held.
    if (looked) return { ...mapped, mark: colors.dim('='), holds, becomes: shorten(held) };
    return { ...mapped, mark: ' ', holds, becomes: shorten(mapped.value) };
  });
}

/** Changes that no mapping spoke of, such as a customer that becomes active again. */
function otherChanges({ changes }: Previewed, { mapped }: DryRunPreview): Destination[] {
  return changes.filter((change) => !mapped?.some((value) => isSame(value, change))).map(changed);
}

function changed({ field, kind, from, before, after }: FieldChange): Destination {
  const mark = before === null ? colors.green('+') : colors.yellow('~');
  return { field, kind, from, mark, holds: shorten(before), becomes: shorten(after) };
}

function isSame(one: Pick<FieldChange, 'field' | 'kind'>, other: Pick<FieldChange, 'field' | 'kind'>): boolean {
  return one.kind === other.kind && one.field === other.field;
}

/** A blank text is told in quotes, or nobody could see that it is there. */
function told(value: JsonValue | undefined): string {
  if (value === undefined) return colors.dim(shorten(null));
  return shorten(typeof value === 'string' && value.trim() !== '' ? value : JSON.stringify(value));
}

function heading(...cells: string[]): string[] {
  return cells.map((cell) => colors.bold(cell));
}
