import { freePorts } from '../tools/free-port.ts';
import { obtainTemporalServer } from '../tools/temporal-server/obtain.ts';
import { startServer, type TemporalServer } from '../tools/temporal-server/start.ts';

/**
 * The development server as it comes: `temporal server start-dev`, without any setting of ours, its state in memory.
 * @throws NoTemporalServerError where there is none; NotReadyError where it does not answer
 */
export async function startStockServer(): Promise<TemporalServer> {
  const { path: binary } = await obtainTemporalServer({ say: (line) => console.error(line) });
  const [port = 0] = await freePorts(1);
  const args = [
    'server',
    'start-dev',
    '--headless',
    '--log-level',
    'error',
    '--ip',
    '127.0.0.1',
    '--port',
    String(port),
  ];
  return await startServer(args, { binary, port, uiPort: null, logFile: null });
}
