import type { Command } from 'commander';
import { checkMappings } from '../../check-mappings.ts';
import { loadCollections } from '../../load-collections.ts';
import { exitStatuses } from '../exit-status.ts';
import { openIpaas, openOffline } from '../open-ipaas.ts';
import { readFilePath } from '../read-file-path.ts';
import { renderCheck } from '../render/render-check.ts';

interface CheckCommandOptions {
  json?: true;
  offline?: true;
}

/** A person waits; what iPaaS.com has not said by then is told as not checked. */
const longestMs = 60_000;

/** `customer-sync mapping check [FILE]`: what is wrong with the collections, before a record meets them. */
export function addMappingCheckCommand(mapping: Command): void {
  mapping
    .command('check')
    .description('find what is wrong with all mapping collections, or with one in a file')
    .argument('[file]', 'a collection that is not installed yet', readFilePath)
    .option('--json', 'print it as one JSON document')
    .option('--offline', 'ask nothing of iPaaS.com')
    .action(async (file: string | undefined, options: CheckCommandOptions) => {
      const { sources, view } = options.offline ? openOffline() : openIpaas();
      const readings = await loadCollections(sources, file ?? null);
      const signal = AbortSignal.timeout(longestMs);
      const check = await checkMappings(readings, file ?? null, view, { loadedIds: sources.ids, signal });
      console.log(options.json ? JSON.stringify(check, null, 2) : renderCheck(check));
      if (check.errors > 0) process.exitCode = exitStatuses.failed;
    });
}
