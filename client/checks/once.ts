/** Asks when the answer is first needed, and keeps it, also where it is an error. */
export function once<T>(ask: () => Promise<T>): () => Promise<T> {
  let answer: Promise<T> | null = null;
  return async () => await (answer ??= ask());
}
