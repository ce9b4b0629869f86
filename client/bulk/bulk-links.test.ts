import { expect, test } from '@jest/globals';
import { bulkLinks } from './bulk-links.ts';

const bulk = { bulkId: 'id-1', workflowId: 'my bulk' };

test('a bulk is linked to its workflow in the Temporal UI and to its totals in the API', () => {
  expect(bulkLinks(bulk, 'ns/1', { temporalUiUrl: 'http://ui', apiUrl: 'http://api' })).toEqual({
    temporal: 'http://ui/namespaces/ns%2F1/workflows/my%20bulk',
    self: 'http://api/v1/bulk-syncs/id-1',
  });
});

test('to neither where no address of them is known', () => {
  const links = bulkLinks(bulk, 'default', { temporalUiUrl: null, apiUrl: null });
  expect(links).toEqual({ temporal: null, self: null });
});
