/** What `npm start` shows: calm, aligned lines. */
import pc from 'picocolors';
import type { Part } from './parts.ts';
import type { StartSettings } from './settings.ts';
import { shortPath } from './short-path.ts';

const NAME_WIDTH = 17;

export function headline({ sandbox }: StartSettings): string {
  const upstreams =
    sandbox === null
      ? 'with OpenAI and iPaaS.com as configured'
      : 'with the sandbox in place of OpenAI and iPaaS.com, because no credentials are configured';
  return `\n${pc.bold('customer-sync')} ${upstreams}\n`;
}

/** e.g. "  ✓ Worker           runs the workflow and its activities   1.4 s" */
export function partLine({ name, where }: Part, milliseconds: number): string {
  return `  ${pc.green('✓')} ${name.padEnd(NAME_WIDTH)} ${where} ${pc.dim(`(${seconds(milliseconds)})`)}`;
}

export function readyLine(milliseconds: number): string {
  return `\nReady in ${seconds(milliseconds)}.`;
}

/** Where to look and what to try next. */
export function linkLines(settings: StartSettings): string[] {
  const { temporalUiUrl, apiPort, commandPrefix, logDirectory, sandbox, namespace } = settings;
  const another = sandbox === null ? 'resp_…' : 'resp_sandbox_new_customer';
  const links: [string, string][] = [
    ...(temporalUiUrl === null
      ? []
      : [['Temporal UI', `${temporalUiUrl}/namespaces/${namespace}/workflows`] satisfies [string, string]]),
    ['Manual Sync page', `http://127.0.0.1:${apiPort}`],
    ['API', `http://127.0.0.1:${apiPort}/docs`],
    ['Sync another', `${commandPrefix}npx customer-sync sync ${another}`],
    ['See all syncs', `${commandPrefix}npx customer-sync log`],
    ['Logs', shortPath(logDirectory)],
  ];
  return [
    '',
    ...links.map(([name, link]) => `  ${name.padEnd(NAME_WIDTH + 2)} ${link}`),
    '',
    'Ctrl-C stops everything.',
  ];
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
