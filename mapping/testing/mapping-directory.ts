/** Directories for MAPPING_DIR that a test fills as it goes. */
import { mkdirSync, mkdtempSync } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from '@jest/globals';

export interface MappingDirectory {
  path: string;
  /** @param content JSON as it is, or what becomes it */
  write(file: string, content: string | object): Promise<void>;
  remove(file: string): Promise<void>;
  /** All at once, as a change of permissions or a lost network drive would do. */
  moveAway(): Promise<void>;
  moveBack(): Promise<void>;
}

/** To be called once in a test file. @returns a function that makes a new directory; all are removed after the last test */
export function mappingDirectories(): () => MappingDirectory {
  const root = mkdtempSync(join(tmpdir(), 'customer-sync-mappings-'));
  let made = 0;
  afterAll(async () => await rm(root, { recursive: true, force: true }));
  return () => {
    made += 1;
    const path = join(root, String(made));
    mkdirSync(path);
    return directoryAt(path);
  };
}

function directoryAt(path: string): MappingDirectory {
  return {
    path,
    write: async (file, content) => {
      await writeFile(join(path, file), typeof content === 'string' ? content : JSON.stringify(content));
    },
    remove: async (file) => await rm(join(path, file), { recursive: true, force: true }),
    moveAway: async () => await rename(path, `${path}-away`),
    moveBack: async () => await rename(`${path}-away`, path),
  };
}
