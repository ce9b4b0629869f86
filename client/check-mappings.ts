import { checkAgainstIpaas, type CheckOptions } from '../mapping/checks/check-against-ipaas.ts';
import { isError, type Finding } from '../mapping/checks/finding.ts';
import type { IpaasView } from '../mapping/checks/ipaas-view.ts';
import type { OriginReading } from '../mapping/sources/read-collections.ts';

export interface CheckedCollection {
  name: string;
  /** Null where it cannot be used. */
  version: string | null;
  origin: string;
  findings: Finding[];
}

export interface MappingCheck {
  collections: CheckedCollection[];
  errors: number;
  warnings: number;
}

/**
 * Everything that is wrong with the collections.
 * @param file the origin of the one that is asked about; null for all
 * @param view null to ask nothing of iPaaS.com
 */
export async function checkMappings(
  readings: readonly OriginReading[],
  file: string | null,
  view: IpaasView | null,
  options: CheckOptions,
): Promise<MappingCheck> {
  const found = await checkAgainstIpaas(readings, view, options);
  const told = readings.filter((reading, index) => {
    if (file !== null) return reading.origin === file;
    return !isReplaced(reading, readings.slice(index + 1));
  });
  const collections = told.map(({ name, origin, collection, findings }) => ({
    name,
    version: collection?.identity.version ?? null,
    origin,
    findings: [...findings, ...(collection === null ? [] : found.filter((finding) => finding.collection === name))],
  }));
  const findings = collections.flatMap((collection) => collection.findings);
  const warnings = findings.filter(({ severity }) => severity === 'warning').length;
  return { collections, errors: findings.filter(isError).length, warnings };
}

/** One that was replaced, as an own file does with the built-in one, is nobody's concern, unless it stops a worker. */
function isReplaced({ name, findings }: OriginReading, later: readonly OriginReading[]): boolean {
  return !findings.some(isError) && later.some((other) => other.name === name && other.collection !== null);
}
