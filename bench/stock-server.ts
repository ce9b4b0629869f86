import { Connection } from '@temporalio/client';
import { startChild } from '../tools/child-process.ts';
import { freePorts } from '../tools/free-port.ts';
import { obtainTemporalServer } from '../tools/temporal-server/obtain.ts';
import { waitUntilReady } from '../tools/wait-until.ts';

const startTimeoutMs = 60_000;

/** The development server as it comes: `temporal server start-dev`, without any setting of ours, its state in memory. */
export interface StockServer {
  /** host:port */
  address: string;
  stop(): Promise<void>;
}

/** @throws NoTemporalServerError where there is none; NotReadyError where it does not answer */
export async function startStockServer(): Promise<StockServer> {
  const { path } = await obtainTemporalServer({ say: (line) => console.error(line) });
  const [port] = await freePorts(1);
  const address = `127.0.0.1:${port}`;
  const child = startChild({
    name: 'stock Temporal server',
    command: path,
    args: ['server', 'start-dev', '--headless', '--log-level', 'error', '--ip', '127.0.0.1', '--port', String(port)],
    env: process.env,
    logFile: null,
  });
  try {
    await waitUntilReady(() => answers(address), { child, timeoutMs: startTimeoutMs });
  } catch (error) {
    await child.stop();
    throw error;
  }
  return { address, stop: child.stop };
}

async function answers(address: string): Promise<boolean> {
  const connection = await Connection.connect({ address, connectTimeout: '1 second' });
  try {
    await connection.workflowService.listWorkflowExecutions({ namespace: 'default', pageSize: 1 });
    return true;
  } finally {
    await connection.close();
  }
}
