/** What a stand-in is asked and what it answers, free of sockets, so that every route is a plain function. */
import type { IncomingHttpHeaders } from 'node:http';
import type { Json } from './json.ts';

export interface ApiRequest {
  method: string;
  /** Path without the query, still percent-encoded. */
  path: string;
  /** Path with the query, as it was sent. */
  target: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  /** The body as text; '' where none was sent. */
  body: string;
  /** The id this exchange is known by, in the answer's header and in the journal. */
  requestId: string;
}

/** A request that a route's pattern matched; params are the decoded `:name` parts of the path. */
export interface RoutedRequest extends ApiRequest {
  params: Readonly<Record<string, string>>;
}

export interface Reply {
  status: number;
  headers?: Readonly<Record<string, string>>;
  /** Sent as JSON; undefined sends an empty body. */
  body?: Json | undefined;
  /** A body that is sent as it stands instead of JSON, for example a gateway's HTML. */
  text?: string;
  /** Beside the status, instead of HTTP's usual words for it. */
  reason?: string;
  /** True where a write was carried out in the state of the stand-in. */
  committed?: boolean;
}

/** Thrown anywhere below a route to end the request with an error answer of the imitated API. */
export class Refusal extends Error {
  readonly reply: Reply;

  constructor(reply: Reply) {
    super(`refused with status ${reply.status}`);
    this.name = 'Refusal';
    this.reply = reply;
  }
}

/** The one value of a path parameter; a route asks only for names of its own pattern. */
export function pathParam(request: RoutedRequest, name: string): string {
  const value = request.params[name];
  if (value === undefined) throw new Error(`The route of ${request.method} has no path parameter "${name}".`);
  return value;
}
