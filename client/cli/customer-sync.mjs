#!/usr/bin/env node
/**
 * Starts the command line on a Node that runs TypeScript as it is (22.18 or newer): this one, or the one that
 * `npm start` installed beside the packages. Plain JavaScript, so that an older Node can say what is wrong.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import module from 'node:module';
import { fileURLToPath } from 'node:url';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
const runsTypeScript = major > 22 || (major === 22 && minor >= 18);
const main = fileURLToPath(new URL('main.ts', import.meta.url));
const bundledNode = fileURLToPath(new URL('../../node_modules/.bin/node', import.meta.url));

if (runsTypeScript) {
  // The compiled code of this command is kept for the next one: a third less time to start.
  module.enableCompileCache?.();
  await import('./main.ts');
} else if (existsSync(bundledNode)) {
  const child = spawn(bundledNode, [main, ...process.argv.slice(2)], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code) => process.exit(code ?? 1));
} else {
  console.error(
    `customer-sync needs Node 22.18 or newer; this is ${process.version}. Run "npm start" once, which brings one.`,
  );
  process.exit(1);
}
