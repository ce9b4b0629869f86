/** The development server that test/global-setup.ts started for all test files. */
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';

/** host:port of the server. */
export function temporalAddress(): string {
  return required('TEST_TEMPORAL_ADDRESS');
}

/** Address of its web UI. */
export function temporalUiUrl(): string {
  return required('TEST_TEMPORAL_UI_URL');
}

/** The namespace of a test file. */
export function namespaceOf(testFile: string): string {
  return `test-${basename(fileURLToPath(testFile), '.test.ts')}`;
}

function required(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set: run these tests through jest's global set-up.`);
  return value;
}
