import type { Command } from 'commander';
import { chooseCollection } from '../../choose-collection.ts';
import { loadCollections } from '../../load-collections.ts';
import { openAsNeeded, openOffline } from '../open-ipaas.ts';
import { readFilePath } from '../read-file-path.ts';
import { describeCollection } from '../render/describe-collection.ts';
import { renderCollection } from '../render/render-collection.ts';

interface ShowCommandOptions {
  collection?: string;
  json?: true;
}

/** `customer-sync mapping show [FILE]`: one collection, as people read it. */
export function addMappingShowCommand(mapping: Command): void {
  mapping
    .command('show')
    .description('show what a mapping collection does; the built-in one by default')
    .argument('[file]', 'a collection that is not installed yet', readFilePath)
    .option('--collection <name>', 'mapping collection to show')
    .option('--json', 'print it as one JSON document')
    .action(async (file: string | undefined, options: ShowCommandOptions) => {
      const choice = { file: file ?? null, name: options.collection ?? null };
      const isInFile = choice.file !== null && choice.name === null;
      const { sources } = isInFile ? openOffline() : openAsNeeded();
      const collection = describeCollection(chooseCollection(await loadCollections(sources, choice.file), choice));
      console.log(options.json ? JSON.stringify(collection, null, 2) : renderCollection(collection));
    });
}
