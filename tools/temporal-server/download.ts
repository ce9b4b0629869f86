/** The Temporal CLI from where the SDK itself downloads it (core's `ephemeral_server`: an info document, then an archive). */
import { execFile } from 'node:child_process';
import { chmod, mkdtemp, rename, rm } from 'node:fs/promises';
import { createWriteStream } from 'node:fs';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { z } from 'zod';
import { errorCode } from '../error-code.ts';
import { temporalCliVersion } from './cli-version.ts';
import { TEMPORAL_CLI_VERSION } from './settings.ts';

const INFO_TIMEOUT_MS = 15_000;
/** About 50 MB: a slow line gets its time, a stalled one does not hold the start for ever. */
const ARCHIVE_TIMEOUT_MS = 5 * 60_000;

const infoSchema = z.object({ archiveUrl: z.url({ protocol: /^https?$/ }), fileToExtract: z.string().min(1) });

export interface DownloadOptions {
  /** The file to be; its folder exists. It appears there only when it is whole and has run once. */
  readonly target: string;
  readonly say: (line: string) => void;
  readonly origin?: string;
}

/** @throws Error whose message says in words why there is no download */
export async function downloadTemporalCli(options: DownloadOptions): Promise<void> {
  const { target, say, origin = 'https://temporal.download' } = options;
  const folder = await mkdtemp(join(dirname(target), 'download-'));
  try {
    const info = await downloadInfo(origin);
    say(`Downloading the Temporal server from ${new URL(info.archiveUrl).host} …`);
    const archive = join(folder, 'archive');
    const response = await get(info.archiveUrl, ARCHIVE_TIMEOUT_MS);
    if (response.body === null) throw new Error('the answer was empty');
    await pipeline(Readable.fromWeb(response.body), createWriteStream(archive));
    await promisify(execFile)('tar', ['-xf', archive, '-C', folder]).catch((cause: unknown) => {
      throw new Error('the archive could not be unpacked with tar', { cause });
    });
    const program = join(folder, info.fileToExtract);
    await chmod(program, 0o755);
    await temporalCliVersion(program);
    await rename(program, target);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Our pinned version, or, where that is not offered, the one that is meant for all SDKs. */
async function downloadInfo(origin: string): Promise<z.infer<typeof infoSchema>> {
  const windows = process.platform === 'win32';
  const query = new URLSearchParams({
    arch: process.arch === 'arm64' ? 'arm64' : 'amd64',
    platform: windows ? 'windows' : process.platform,
    format: windows ? 'zip' : 'tar.gz',
  });
  const pinned = `${origin}/cli/v${TEMPORAL_CLI_VERSION}?${query.toString()}`;
  const response = await get(pinned, INFO_TIMEOUT_MS).catch((error: unknown) => {
    if (error instanceof StatusError) return get(`${origin}/cli/default?${query.toString()}`, INFO_TIMEOUT_MS);
    throw error;
  });
  const info = infoSchema.safeParse(await response.json().catch(() => null));
  if (!info.success) throw new Error(`${new URL(origin).host} gave an answer that is not understood`);
  return info.data;
}

/** The server answered, but not with what was asked for. */
class StatusError extends Error {}

async function get(url: string, timeoutMs: number): Promise<Response> {
  const { host } = new URL(url);
  const response = await fetch(url, { signal: AbortSignal.timeout(timeoutMs) }).catch((cause: unknown) => {
    throw new Error(`${host} cannot be reached (${networkReason(cause)})`, { cause });
  });
  if (response.ok) return response;
  await response.body?.cancel();
  throw new StatusError(`${host} answered with status ${response.status}`);
}

function networkReason(error: unknown): string {
  if (!(error instanceof Error)) return 'network error';
  if (error.name === 'TimeoutError') return 'no answer in time';
  return errorCode(error.cause) ?? 'network error';
}
