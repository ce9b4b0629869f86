import { spawn } from 'node:child_process';
import { createConnection } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { eventually } from '../test/support/eventually.ts';
import { findPostgres, startPostgres } from './private-postgres.ts';

const programs = findPostgres(process.env);
const testOnServer = programs === null ? test.skip : test;

/** True where something listens on a port of this machine. */
async function listens(port: number): Promise<boolean> {
  return await new Promise((resolve) => {
    const socket = createConnection(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

describe('the programs of PostgreSQL', () => {
  test('are not found where none are', () => {
    expect(() => findPostgres({ PG_BIN: '/nowhere' })).toThrow('PG_BIN names /nowhere');
  });

  testOnServer('are taken from PG_BIN', () => {
    expect(findPostgres({ PG_BIN: programs ?? '' })).toBe(programs);
  });
});

describe('a private server', () => {
  testOnServer.each([
    ['is quick', {}, 'off'],
    ['is durable where that is asked for', { isDurable: true }, 'on'],
  ])('%s', async (_what, options, expected) => {
    const server = await startPostgres(programs ?? '', options);
    const client = new Client({ connectionString: await server.createDatabase() });
    await client.connect();
    for (const setting of ['fsync', 'synchronous_commit', 'full_page_writes']) {
      expect((await client.query(`show ${setting}`)).rows).toEqual([{ [setting]: expected }]);
    }
    await client.end();
    await server.stop();
  });
});

testOnServer('a private server is gone when it is stopped', async () => {
  const server = await startPostgres(programs ?? '');
  expect(await listens(server.port)).toBe(true);
  await server.stop();
  expect(await listens(server.port)).toBe(false);
});

testOnServer('a private server is gone too when the process that started it was killed', async () => {
  const script = `
    const { startPostgres } = await import(process.argv[1]);
    const { port } = await startPostgres(process.argv[2]);
    process.stdout.write(port + '\\n');
    setInterval(() => undefined, 1000);`;
  const module = new URL('./private-postgres.ts', import.meta.url).href;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script, module, programs ?? ''], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const port = Number(await eventually('the server is ready', () => /^(\d+)\n/.exec(output)?.[1]));
  expect(await listens(port)).toBe(true);
  child.kill('SIGKILL');
  await eventually('the server is gone', async () => !(await listens(port)));
});
