/**
 * How Node keeps the worker's memory small. With its defaults, and much memory in the machine, Node lets garbage lie: a bulk
 * of 10,000 records took a worker to 710 MB, of which it used 150. With these it stays below 400 MB, for 4 % more CPU
 * (`npm run bench -- --only growth`). The script "worker" of package.json has the same.
 */
export const workerMemoryOptions = ['--max-semi-space-size=32', '--heap-growing-percent=30'] as const;
