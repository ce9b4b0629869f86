import type { Bulk } from '../../customer/bulk.ts';
import { bulkLinks, type BulkLinks } from '../bulk/bulk-links.ts';
import type { ApiContext } from './context.ts';

/** A bulk as it is answered. */
export interface ToldBulk extends Bulk {
  links: BulkLinks & {
    /** Its records without success, as a download. */
    failures: string | null;
  };
}

export function tellBulk({ client, links }: Pick<ApiContext, 'client' | 'links'>, bulk: Bulk): ToldBulk {
  const { temporal, self } = bulkLinks(bulk, client.options.namespace, links());
  return { ...bulk, links: { temporal, self, failures: self && `${self}/export?format=csv&unsuccessful=true` } };
}
