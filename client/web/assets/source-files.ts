import { globSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { vendorFiles } from './browser-module.ts';

const web = fileURLToPath(new URL('../', import.meta.url));
const { resolve } = createRequire(import.meta.url);

export interface SourceFile {
  /** Below the root of the assets. */
  path: string;
  /** Where it lies on this machine. */
  file: string;
}

/** Every file that the page consists of, in a fixed order. */
export function sourceFiles(): SourceFile[] {
  const own = globSync(['browser/**/*.ts', 'styles/*.css', 'icon.svg'], { cwd: web })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => !path.endsWith('.test.ts') && !path.includes('/testing/'))
    .sort();
  return [...own.map((path) => ({ path, file: join(web, path) })), ...vendor()];
}

/** The modules of the packages; htm has an entry of its own for require, so its module lies beside that. */
function vendor(): SourceFile[] {
  return [
    { path: vendorFiles.preact, file: resolve('preact') },
    { path: vendorFiles['preact/hooks'], file: resolve('preact/hooks') },
    { path: vendorFiles.htm, file: join(dirname(resolve('htm')), 'htm.mjs') },
    { path: vendorFiles['htm/preact'], file: join(dirname(resolve('htm/preact')), 'index.mjs') },
  ];
}
