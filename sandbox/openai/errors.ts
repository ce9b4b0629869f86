/** OpenAI's error envelope and the errors this stand-in answers with; texts follow recorded traffic. */
import { Refusal, type Reply } from '../http/messages.ts';

interface OpenAiError {
  message: string;
  type?: string;
  param?: string | null;
  code?: string | null;
}

/** An error answer: `{"error":{message, type, param, code}}`. */
export function errorReply(status: number, error: OpenAiError): Reply {
  const { message, type = 'invalid_request_error', param = null, code = null } = error;
  return { status, body: { error: { message, type, param, code } } };
}

export function refuse(status: number, error: OpenAiError): Refusal {
  return new Refusal(errorReply(status, error));
}

export function badRequest(message: string, param: string | null, code: string | null): Refusal {
  return refuse(400, { message, param, code });
}

export function responseNotFound(id: string): Refusal {
  return refuse(404, { message: `Response with id '${id}' not found.` });
}

export function conversationNotFound(id: string): Refusal {
  return refuse(404, { message: `Conversation with id '${id}' not found.` });
}

export function invalidUrl(method: string, path: string): Reply {
  return errorReply(404, { message: `Invalid URL (${method} ${path})` });
}

/** The answer OpenAI usually gives with a status; for injected faults that bring no body of their own. */
export function usualError(status: number): Reply {
  const known = usualErrors[status];
  if (known !== undefined) return errorReply(status, known);
  if (status >= 502) return { status, text: gatewayPage(status) };
  if (status >= 500) return errorReply(status, { message: serverError, type: 'server_error' });
  return errorReply(status, { message: `The request was answered with status ${status}.` });
}

const serverError =
  'The server had an error while processing your request. Sorry about that! You can retry your request.';

const usualErrors: Readonly<Record<number, OpenAiError>> = {
  401: {
    message:
      'Incorrect API key provided: sk-sa***ox. You can find your API key at https://platform.openai.com/account/api-keys.',
    code: 'invalid_api_key',
  },
  403: { message: 'Country, region, or territory not supported', code: 'unsupported_country_region_territory' },
  404: { message: 'The requested object was not found.' },
  408: { message: 'The request timed out.', type: 'server_error' },
  409: { message: 'Another process is currently operating on this conversation.', code: 'conversation_locked' },
  429: {
    message:
      'Rate limit reached for gpt-5.6-terra in organization org-sandbox on requests per min (RPM): Limit 500, Used 500, Requested 1. Please try again in 120ms.',
    type: 'requests',
    code: 'rate_limit_exceeded',
  },
  503: {
    message: 'The model is currently overloaded with other requests. Please try again later.',
    type: 'service_unavailable_error',
    code: 'server_is_overloaded',
  },
};

function gatewayPage(status: number): string {
  return `<html>\n<head><title>${status}</title></head>\n<body><center><h1>${status}</h1></center><hr><center>cloudflare</center></body>\n</html>\n`;
}
