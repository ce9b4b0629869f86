import { spawn, type ChildProcess } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from '@jest/globals';
import axios from 'axios';
import { startSandbox } from './start-sandbox.ts';
import { controlOf } from './control-client.ts';

const main = fileURLToPath(new URL('main.ts', import.meta.url));
const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

interface Run {
  child: ChildProcess;
  output: () => string;
  ended: Promise<number | null>;
}

function run(environment: Record<string, string>): Run {
  const ports = { SANDBOX_OPENAI_PORT: '0', SANDBOX_IPAAS_PORT: '0' };
  const child = spawn(process.execPath, [main], { env: { PATH: process.env['PATH'], ...ports, ...environment } });
  children.push(child);
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => {
    child.once('close', resolve);
  });
  return { child, output: () => text, ended };
}

async function started({ child, output }: Run): Promise<string> {
  while (!output().includes('Keys')) {
    await new Promise((resolve) => {
      child.stdout?.once('data', resolve);
    });
  }
  return output();
}

describe('npm run sandbox', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)('prints where it listens, and ends cleanly on %s', async (signal) => {
    const sandbox = run({});
    const output = await started(sandbox);
    expect(output).toMatch(
      /^OpenAI stand-in {4}http:\/\/127\.0\.0\.1:\d+\/v1\niPaaS\.com stand-in http:\/\/127\.0\.0\.1:\d+\nKeys .*\n$/,
    );
    const url = /http:\S+\/v1/.exec(output)?.[0] ?? '';
    const answer = await axios.get(`${url}/models`, { headers: { Authorization: 'Bearer sk-sandbox' } });
    expect(answer.status).toBe(200);
    sandbox.child.kill(signal);
    expect(await sandbox.ended).toBe(0);
  });

  it('says in one sentence which port is in use', async () => {
    const server: Server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => {
      server.once('listening', resolve);
    });
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? String(address.port) : '';
    const sandbox = run({ SANDBOX_IPAAS_PORT: port });
    expect(await sandbox.ended).toBe(1);
    expect(sandbox.output()).toContain(
      `The iPaaS.com stand-in cannot listen on 127.0.0.1:${port}: the port is in use.`,
    );
    expect(sandbox.output().trim().split('\n')).toHaveLength(1);
    server.close();
  });

  it('names a bad variable', async () => {
    const sandbox = run({ SANDBOX_DELAY_MS: 'soon' });
    expect(await sandbox.ended).toBe(1);
    expect(sandbox.output()).toContain('SANDBOX_DELAY_MS');
  });
});

describe('startSandbox', () => {
  it('closes although a request hangs', async () => {
    const sandbox = await startSandbox();
    await axios.post(`${sandbox.ipaasUrl}/__sandbox/faults`, [{ fault: { type: 'hang' } }]);
    const hanging = axios.get(`${sandbox.ipaasUrl}/customers/v2/Customers`).catch((error: unknown) => error);
    await controlOf(sandbox.ipaasUrl).journalWhen((rows) => rows.length === 1);
    await sandbox.close();
    expect(await hanging).toMatchObject({ code: 'ECONNRESET' });
  });

  it('makes every answer take its time', async () => {
    const sandbox = await startSandbox({ delayMs: 80 });
    const start = performance.now();
    await axios.get(`${sandbox.ipaasUrl}/customers/v2/Customers`, {
      headers: { Authorization: 'Bearer ipaas-sandbox' },
    });
    expect(performance.now() - start).toBeGreaterThanOrEqual(75);
    await sandbox.close();
  });
});
