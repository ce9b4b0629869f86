import { isError, type Finding } from '../../mapping/checks/finding.ts';
import { failed, ok, unknown, warning, type CheckResult } from './check.ts';

/** The worst finding as the result of a check, and how many more there are. */
export function fromFindings(findings: readonly Finding[], good: string): CheckResult {
  const error = findings.find(isError);
  if (error !== undefined) {
    const code = error.code === 'CustomFieldMissing' ? 'CustomFieldMissing' : 'MappingInvalid';
    return failed(told(error, findings.filter(isError).length), error.resolution, code);
  }
  const warnings = findings.filter(({ severity }) => severity === 'warning');
  const [first] = warnings;
  if (first !== undefined) return warning(told(first, warnings.length), first.resolution);
  const [note] = findings;
  return note === undefined ? ok(good) : unknown(told(note, 1), note.resolution);
}

function told({ collection, mapping, message }: Finding, count: number): string {
  const place = mapping === null ? `"${collection}"` : `"${collection}", mapping ${mapping}`;
  const more =
    count === 1 ? '' : ` There ${count === 2 ? 'is 1 more' : `are ${count - 1} more`}: customer-sync mapping check.`;
  return `${place}: ${message}${more}`;
}
