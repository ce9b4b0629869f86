import { createServer, type AddressInfo, type Server } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import { freePorts } from '../free-port.ts';
import { describeTakenPorts, neededPorts, takenPorts, type NeededPort } from './ports.ts';
import { readStartSettings } from './settings.ts';

const servers: Server[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => new Promise((resolve) => server.close(resolve))));
});

async function listen(host: string): Promise<number> {
  const server = createServer();
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  const address: AddressInfo | string | null = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

const api = (port: number): NeededPort => ({
  port,
  part: 'API',
  variable: 'API_PORT',
  likelyHolder: 'another npm start or another web server',
});

const variables = (environment: Record<string, string>): string[] =>
  neededPorts(readStartSettings(environment)).map(({ variable }) => variable);

describe('the ports that npm start needs', () => {
  test('all five, with our own server and the sandbox', () => {
    expect(variables({})).toEqual([
      'TEMPORAL_PORT',
      'TEMPORAL_UI_PORT',
      'SANDBOX_OPENAI_PORT',
      'SANDBOX_IPAAS_PORT',
      'API_PORT',
    ]);
  });

  test('only its own, where server and upstreams are elsewhere', () => {
    expect(variables({ TEMPORAL_ADDRESS: 'elsewhere:7233', OPENAI_API_KEY: 'a-credential' })).toEqual(['API_PORT']);
  });
});

describe('a port', () => {
  test('that nobody uses is free', async () => {
    const [port = 0] = await freePorts(1);
    await expect(takenPorts([api(port)])).resolves.toEqual([]);
  });

  test.each(['127.0.0.1', '0.0.0.0', '::'])('that a program uses on %s is taken', async (host) => {
    const port = await listen(host);
    await expect(takenPorts([api(port)])).resolves.toMatchObject([{ port, why: 'in use' }]);
  });

  test('that two parts ask for cannot be given to both', async () => {
    const [port = 0] = await freePorts(1);
    const ui = { ...api(port), part: 'Temporal UI', variable: 'TEMPORAL_UI_PORT' };
    await expect(takenPorts([api(port), ui])).resolves.toMatchObject([
      { variable: 'API_PORT', likelyHolder: 'TEMPORAL_UI_PORT', why: 'asked for twice' },
      { variable: 'TEMPORAL_UI_PORT', likelyHolder: 'API_PORT', why: 'asked for twice' },
    ]);
  });
});

describe('the sentence about a taken port', () => {
  test('names the port, the part, who holds it and the variable that changes it', () => {
    expect(describeTakenPorts([{ ...api(8080), why: 'in use' }])).toBe(
      'Port 8080 of the API is in use, most likely by another npm start or another web server. ' +
        'Stop that, or choose other ports, for example: API_PORT=8081 DATA_DIR=.data-2 npm start',
    );
  });

  test('is one sentence for several', () => {
    const temporal = {
      port: 7233,
      part: 'Temporal server',
      variable: 'TEMPORAL_PORT',
      likelyHolder: 'x',
      why: 'in use',
    };
    expect(describeTakenPorts([temporal, { ...api(8080), why: 'in use' }])).toBe(
      'Port 7233 of the Temporal server is in use, port 8080 of the API is in use, most likely by another npm start. ' +
        'Stop that, or choose other ports, for example: TEMPORAL_PORT=7234 API_PORT=8081 DATA_DIR=.data-2 npm start',
    );
  });
});
