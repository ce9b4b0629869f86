/** Which external ids a record may take. */
import { isMissing } from './body.ts';
import type { CustomerBody } from './customer-body.ts';
import { refuse } from './errors.ts';
import { CUSTOMER_TABLE } from './external-ids.ts';
import type { IpaasRecords } from './records.ts';
import { readSystemId } from './system-id.ts';

export interface WantedLink {
  systemId: number;
  externalId: string;
}

/** The external ids inside a customer, checked. `id` is null for a customer that is created. */
export function checkedLinks(records: IpaasRecords, id: number | null, body: CustomerBody): WantedLink[] {
  if (records.switches.current().nestedLinks === 'ignored') return [];
  const links = (body.external_ids ?? []).map(({ system_id, external_id }) => {
    const systemId = readSystemId(system_id);
    const externalId = readExternalId(external_id);
    checkFree(records, { table: CUSTOMER_TABLE, systemId, externalId }, id);
    return { systemId, externalId };
  });
  const systems = new Set(links.map((link) => link.systemId));
  if (systems.size === links.length) return links;
  throw duplicateInRequest(CUSTOMER_TABLE);
}

/** Throws VALD-1009 where the external id is missing. */
export function readExternalId(value: string | null | undefined): string {
  if (!isMissing(value)) return value;
  throw refuse('VALD-1009', 'External Id is null or empty in your request.');
}

/**
 * Throws BIZL-1003 (or 1005, by the switch) where another living record has this external id. A record that was
 * deleted, or that is not there, has none.
 */
export function checkFree(
  records: IpaasRecords,
  link: WantedLink & { table: string },
  internalId: number | null,
): void {
  const { table, systemId, externalId } = link;
  const taken = records.externalIds.byExternal(systemId, table, externalId);
  if (taken === null || taken.deleted || taken.internalId === internalId) return;
  if (taken.table === CUSTOMER_TABLE && records.customers.get(taken.internalId) === null) return;
  if (records.switches.current().takenExternalId === 'BIZL-1005') throw duplicateInRequest(table);
  throw refuse('BIZL-1003', `External Id must be unique and the provided one (${externalId}) already exists.`);
}

function duplicateInRequest(table: string): Error {
  const rule = 'External Ids per system must be unique.';
  return refuse('BIZL-1005', `Duplicate external id found on the ${table} request. ${rule}`);
}
