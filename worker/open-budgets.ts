import type { WorkerSettings } from '../config/settings.ts';
import { credentialName } from '../connectors/budget/credential.ts';
import { openRequestBudget, type OpenRequestBudget } from '../connectors/budget/open-request-budget.ts';
import type { SyncLog } from '../sync-log/sync-log.ts';

export interface Budgets {
  openai: OpenRequestBudget;
  ipaas: OpenRequestBudget;
}

/**
 * This process's gates before both upstreams. What they let through, all workers that share the sync log count together.
 * @throws SyncLogError
 */
export async function openBudgets({ openai, ipaas }: WorkerSettings, { budgets }: SyncLog): Promise<Budgets> {
  const user = 'login' in ipaas ? `${ipaas.login.email}\n${ipaas.login.companyId ?? ''}` : ipaas.apiKey;
  const ofOpenai = { system: 'openai', credential: credentialName(openai.baseUrl, openai.apiKey) } as const;
  const ofIpaas = { system: 'ipaas', credential: credentialName(ipaas.baseUrl, user) } as const;
  return {
    openai: await openRequestBudget('openai', await budgets.join(ofOpenai, openai.limits)),
    ipaas: await openRequestBudget('ipaas', await budgets.join(ofIpaas, ipaas.limits)),
  };
}
