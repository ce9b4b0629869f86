import type { Database } from '../database.ts';
import { addLines } from './add-lines.ts';
import { addUnsuccessful } from './add-unsuccessful.ts';
import { toBulkRow } from './bulk-rows.ts';
import type { BulkStore } from './bulk-store.ts';
import { deleteBulk } from './delete-bulks.ts';
import { findBulk, listBulks } from './find-bulks.ts';
import { finishBulk } from './finish-bulk.ts';
import { listRecords } from './list-records.ts';
import { cancelOpenRecords, firstOpenRecords, openRecords } from './open-records.ts';
import { noteOwnWorkflow, settleOwnWorkflows, unsettledRecords } from './own-workflows.ts';
import { recordOutcomes } from './record-outcomes.ts';
import { setStatus } from './set-status.ts';

/** Bulks as rows beside the sync log. */
export function createBulkStore(database: Database): BulkStore {
  return {
    async create(bulk) {
      await database.db
        .insertInto('bulks')
        .values(toBulkRow(bulk, database.fromNow(0)))
        .onConflict((conflict) => conflict.column('bulk_id').doNothing())
        .execute();
    },
    addLines: (bulkId, lines) => addLines(database, bulkId, lines),
    addUnsuccessful: (bulkId, of) => addUnsuccessful(database, bulkId, of),
    drop: (bulkId) => deleteBulk(database, bulkId),
    find: (bulkId) => findBulk(database, bulkId),
    list: (page) => listBulks(database, page),
    records: (bulkId, page) => listRecords(database, bulkId, page),
    openRecords: (bulkId, from, to) => openRecords(database, bulkId, from, to),
    firstOpenRecords: (bulkId, limit) => firstOpenRecords(database, bulkId, limit),
    recordOutcomes: (bulkId, ended) => recordOutcomes(database, bulkId, ended),
    noteOwnWorkflow: (bulkId, position, syncId) => noteOwnWorkflow(database, bulkId, position, syncId),
    settleOwnWorkflows: (bulkId) => settleOwnWorkflows(database, bulkId),
    unsettledRecords: (bulkId, limit) => unsettledRecords(database, bulkId, limit),
    cancelOpenRecords: (bulkId) => cancelOpenRecords(database, bulkId),
    setStatus: (bulkId, status) => setStatus(database, bulkId, status),
    finish: (bulkId, status) => finishBulk(database, bulkId, status),
  };
}
