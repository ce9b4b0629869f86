/**
 * Runs something until it is done or a person presses Ctrl-C (a service manager: SIGTERM). A second signal changes
 * nothing: Ctrl-C may arrive twice, from the terminal and from a parent process that passes it on.
 */
export async function untilInterrupted<T>(run: (interrupted: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const interrupt = (): void => controller.abort();
  const signals = ['SIGINT', 'SIGTERM'] as const;
  for (const signal of signals) process.on(signal, interrupt);
  try {
    return await run(controller.signal);
  } finally {
    for (const signal of signals) process.off(signal, interrupt);
  }
}
