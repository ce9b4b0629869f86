import type { Command } from 'commander';
import { readWorkerSettings } from '../../../config/settings.ts';
import { createIpaasConnector } from '../../../connectors/ipaas/connector.ts';
import { createOpenAIConnector } from '../../../connectors/openai/connector.ts';
import { chooseCollection } from '../../choose-collection.ts';
import { loadCollections } from '../../load-collections.ts';
import { previewMapping } from '../../preview-mapping.ts';
import { exitStatusOfResult } from '../exit-status.ts';
import { sourcesOf } from '../open-ipaas.ts';
import { readFilePath } from '../read-file-path.ts';
import { readWithSandbox } from '../read-with-sandbox.ts';
import { renderMappingPreview } from '../render/render-mapping-preview.ts';

interface PreviewCommandOptions {
  response: string;
  collection?: string;
  json?: true;
}

/** `customer-sync mapping preview FILE --response ID`: a dry run by a collection that is not installed yet. */
export function addMappingPreviewCommand(mapping: Command): void {
  mapping
    .command('preview')
    .description('show what a collection would make of one response; writes nothing and needs no Temporal')
    .argument('<file>', 'a collection that is not installed yet', readFilePath)
    .requiredOption('--response <id>', 'id of the response (resp_…) or conversation (conv_…)')
    .option('--collection <name>', 'apply this collection instead of the one in the file')
    .option('--json', 'print the result as one JSON document')
    .action(async (file: string, options: PreviewCommandOptions) => {
      const settings = readWithSandbox(readWorkerSettings);
      const { openai, ipaas } = settings;
      const choice = { file, name: options.collection ?? null };
      // Those of iPaaS.com are read only where one of them can be the one that is named.
      const ids = choice.name === null ? [] : settings.mappingCollectionIds;
      const sources = { ...sourcesOf(settings), ids };
      const collection = chooseCollection(await loadCollections(sources, file), choice);
      const rooms = {
        openai: createOpenAIConnector({ apiKey: openai.apiKey, baseUrl: openai.baseUrl }),
        ipaas: createIpaasConnector(ipaas),
        systemId: ipaas.systemId,
      };
      const { signal } = new AbortController();
      const preview = await previewMapping(rooms, collection, options.response, signal);
      console.log(options.json ? JSON.stringify(preview, null, 2) : renderMappingPreview(preview));
      process.exitCode = exitStatusOfResult(preview);
    });
}
