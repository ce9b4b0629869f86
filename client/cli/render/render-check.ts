import type { Finding } from '../../../mapping/checks/finding.ts';
import type { CheckedCollection, MappingCheck } from '../../check-mappings.ts';
import { alignColumns } from './align-columns.ts';
import { colors } from './colors.ts';

/** The findings for a person: collection by collection, what is wrong and below it what to do, and a count at the end. */
export function renderCheck(check: MappingCheck): string {
  return [...check.collections.map(renderCollection), summary(check)].join('\n\n');
}

function renderCollection({ name, version, origin, findings }: CheckedCollection): string {
  const told = [version === null ? null : `version ${version}`, origin === name ? null : origin];
  const heading = [colors.bold(name), ...told.filter((text) => text !== null).map((text) => colors.dim(text))].join(
    '  ',
  );
  if (findings.length === 0) return `${heading}\n  ${colors.green('ok')}`;
  return `${heading}\n${alignColumns(findings.flatMap(rowsOf))}`;
}

function rowsOf({ severity, mapping, field, message, resolution }: Finding): string[][] {
  const place = [mapping === null ? null : `mapping ${mapping}`, field].filter((part) => part !== null).join(', ');
  return [
    [`  ${marks[severity]}`, place === '' ? 'collection' : place, message],
    ['', '', colors.dim(resolution)],
  ];
}

const marks: Readonly<Record<Finding['severity'], string>> = {
  error: colors.red('error'),
  warning: colors.yellow('warning'),
  note: colors.dim('note'),
};

function summary({ collections, errors, warnings }: MappingCheck): string {
  const notes = collections.flatMap(({ findings }) => findings).filter(({ severity }) => severity === 'note').length;
  const counts = [counted(errors, 'error'), counted(warnings, 'warning')].filter((text) => text !== null);
  const found =
    counts.length > 0
      ? counts.join(', ')
      : `No problems found in ${counted(collections.length, 'collection') ?? 'no collection'}`;
  return notes === 0 ? `${found}.` : `${found}; ${counted(notes, 'thing')} could not be checked.`;
}

function counted(count: number, what: string): string | null {
  return count === 0 ? null : `${count} ${what}${count === 1 ? '' : 's'}`;
}
