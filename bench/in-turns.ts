/**
 * Does the work for every item, so many at the same time, each beginning as soon as another has ended.
 * @returns what the work gave, in the order of the items
 * @throws whatever the work throws first
 */
export async function inTurns<Item, Given>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item) => Promise<Given>,
): Promise<Given[]> {
  const given: Given[] = [];
  const left = items.entries();
  const workThrough = async (): Promise<void> => {
    for (const [index, item] of left) given[index] = await work(item);
  };
  await Promise.all(Array.from({ length: atOnce }, workThrough));
  return given;
}
