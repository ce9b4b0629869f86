import type { LinkSettings } from '../../customer/sync-links.ts';
import type { SyncResult } from '../../customer/sync-result.ts';
import type { SyncLog } from '../../sync-log/sync-log.ts';
import type { StepRooms } from '../direct-steps.ts';
import type { OwnSyncs } from './own-syncs.ts';

/** What the activities of a bulk work with. */
export interface BulkRooms extends Omit<StepRooms, 'leases'> {
  syncLog: SyncLog;
  links: LinkSettings;
  ownSyncs: OwnSyncs;
  /** Records that this process syncs at the same time, all bulks together. */
  recordsAtOnce: number;
  /** Hears of every record whose result is in the log, to count it. */
  onRecordLogged: (result: SyncResult) => void;
}
