import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { withFileLock } from '../set-up/file-lock.mjs';
import { buildTemporalCli } from './build.ts';
import { temporalCliVersion } from './cli-version.ts';
import { downloadTemporalCli } from './download.ts';
import { keptBinaryPath } from './kept-binary.ts';

/** No Temporal server on this machine and none to be had; the message says what was tried and what to install. */
export class NoTemporalServerError extends Error {
  override readonly name = 'NoTemporalServerError';
}

export interface ObtainedServer {
  /** The program to start. */
  readonly path: string;
  /** Where it came from, in words. */
  readonly how: string;
}

/**
 * Finds or makes the Temporal CLI, which contains the development server: TEMPORAL_CLI_PATH, `temporal` on the PATH, the
 * one kept from before, the SDK's own download, a build from the pinned Go module. The last two are kept in the user's
 * cache directory; a second starter waits for the first one's.
 * @param options.say hears, line by line, what takes long
 * @throws NoTemporalServerError
 */
export async function obtainTemporalServer(options: { say: (line: string) => void }): Promise<ObtainedServer> {
  const configured = process.env.TEMPORAL_CLI_PATH;
  if (configured) return configuredServer(configured);

  const tried: string[] = ['TEMPORAL_CLI_PATH is not set'];
  const onPath = await temporalCliVersion('temporal').catch((error: unknown) => {
    tried.push(`temporal on the PATH ${messageOf(error)}`);
    return null;
  });
  if (onPath !== null) return { path: 'temporal', how: `temporal ${onPath} on the PATH` };

  const kept = keptBinaryPath();
  if (existsSync(kept)) {
    const version = await temporalCliVersion(kept).catch((error: unknown) => {
      tried.push(`the one kept in ${kept} ${messageOf(error)}`);
      return null;
    });
    if (version !== null) return { path: kept, how: `temporal ${version}, kept from before` };
  } else {
    tried.push(`none is kept in ${dirname(kept)}`);
  }
  return makeServer(kept, tried, options.say);
}

async function configuredServer(path: string): Promise<ObtainedServer> {
  const version = await temporalCliVersion(path).catch((error: unknown) => {
    throw new NoTemporalServerError(
      `TEMPORAL_CLI_PATH names ${path}, which ${messageOf(error)}. Correct it, or unset it to let another one be found.`,
    );
  });
  return { path, how: `temporal ${version} of TEMPORAL_CLI_PATH` };
}

async function makeServer(kept: string, tried: string[], say: (line: string) => void): Promise<ObtainedServer> {
  const folder = dirname(kept);
  await mkdir(folder, { recursive: true }).catch((cause: unknown) => {
    throw new NoTemporalServerError(
      `The Temporal server cannot be kept: ${folder} cannot be made. Set XDG_CACHE_HOME to a folder you may write, or TEMPORAL_CLI_PATH to the Temporal CLI.`,
      { cause },
    );
  });
  const make = async (): Promise<ObtainedServer> => {
    const made = await temporalCliVersion(kept).catch(() => null);
    if (made !== null) return { path: kept, how: `temporal ${made}, just made by another command` };
    for (const [how, attempt] of [
      ['downloaded', downloadTemporalCli],
      ['built with Go', buildTemporalCli],
    ] as const) {
      try {
        await attempt({ target: kept, say });
        return { path: kept, how: `temporal ${await temporalCliVersion(kept)}, ${how}` };
      } catch (error) {
        tried.push(`it could not be ${how}: ${messageOf(error)}`);
      }
    }
    throw new NoTemporalServerError(describeFailure(tried));
  };
  return withFileLock(`${kept}.lock`, make, (holder) => {
    say(`Waiting for another command (process ${holder}) that is getting the Temporal server.`);
  });
}

function describeFailure(tried: readonly string[]): string {
  return (
    `There is no Temporal server on this machine and none could be had: ${tried.join('; ')}. ` +
    'Install the Temporal CLI (https://docs.temporal.io/cli) or Go 1.26.4 or newer (https://go.dev/dl); or set TEMPORAL_CLI_PATH ' +
    'to a Temporal CLI, or TEMPORAL_ADDRESS to a server that is running. Then run the command again.'
  );
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
