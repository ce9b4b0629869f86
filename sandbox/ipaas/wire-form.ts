/** The last step of every answer: the forms that the switches choose among. */
import { z } from 'zod';
import { isJsonObject, type Json } from '../http/json.ts';
import type { Reply } from '../http/messages.ts';
import type { SwitchValues } from './switches.ts';

const errorSchema = z.object({ code: z.string(), message: z.string(), help_url: z.string() });

type IpaasError = z.infer<typeof errorSchema>;

/** An answer of the API with the status, the error shape and the type of ids that the switches ask for. */
export function inWireForm(reply: Reply, switches: Readonly<SwitchValues>): Reply {
  if (reply.status < 400) return switches.ids === 'text' ? withTextIdsInBody(reply) : reply;
  const error = errorSchema.safeParse(reply.body);
  if (!error.success) return reply;
  return shapedError({ ...reply, status: errorStatus(reply.status, error.data, switches) }, switches);
}

function errorStatus(usual: number, { code }: IpaasError, switches: Readonly<SwitchValues>): number {
  if (code.startsWith('AUTH-')) return switches.authFailureStatus;
  return code.startsWith('BIZL-') ? switches.businessRuleStatus : usual;
}

/** The same error in the shape of the switch `errors`; the status stays. An answer that is no error stays too. */
export function shapedError(reply: Reply, { errors }: Pick<SwitchValues, 'errors'>): Reply {
  const error = errorSchema.safeParse(reply.body);
  if (!error.success) return reply;
  const { body: _body, headers, ...others } = reply;
  const text = `${error.data.code}: ${error.data.message}`;
  switch (errors) {
    case 'object':
      return reply;
    case 'list':
      return { ...reply, body: [error.data] };
    case 'problem-details':
      return {
        ...others,
        headers: { ...headers, 'content-type': 'application/problem+json; charset=utf-8' },
        body: problemDetails(reply.status, error.data.help_url, text),
      };
    case 'plain-text':
      return { ...others, headers: { ...headers, 'content-type': 'text/plain; charset=utf-8' }, text };
    case 'reason-phrase':
      return { ...others, ...(headers && { headers }), reason: text };
  }
}

/** ASP.NET's shape has no place for a code; it stands in the text. */
function problemDetails(status: number, type: string, text: string): Json {
  const title = 'One or more validation errors occurred.';
  return { type, title, status, errors: { request: [text] }, traceId: '00-0af7651916cd43dd8448eb211c80319c-00' };
}

function withTextIdsInBody(reply: Reply): Reply {
  return reply.body === undefined ? reply : { ...reply, body: withTextIds(reply.body) };
}

const idKeys: ReadonlySet<string> = new Set(['id', 'system_id']);

function withTextIds(value: Json): Json {
  if (Array.isArray(value)) return value.map(withTextIds);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, child]) => [
      key,
      idKeys.has(key) && typeof child === 'number' ? String(child) : withTextIds(child),
    ]),
  );
}
