/** A headless Chromium of this machine, for tests that look at a page as a person does. */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';

const programs = ['chromium', 'chromium-browser', 'google-chrome'];

/**
 * Path of the Chromium to use: CHROMIUM_PATH, else the first one found in /usr/bin and on the PATH.
 * @returns null where none is installed
 * @throws Error where CHROMIUM_PATH names a file that is not there
 */
export function findChromium(environment: NodeJS.ProcessEnv): string | null {
  const chosen = environment.CHROMIUM_PATH ?? '';
  if (chosen !== '') {
    if (!existsSync(chosen)) throw new Error(`CHROMIUM_PATH names ${chosen}, where no file is.`);
    return chosen;
  }
  const folders = ['/usr/bin', ...(environment.PATH ?? '').split(delimiter).filter((folder) => folder !== '')];
  const candidates = folders.flatMap((folder) => programs.map((program) => join(folder, program)));
  return candidates.find((path) => existsSync(path)) ?? null;
}

/** Starts it with a profile of its own, which goes when it is closed, and without any call to the outside. */
export async function launchChromium(path: string): Promise<Browser> {
  return await chromium.launch({
    executablePath: path,
    headless: true,
    // playwright adds its own: no sandbox (a root user in a container has none), no first run, no update, no sync.
    args: ['--disable-gpu', '--disable-quic', '--disable-background-networking', '--disable-component-update'],
  });
}
