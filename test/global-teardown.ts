/** After all tests: the Temporal server of `global-setup.ts` ends, and its folder goes. */
import { rm } from 'node:fs/promises';
import type { TemporalServer } from '../tools/temporal-server/start.ts';

interface TestServer {
  readonly server: TemporalServer;
  /** Holds its database and its log. */
  readonly folder: string;
}

/** Setup and teardown are loaded separately by jest, so what one leaves for the other lies on the process's global object. */
const key = Symbol.for('customer-sync test server');
const shared: typeof globalThis & { [key]?: TestServer } = globalThis;

export function keepForTeardown(testServer: TestServer): void {
  shared[key] = testServer;
}

export default async function globalTeardown(): Promise<void> {
  const testServer = shared[key];
  if (testServer === undefined) return;
  await testServer.server.stop();
  await rm(testServer.folder, { recursive: true, force: true });
}
