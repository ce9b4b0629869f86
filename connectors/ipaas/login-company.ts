/** Logs in and enters the company whose customers are written. */
import { SyncFailure } from '../../customer/sync-failure.ts';
import type { Company, LoginApi, LoginSession } from './login-api.ts';

export interface Login {
  email: string;
  password: string;
  /** Null where the user has only one company. */
  companyId: string | null;
}

/**
 * @returns a session whose token belongs to the company
 * @throws SyncFailure IpaasAuthenticationFailure for wrong credentials, and where it is not clear which company is meant
 */
export async function openCompanySession(api: LoginApi, { email, password, companyId }: Login): Promise<LoginSession> {
  const session = await api.login(email, password);
  return await api.changeCompany(session, companyId ?? onlyCompany(await api.companies(session)).id);
}

function onlyCompany(companies: readonly Company[]): Company {
  const [company, ...others] = companies;
  if (company === undefined) {
    throw new SyncFailure('IpaasAuthenticationFailure', 'The user of IPAAS_EMAIL belongs to no company in iPaaS.com.');
  }
  if (others.length === 0) return company;
  throw new SyncFailure(
    'IpaasAuthenticationFailure',
    `The user of IPAAS_EMAIL belongs to ${companies.length} companies in iPaaS.com: ${listOf(companies)}. Set IPAAS_COMPANY_ID to the id of one.`,
  );
}

const mostNamed = 10;
const longestName = 60;

function listOf(companies: readonly Company[]): string {
  const named = companies
    .slice(0, mostNamed)
    .map(({ id, name }) => `${printable(name ?? '(no name)')} (${printable(id)})`);
  const rest = companies.length - named.length;
  return named.join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}

function printable(text: string): string {
  return text.replaceAll(/\p{C}/gu, ' ').slice(0, longestName);
}
