import type { Command } from 'commander';
import type { Bulk } from '../../../customer/bulk.ts';
import { cancelBulk, pauseBulk, resumeBulk } from '../../bulk/control-bulk.ts';
import { withClient } from '../open-client.ts';

interface Control {
  name: string;
  description: string;
  run: typeof pauseBulk;
  told: (bulk: Bulk) => string;
}

const controls: readonly Control[] = [
  {
    name: 'pause',
    description: 'let a bulk begin no more records; what has begun comes to its end',
    run: pauseBulk,
    told: ({ bulkId, status }) =>
      `${status === 'paused' ? 'Paused' : 'It was asked to pause'}. Let it go on with: customer-sync bulk resume ${bulkId}`,
  },
  {
    name: 'resume',
    description: 'let a paused bulk go on',
    run: resumeBulk,
    told: ({ bulkId, status }) =>
      `${status === 'paused' ? 'It was asked to go on' : 'It goes on'}. Look at it with: customer-sync bulk show ${bulkId}`,
  },
  {
    name: 'cancel',
    description: 'end a bulk; what it has written stays, and what has not begun is cancelled',
    run: cancelBulk,
    told: ({ bulkId, status }) =>
      `${status === 'cancelled' ? 'Cancelled' : 'It was asked to end'}. Look at it with: customer-sync bulk show ${bulkId}`,
  },
];

/** `customer-sync bulk pause|resume|cancel <bulkId>`. */
export function addBulkControlCommands(bulk: Command): void {
  for (const { name, description, run, told } of controls) {
    bulk
      .command(name)
      .description(description)
      .argument('<bulkId>', 'id of the bulk, as `bulk` and `bulk list` print it')
      .option('--json', 'print the bulk as one JSON document')
      .action(async (bulkId: string, options: { json?: true }) => {
        await withClient(async ({ client, syncLog }) => {
          const asked = await run(client, syncLog, bulkId);
          console.log(options.json ? JSON.stringify(asked, null, 2) : told(asked));
        });
      });
  }
}
