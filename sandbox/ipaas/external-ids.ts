/** The links between iPaaS.com's records and those of other systems: one external id per system and table. */
import type { JsonObject } from '../http/json.ts';

export interface ExternalId {
  readonly id: number;
  /** In lower case: table names are matched without regard to case. */
  readonly table: string;
  readonly systemId: number;
  readonly externalId: string;
  readonly internalId: number;
  /** True where the linked record was deleted; look-ups then answer with the prefix `DELETED:`. */
  readonly deleted: boolean;
}

export const CUSTOMER_TABLE = 'customer';

const FIRST_ID = 7001;

export interface ExternalIds {
  byExternal(systemId: number, table: string, externalId: string): ExternalId | null;
  byInternal(systemId: number, table: string, internalId: number): ExternalId | null;
  ofRecord(table: string, internalId: number): ExternalId[];
  /** Creates the link or gives an existing one of this record and system its new external id. */
  link(link: Omit<ExternalId, 'id' | 'deleted'>): ExternalId;
  unlinkRecord(table: string, internalId: number): void;
  markDeleted(table: string, internalId: number): void;
  all(): ExternalId[];
  clear(): void;
  /** Remembers everything but the ids that were given; the function that is returned brings it back. */
  save(): () => void;
}

function externalKey(systemId: number, table: string, externalId: string): string {
  return `${systemId}|${table.toLowerCase()}|${externalId}`;
}

function internalKey(table: string, internalId: number): string {
  return `${table.toLowerCase()}|${internalId}`;
}

export function createExternalIds(): ExternalIds {
  let external = new Map<string, ExternalId>();
  let internal = new Map<string, Map<number, ExternalId>>();
  let nextId = FIRST_ID;

  const linksOf = (table: string, id: number): Map<number, ExternalId> | undefined =>
    internal.get(internalKey(table, id));

  const forget = (link: ExternalId): void => {
    external.delete(externalKey(link.systemId, link.table, link.externalId));
    linksOf(link.table, link.internalId)?.delete(link.systemId);
  };

  const keep = (link: ExternalId): void => {
    external.set(externalKey(link.systemId, link.table, link.externalId), link);
    const links = linksOf(link.table, link.internalId) ?? new Map<number, ExternalId>();
    internal.set(internalKey(link.table, link.internalId), links.set(link.systemId, link));
  };

  return {
    byExternal: (systemId, table, id) => external.get(externalKey(systemId, table, id)) ?? null,
    byInternal: (systemId, table, id) => linksOf(table, id)?.get(systemId) ?? null,
    ofRecord: (table, id) => [...(linksOf(table, id)?.values() ?? [])],
    link({ table, systemId, externalId, internalId }) {
      const own = linksOf(table, internalId)?.get(systemId);
      const previous = external.get(externalKey(systemId, table, externalId));
      if (own !== undefined) forget(own);
      if (previous !== undefined && previous !== own) forget(previous);
      const id = own?.id ?? nextId++;
      const link: ExternalId = { id, table: table.toLowerCase(), systemId, externalId, internalId, deleted: false };
      keep(link);
      return link;
    },
    unlinkRecord(table, id) {
      for (const link of linksOf(table, id)?.values() ?? []) forget(link);
    },
    markDeleted(table, id) {
      for (const link of linksOf(table, id)?.values() ?? []) keep({ ...link, deleted: true });
    },
    all: () => [...external.values()],
    clear() {
      external.clear();
      internal.clear();
      nextId = FIRST_ID;
    },
    save() {
      const saved = {
        external: new Map(external),
        internal: new Map([...internal].map(([key, links]) => [key, new Map(links)])),
      };
      return () => {
        ({ external, internal } = saved);
      };
    },
  };
}

/** A link as the state of the sandbox lists it. */
export function externalIdRow(link: ExternalId): JsonObject {
  return {
    id: link.id,
    table_name: link.table,
    system_id: link.systemId,
    external_id: link.deleted ? `DELETED:${link.externalId}` : link.externalId,
    internal_id: String(link.internalId),
  };
}
