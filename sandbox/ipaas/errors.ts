/** iPaaS.com's errors: stable code, message by the documented template, link to the article. */
import { Refusal, type Reply } from '../http/messages.ts';

/** Status and article of each code this stand-in uses. Where the status is not documented, 400 is taken. */
const catalogue = {
  'AUTH-1001': { status: 401, article: '15461548-authentication-errors' },
  'AUTH-1002': { status: 401, article: '15461548-authentication-errors' },
  'AUTH-1003': { status: 401, article: '15461548-authentication-errors' },
  'AUTH-1004': { status: 401, article: '15461548-authentication-errors' },
  'AUTZ-1002': { status: 403, article: '15461553-authorization-errors' },
  'INTL-1001': { status: 500, article: '15461521-internal-server-errors' },
  'INTL-1004': { status: 500, article: '15461521-internal-server-errors' },
  'NFND-1005': { status: 404, article: '15461551-not-found-errors' },
  'VALD-1002': { status: 400, article: '15461520-required-field-errors' },
  'VALD-1003': { status: 400, article: '15461520-required-field-errors' },
  'VALD-1004': { status: 400, article: '15461508-id-errors' },
  'VALD-1005': { status: 400, article: '15461508-id-errors' },
  'VALD-1007': { status: 400, article: '15461520-required-field-errors' },
  'VALD-1009': { status: 400, article: '15461508-id-errors' },
  'VALD-1011': { status: 400, article: '15461557-custom-field-errors' },
  'VALD-1015': { status: 400, article: '15461520-required-field-errors' },
  'VALD-1017': { status: 400, article: '15461551-not-found-errors' },
  'VALD-1021': { status: 400, article: '15461520-required-field-errors' },
  'VALD-1022': { status: 400, article: '15461546-invalid-value-errors' },
  'VALD-1023': { status: 400, article: '15461551-not-found-errors' },
  'VALD-1036': { status: 400, article: '15461546-invalid-value-errors' },
  'VALD-1047': { status: 400, article: '15461520-required-field-errors' },
  'VALD-1049': { status: 400, article: '15461531-other-validation-errors' },
  'VALD-1080': { status: 400, article: '15461520-required-field-errors' },
  'BIZL-1003': { status: 400, article: '15461527-duplicate-errors' },
  'BIZL-1004': { status: 400, article: '15461527-duplicate-errors' },
  'BIZL-1005': { status: 400, article: '15461527-duplicate-errors' },
  'BIZL-1006': { status: 400, article: '15461527-duplicate-errors' },
  'BIZL-1009': { status: 400, article: '15461561-inactive-record-errors' },
} as const;

type ErrorCode = keyof typeof catalogue;

export function errorReply(code: ErrorCode, message: string): Reply {
  const { status, article } = catalogue[code];
  return { status, body: { code, message, help_url: `https://support.ipaas.com/en/articles/${article}` } };
}

export function refuse(code: ErrorCode, message: string): Refusal {
  return new Refusal(errorReply(code, message));
}

export function requiredField(name: string): Refusal {
  return refuse('VALD-1002', `Required field (${name}) is null or empty in your request.`);
}

export function invalidBody(): Refusal {
  return refuse('VALD-1003', 'Request is null or empty. This could be due to an invalid json structure.');
}

export function idNotFound(id: string | number): Refusal {
  return refuse('NFND-1005', `iPaaS.com Id (Id:${id}) not found.`);
}

/** The answer iPaaS.com usually gives with a status; for injected faults that bring no body of their own. */
export function usualError(status: number): Reply {
  if (status === 401) return errorReply('AUTH-1001', 'Bearer token is missing or invalid.');
  if (status === 403) return errorReply('AUTZ-1002', 'Your user does not have permission to access this.');
  if (status === 500) {
    return errorReply('INTL-1001', 'iPaaS.com API error: The operation could not be completed.');
  }
  if (status === 502 || status === 504) {
    return { status, text: `<html><head><title>${status}</title></head><body><h1>${status}</h1></body></html>\n` };
  }
  return { status };
}
