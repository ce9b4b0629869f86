import { alignColumns } from './align-columns.ts';
import { colors } from './colors.ts';
import type { DescribedCollection, DescribedMapping } from './describe-collection.ts';
import { shorten } from './shorten.ts';

/** A collection for a person: what it is and when it applies, then one line for each mapping. */
export function renderCollection(collection: DescribedCollection): string {
  return [renderHeader(collection), alignColumns([heading, ...collection.mappings.map(rowOf)])].join('\n\n');
}

function renderHeader({ name, version, origin, active, ...rest }: DescribedCollection): string {
  const rows = [
    ['  Version', version],
    ['  From', origin],
    ['  Sync type', rest.syncType],
    ['  Collision method', rest.collisionHandling ?? 'as COLLISION_HANDLING says'],
    ['  Mapping filter', rest.filter === null ? 'none, every record passes' : shorten(rest.filter)],
    ['  Error filter', rest.errorFilter === null ? 'none' : shorten(rest.errorFilter)],
  ];
  const state = active ? '' : `  ${colors.yellow('not active')}`;
  return `${colors.bold(name)}${state}\n${alignColumns(rows)}`;
}

const heading = ['  Id', 'Type', 'Source', '', 'Destination', 'Default'].map((cell) => colors.bold(cell));

function rowOf({ id, type, source, translations, destination, kind, ...rest }: DescribedMapping): string[] {
  const count = translations === null ? '' : colors.dim(` (${countOf(translations)})`);
  const where = kind === 'customField' ? `${destination} ${colors.dim('(custom field)')}` : destination;
  const byDefault = rest.default === null ? '' : shorten(rest.default);
  return [`  ${id}`, type, `${shorten(source)}${count}`, '→', where, byDefault];
}

function countOf(translations: Record<string, string>): string {
  const count = Object.keys(translations).length;
  return `${count} translation${count === 1 ? '' : 's'}`;
}
