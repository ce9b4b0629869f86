import type { Finding } from './finding.ts';

/**
 * Whether every name is that of one collection: a sync names a collection by its name alone, and which of two it means
 * would be left to the order of loading. Whether they are active plays no part.
 * @returns what is wrong, by name
 */
export function checkNames(collections: readonly { name: string; origin: string }[]): ReadonlyMap<string, Finding> {
  const groups = [...Map.groupBy(collections, ({ name }) => name)].filter(([, group]) => group.length > 1);
  return new Map(groups.map(([name, group]) => [name, duplicateName(name, group)]));
}

function duplicateName(name: string, group: readonly { origin: string }[]): Finding {
  const origins = group.map(({ origin }) => origin).join(', ');
  return {
    severity: 'error',
    code: 'DuplicateName',
    collection: name,
    mapping: null,
    field: null,
    message: `More than one mapping collection has the name "${name}": ${origins}.`,
    resolution: 'Give each a name of its own, or take the files away that are not to be used.',
  };
}
