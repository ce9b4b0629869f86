/** What an upsert tells an operator although all went well. Present tense: a dry run says the same. */
import type { SyncWarning } from '../../customer/sync-warning.ts';
import type { SyncType } from '../../customer/write-policy.ts';

export function linkRepaired(staleId: string): SyncWarning {
  return {
    code: 'LinkRepaired',
    message: `The link led to the iPaaS.com customer ${staleId}, which is no longer there. It is moved to this customer.`,
  };
}

export function linkReplaced(ipaasId: string): SyncWarning {
  return {
    code: 'LinkRepaired',
    message: `The iPaaS.com customer ${ipaasId} carried another external id of this system. It is replaced by the CustomerNumber.`,
  };
}

export function notLinked(ipaasId: string): SyncWarning {
  return {
    code: 'NotLinked',
    message: `The iPaaS.com customer ${ipaasId} has no link to this system, and gets none by the collision handling method UPDATE_AND_NO_LINK.`,
  };
}

export function reactivated(ipaasId: string): SyncWarning {
  return { code: 'Reactivated', message: `The iPaaS.com customer ${ipaasId} was inactive. It is activated.` };
}

export function customFieldCreated(names: readonly string[]): SyncWarning {
  const fields = names.map((name) => `"${name}"`).join(', ');
  return {
    code: 'CustomFieldCreated',
    message: `iPaaS.com did not have ${names.length === 1 ? 'the custom field' : 'the custom fields'} ${fields}, which the mapping fills. Now it has.`,
  };
}

/** Of a customer that the sync type of the collection passes over. */
export function outsideSyncType(
  syncType: Exclude<SyncType, 'ADD_AND_UPDATE'>,
  collection: string,
  customerNumber: string,
): SyncWarning {
  const because = {
    ADD: `only adds customers, and CustomerNumber ${customerNumber} is linked to a customer in iPaaS.com already`,
    UPDATE: `only updates linked customers, and CustomerNumber ${customerNumber} is not linked in iPaaS.com`,
  }[syncType];
  const remedy = { ADD: 'update it, use one of the type UPDATE', UPDATE: 'add it, use one of the type ADD' }[syncType];
  return {
    code: 'OutsideSyncType',
    message: `The mapping collection "${collection}" ${because}. Nothing is written. To ${remedy} or ADD_AND_UPDATE.`,
  };
}
