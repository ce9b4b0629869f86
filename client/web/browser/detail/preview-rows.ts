import type { DryRunPreview, PreviewedValue } from '../../../../customer/dry-run-preview.ts';

/** One destination of the mapping, beside what iPaaS.com holds there. */
export interface PreviewRow extends Pick<PreviewedValue, 'field' | 'kind' | 'from'> {
  mapped: string | null;
  /** Null where iPaaS.com holds nothing; undefined where the dry run ended before it looked. */
  held: string | null | undefined;
}

/** The mapped values in the order of the collection. */
export function rowsOf({ mapped, held }: DryRunPreview, outcome: string | null): PreviewRow[] {
  // A customer that would be created is one that was looked for and not found.
  const looked = held !== null || outcome === 'created';
  return (mapped ?? []).map(({ field, kind, value, from }) => {
    const there = held?.find((candidate) => candidate.kind === kind && candidate.field === field);
    return { field, kind, from, mapped: value, held: looked ? (there?.value ?? null) : undefined };
  });
}
