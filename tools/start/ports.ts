import { createServer } from 'node:net';
import type { StartSettings } from './settings.ts';

export interface NeededPort {
  readonly port: number;
  /** The part that will listen there. */
  readonly part: string;
  /** The variable that chooses another one. */
  readonly variable: string;
  /** Who usually holds it when it is taken. */
  readonly likelyHolder: string;
}

export interface TakenPort extends NeededPort {
  /** "in use" or "not allowed for this user". */
  readonly why: string;
}

/** The ports that `npm start` will listen on with these settings. */
export function neededPorts({ temporalServer, sandbox, apiPort }: StartSettings): NeededPort[] {
  const again = 'another npm start';
  return [
    ...(temporalServer === null
      ? []
      : [
          {
            port: temporalServer.port,
            part: 'Temporal server',
            variable: 'TEMPORAL_PORT',
            likelyHolder: `${again} or another Temporal server`,
          },
          {
            port: temporalServer.uiPort,
            part: 'Temporal UI',
            variable: 'TEMPORAL_UI_PORT',
            likelyHolder: `${again} or another Temporal server`,
          },
        ]),
    ...(sandbox === null
      ? []
      : [
          {
            port: sandbox.openaiPort,
            part: 'sandbox (OpenAI)',
            variable: 'SANDBOX_OPENAI_PORT',
            likelyHolder: `${again} or npm run sandbox`,
          },
          {
            port: sandbox.ipaasPort,
            part: 'sandbox (iPaaS.com)',
            variable: 'SANDBOX_IPAAS_PORT',
            likelyHolder: `${again} or npm run sandbox`,
          },
        ]),
    { port: apiPort, part: 'API', variable: 'API_PORT', likelyHolder: `${again} or another web server` },
  ];
}

/** Which of them cannot be had now: taken by another program, not allowed, or asked for twice. */
export async function takenPorts(needed: readonly NeededPort[]): Promise<TakenPort[]> {
  const checked = await Promise.all(
    needed.map(async (one) => {
      const twin = needed.find((other) => other !== one && other.port === one.port);
      if (twin !== undefined) return { ...one, likelyHolder: twin.variable, why: 'asked for twice' };
      const why = await whyNotFree(one.port);
      return why === null ? null : { ...one, why };
    }),
  );
  return checked.filter((port) => port !== null);
}

/** One sentence about what is in the way and one about the way out. */
export function describeTakenPorts(taken: readonly TakenPort[]): string {
  const what = taken.map(({ port, part, why }) => `port ${port} of the ${part} is ${why}`).join(', ');
  const holders = [...new Set(taken.map(({ likelyHolder }) => likelyHolder))];
  const others = taken.map(({ variable, port }) => `${variable}=${port + 1}`).join(' ');
  const holder = holders.length === 1 ? holders[0] : 'another npm start';
  return (
    `${what.charAt(0).toUpperCase()}${what.slice(1)}, most likely by ${holder}. ` +
    `Stop that, or choose other ports, for example: ${others} DATA_DIR=.data-2 npm start`
  );
}

function whyNotFree(port: number): Promise<string | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) =>
      resolve(error.code === 'EACCES' ? 'not allowed for this user' : 'in use'),
    );
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(null)));
  });
}
