/** Starts both stand-ins in this process. */
import { listen, type Listening } from './http/listen.ts';
import type { StandIn } from './http/stand-in.ts';
import { createIpaasStandIn } from './ipaas/stand-in.ts';
import type { SomeSwitches } from './ipaas/switches.ts';
import { createOpenAiStandIn } from './openai/stand-in.ts';

export interface SandboxOptions {
  /** 0 (default): chosen by the system. */
  openaiPort?: number;
  /** 0 (default): chosen by the system. */
  ipaasPort?: number;
  /** Time every answer takes, in milliseconds; default 0. */
  delayMs?: number;
  /** Default 127.0.0.1. */
  host?: string;
  /** Switches of the iPaaS.com stand-in that start, and after every reset stand, at other than their default values. */
  switches?: SomeSwitches;
}

export interface Sandbox {
  /** Base URL for OpenAI clients; ends in /v1. */
  openaiUrl: string;
  /** API root for iPaaS.com clients. */
  ipaasUrl: string;
  close(): Promise<void>;
}

/** Starts both stand-ins with their seed data. Throws one sentence where a port cannot be had; then neither runs. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { openaiPort = 0, ipaasPort = 0, delayMs = 0, host = '127.0.0.1', switches = {} } = options;
  const openai = await open('OpenAI', createOpenAiStandIn(), { host, port: openaiPort, delayMs });
  try {
    const ipaas = await open('iPaaS.com', createIpaasStandIn({ switches }), { host, port: ipaasPort, delayMs });
    return {
      openaiUrl: `${openai.url}/v1`,
      ipaasUrl: ipaas.url,
      close: async () => {
        await Promise.all([openai.close(), ipaas.close()]);
      },
    };
  } catch (error) {
    await openai.close();
    throw error;
  }
}

const variables = { OpenAI: 'SANDBOX_OPENAI_PORT', 'iPaaS.com': 'SANDBOX_IPAAS_PORT' } as const;

async function open(
  name: keyof typeof variables,
  standIn: StandIn,
  options: { host: string; port: number; delayMs: number },
): Promise<Listening> {
  try {
    return await listen(standIn, options);
  } catch (error) {
    throw new Error(
      `The ${name} stand-in cannot listen on ${options.host}:${options.port}: ${reason(error)}. ` +
        `Stop what uses the port, or choose another with ${variables[name]} (0 lets the system choose).`,
      { cause: error },
    );
  }
}

function reason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') return 'the port is in use';
  if (code === 'EACCES') return 'this user may not use the port';
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return 'this machine has no such address';
  return typeof code === 'string' ? code : 'unknown reason';
}
