/** How the id may be called, the clearest name first. */
const names = ['responseid', 'id'];

/** The place of the column or key that holds the id, in whatever spelling (`response_id`, `Response ID`); -1 for none. */
export function findIdName(given: readonly string[]): number {
  const plain = given.map((name) => name.toLowerCase().replaceAll(/[^a-z0-9]/g, ''));
  return names.map((name) => plain.indexOf(name)).find((place) => place >= 0) ?? -1;
}
