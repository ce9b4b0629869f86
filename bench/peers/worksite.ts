import { readWorkerSettings, type WorkerSettings } from '../../config/settings.ts';
import { controlOf } from '../../sandbox/control-client.ts';
import { sendLinkedCustomers, type LinkedCustomer } from '../customers.ts';
import type { Site } from './peer.ts';
import { countRepeats, type ReadJournal } from './repeats.ts';
import { startStandIns } from './stand-ins.ts';
import { makeTemporaryDirectory } from './temporary-directory.ts';

export interface Worksite extends Site {
  readonly settings: WorkerSettings;
  /** The next customers that nobody has had yet. */
  readonly take: (count: number) => LinkedCustomer[];
  readonly readJournal: ReadJournal;
  /** @throws Error where one of the customers that were taken was not written exactly once */
  readonly checkWritten: () => Promise<void>;
}

/** Stand-ins and data of its own for what is measured, all gone when it ends. */
export async function onWorksite<Given>(
  { customers, delayMs }: { customers: number; delayMs: number },
  work: (worksite: Worksite) => Promise<Given>,
): Promise<Given> {
  const { path: directory, remove } = await makeTemporaryDirectory();
  try {
    const { environment, stop } = await startStandIns(directory, delayMs);
    try {
      const settings = readWorkerSettings(environment);
      const sent = await sendLinkedCustomers(settings, { from: 1, count: customers });
      return await work({ directory, environment, settings, ...supply(settings, sent) });
    } finally {
      await stop();
    }
  } finally {
    await remove();
  }
}

function supply(
  { ipaas }: WorkerSettings,
  sent: readonly LinkedCustomer[],
): Pick<Worksite, 'take' | 'readJournal' | 'checkWritten'> {
  const control = controlOf(ipaas.baseUrl);
  let taken = 0;
  return {
    take(count) {
      taken += count;
      if (taken > sent.length) throw new Error('The benchmark prepared too few customers.');
      return sent.slice(taken - count, taken);
    },
    readJournal: async (after) => await control.journal(after),
    async checkWritten() {
      const ipaasIds = sent.slice(0, taken).map(({ ipaasId }) => ipaasId);
      const { lost, repeatedWrites } = countRepeats(await control.journal(), ipaasIds);
      if (lost + repeatedWrites === 0) return;
      throw new Error(`Of the benchmark's customers, ${lost} were not written and ${repeatedWrites} more than once.`);
    },
  };
}
