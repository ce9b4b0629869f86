/**
 * What iPaaS.com's error codes mean for a customer write, in our own words: the upstream's text may quote the record.
 * Source: reference ipaas-api.md, section 3.7 (support article 15506870 and the articles it links).
 */
const meanings: Readonly<Record<string, string>> = {
  'AUTH-1001': 'the API key or token is missing or not valid',
  'AUTH-1002': 'the API key or token is not valid or has expired',
  'AUTH-1003': 'the API key or user may not use this API',
  'AUTH-1004': 'the company (IPAAS_COMPANY_ID) was not found',
  'AUTZ-1001': 'the billing plan does not include this function',
  'AUTZ-1002': 'the API key or user lacks the permission',
  'AUTZ-1004': 'the account awaits payment or its trial has expired',
  'VALD-1002': 'a required field is missing',
  'VALD-1010': 'a field holds a value that is not in its list of allowed values',
  'VALD-1014': 'a required field is missing or negative',
  'VALD-1017': 'the system id (IPAAS_SYSTEM_ID) is not valid',
  'VALD-1020': 'a number is outside its allowed range',
  'VALD-1021': 'the e-mail address is missing',
  'VALD-1022': 'a field holds a value that is not in its list of allowed values',
  'VALD-1023': 'the system id (IPAAS_SYSTEM_ID) is not valid',
  'VALD-1036': 'a field holds a value that is not valid',
  'VALD-1049': 'first name and last name are both missing',
  'BIZL-1003': 'the external id is already linked to another record',
  'BIZL-1004': 'another record already uses a value that must be unique',
  'BIZL-1005': 'the external id is already linked to another record',
  'BIZL-1006': 'another record already uses a value that must be unique',
  'BIZL-1007': 'the record already exists',
  'BIZL-1009': 'the existing record is inactive and must be activated first',
  'NFND-1005': 'the record was not found',
};

/** @returns for example ` (VALD-1049: first name and last name are both missing)`; empty without a code */
export function explainCode(code: string | null): string {
  if (code === null) return '';
  const meaning = meanings[code];
  return meaning === undefined ? ` (${code})` : ` (${code}: ${meaning})`;
}
