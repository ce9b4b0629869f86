import type { Collections } from '../mapping/sources/collections.ts';
import type { OpenAIConnector } from '../connectors/openai/connector.ts';
import type { IpaasConnector } from '../connectors/ipaas/connector.ts';
import type { LinkSettings } from '../customer/sync-links.ts';
import type { SyncLog } from '../sync-log/sync-log.ts';
import type { BulkRooms } from './bulk/bulk-rooms.ts';
import { createCancelRecords } from './bulk/cancel-records.ts';
import { createEndBulk, createNoteBulkStatus } from './bulk/end-bulk.ts';
import { createFollowOwnWorkflows } from './bulk/follow-own-workflows.ts';
import { createOpenBulk } from './bulk/open-bulk.ts';
import { createSyncPage } from './bulk/sync-page.ts';
import { createAuthenticate, createRecallAuthentication } from './authenticate.ts';
import { createFetchResponse } from './fetch-response.ts';
import { createLogResult } from './log-result.ts';
import { createMapCustomer } from './map-customer.ts';
import { createUpsertCustomer } from './upsert-customer.ts';
import { validateCustomer } from './validate-customer.ts';

/** Activities that call OpenAI; they run on the task queue `openai-api`. */
export function createOpenAIActivities(openai: OpenAIConnector) {
  return { authenticate: createAuthenticate(openai), fetchResponse: createFetchResponse(openai) };
}

/** Activities that call iPaaS.com; they run on the task queue `ipaas-api`. */
export function createIpaasActivities(ipaas: IpaasConnector, syncLog: SyncLog) {
  return { upsertCustomer: createUpsertCustomer(ipaas, syncLog.leases) };
}

/** Short steps that call nobody; they run as local activities beside the workflow. */
export function createLocalActivities(rooms: {
  openai: OpenAIConnector;
  collections: Collections;
  systemId: number;
  syncLog: SyncLog;
  links: LinkSettings;
}) {
  const { openai, collections, systemId, syncLog, links } = rooms;
  return {
    authenticate: createRecallAuthentication(openai),
    mapCustomer: createMapCustomer(collections, systemId),
    validateCustomer,
    logResult: createLogResult(syncLog, links),
  };
}

/** What a bulk has done about its records as a whole; on the task queue of the workflows. */
export function createBulkActivities(rooms: BulkRooms) {
  const { bulks } = rooms.syncLog;
  return {
    openBulk: createOpenBulk(bulks),
    noteBulkStatus: createNoteBulkStatus(bulks),
    followOwnWorkflows: createFollowOwnWorkflows(rooms),
    cancelRecords: createCancelRecords(rooms),
    endBulk: createEndBulk(bulks),
  };
}

/** The fast lane of bulks; on the task queue `bulk-sync`. */
export function createPageActivities(rooms: BulkRooms) {
  return { syncPage: createSyncPage(rooms) };
}

export type OpenAIActivities = ReturnType<typeof createOpenAIActivities>;
export type IpaasActivities = ReturnType<typeof createIpaasActivities>;
export type LocalActivities = ReturnType<typeof createLocalActivities>;
export type BulkActivities = ReturnType<typeof createBulkActivities>;
export type PageActivities = ReturnType<typeof createPageActivities>;
