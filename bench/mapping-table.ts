import type { HostileFigure } from './hostile-formulas.ts';
import { mappingTargets, type MappingReport } from './mapping.ts';
import type { Summary } from './measure.ts';
import { heading, line, summaryRow } from './table.ts';

export function mappingTable({ seed, formulas, loading, hostile }: MappingReport): string {
  return [
    'Mapping of one record, percentiles over batches of records',
    '',
    heading('microseconds per record', ['p50', 'p95', 'max']),
    `${summaryRow('built-in collection', seed)}   ${verdict(seed, mappingTargets.seed)}`,
    `${summaryRow('200 formulas', formulas)}   ${verdict(formulas, mappingTargets.formulas)}`,
    '',
    'Reading and checking a collection, before any record',
    '',
    heading('milliseconds', ['first', 'p50', 'max']),
    line('built-in collection', loadingCells(loading.seed)),
    line('200 formulas', loadingCells(loading.formulas)),
    '',
    'Formulas that are made to be slow, up to the limits of a formula (~: measured with fewer steps, calculated for all)',
    '',
    heading('milliseconds', ['one formula']),
    ...hostile.map(hostileLine),
  ].join('\n');
}

function verdict({ p50 }: Summary, target: number): string {
  return p50 < target ? `p50 is to be under ${target}: met` : `p50 is to be under ${target}: MISSED`;
}

function loadingCells({ first, again }: MappingReport['loading']['seed']): string[] {
  return [first, again.p50, again.max].map((figure) => figure.toFixed(1));
}

function hostileLine({ name, milliseconds, isCalculated, end }: HostileFigure): string {
  return `${line(name, [`${isCalculated ? '~' : ''}${milliseconds.toFixed(0)}`])}   ${end}`;
}
