/** Requests that are none, or none of ours: kinds of which each must be refused. */
import type { RawRequest } from './raw-request.ts';

interface MalformedKind {
  name: string;
  /** @param number makes one of a kind differ from the next */
  make: (number: number) => RawRequest;
}

const headers = 'Host: 127.0.0.1\r\nConnection: close\r\n';
const largestBody = 64 * 1024;
const largestHookBody = 1024 * 1024;

export const malformedKinds: readonly MalformedKind[] = [
  post('JSON: cut off', (number) => `{"responseId": "resp_${number}`),
  post('JSON: not JSON', (number) => `responseId=resp_${number}`),
  post('JSON: nested deeply', () => '['.repeat(20_000)),
  post('JSON: __proto__', (number) => `{"responseId": "resp_${number}", "__proto__": {"isAdmin": true}}`),
  post('type: a list', (number) => JSON.stringify([`resp_${number}`])),
  post('type: a number for the id', (number) => JSON.stringify({ responseId: number })),
  post('type: a text for a flag', (number) => JSON.stringify({ responseId: `resp_${number}`, dryRun: 'yes' })),
  post('type: an object for the collection', (number) =>
    JSON.stringify({ responseId: `resp_${number}`, collection: {} }),
  ),
  post('id: of nothing', (number) => JSON.stringify({ responseId: `cust_${number}` })),
  post('id: too long', (number) => JSON.stringify({ responseId: `resp_${'x'.repeat(1_000)}${number}` })),
  post('key: unknown', (number) => JSON.stringify({ responseId: `resp_${number}`, [`key${number}`]: 1 })),
  post('hook: unknown shape', (number) => JSON.stringify({ notifications: number }), { path: '/v1/hooks' }),
  post('body: none', () => ''),
  post('body: of another media type', (number) => `<id>resp_${number}</id>`, { type: 'text/xml' }),
  post('body: too large', () => JSON.stringify({ responseId: 'x'.repeat(largestBody) })),
  post('body: too large for a hook', () => JSON.stringify({ notifications: 'x'.repeat(largestHookBody) }), {
    path: '/v1/hooks',
  }),
  raw('body: chunks without end', () => chunks(largestBody * 2)),
  raw(
    'body: a chunk of no length',
    () => `POST /v1/syncs HTTP/1.1\r\n${headers}Transfer-Encoding: chunked\r\n\r\nzz\r\n`,
  ),
  post('UTF-8: invalid in the body', () => Buffer.from('{"responseId": "resp_\xc3\x28\xff"}', 'latin1')),
  raw('UTF-8: invalid in the path', () => Buffer.from(`GET /v1/syncs/\xff\xfe HTTP/1.1\r\n${headers}\r\n`, 'latin1')),
  get('path: cannot be decoded', (number) => `/v1/syncs/%${number}%zz`),
  get('path: of nothing', (number) => `/v2/${number}`),
  get('path: out of the assets', () => '/assets/../../../../etc/passwd'),
  get('path: a very long id', (number) => `/v1/syncs/${'x'.repeat(2_000)}${number}`),
  get('query: unknown', (number) => `/v1/syncs?key${number}=1`),
  get('query: a limit of nothing', (number) => `/v1/syncs?limit=-${number}`),
  get('query: a cursor of ours it is not', (number) => `/v1/syncs?cursor=${number}`),
  get('query: twice', (number) => `/v1/syncs?customerNumber=${number}&customerNumber=${number}`),
  raw('method: unknown to HTTP', () => `BREW /v1/syncs HTTP/1.1\r\n${headers}\r\n`),
  raw('method: not of this address', () => `DELETE /v1/syncs HTTP/1.1\r\n${headers}\r\n`),
  raw('method: of WebDAV', () => `PROPFIND / HTTP/1.1\r\n${headers}\r\n`),
  raw('header: no host', () => 'GET /v1/syncs HTTP/1.1\r\nConnection: close\r\n\r\n'),
  raw('header: another host', () => 'GET /v1/syncs HTTP/1.1\r\nHost: example.com\r\nConnection: close\r\n\r\n'),
  raw('header: without a colon', () => `GET /v1/syncs HTTP/1.1\r\n${headers}no colon\r\n\r\n`),
  raw('header: too large', () => `GET /v1/syncs HTTP/1.1\r\n${headers}X-Large: ${'x'.repeat(20_000)}\r\n\r\n`),
  raw(
    'header: two lengths',
    () => `POST /v1/syncs HTTP/1.1\r\n${headers}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}`,
  ),
  post('header: another origin', (number) => JSON.stringify({ responseId: `resp_${number}` }), {
    header: 'Origin: https://example.com\r\n',
  }),
  post('header: an empty Idempotency-Key', (number) => JSON.stringify({ responseId: `resp_${number}` }), {
    header: 'Idempotency-Key: \r\n',
  }),
  raw('no HTTP at all', (number) => `hello ${number}\r\n\r\n`),
  raw('TLS on a plain port', () => Buffer.from('\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03', 'latin1')),
  // Where the caller ends his half, the body can never be completed.
  { name: 'half a body, then the end', make: (number) => ({ bytes: halfOf(number), isEnded: true }) },
];

/** Begun and never ended, on a connection that stays open: answered once the request has taken too long. */
export const neverEnding: RawRequest = { bytes: halfOf(0), isEnded: false };

interface PostOptions {
  path?: string;
  type?: string;
  header?: string;
}

function post(
  name: string,
  body: (number: number) => string | Buffer,
  { path = '/v1/syncs', type = 'application/json', header = '' }: PostOptions = {},
): MalformedKind {
  const make = (number: number): RawRequest => {
    const bytes = Buffer.from(body(number));
    const head = `POST ${path} HTTP/1.1\r\n${headers}${header}Content-Type: ${type}\r\nContent-Length: ${bytes.length}\r\n\r\n`;
    return { bytes: Buffer.concat([Buffer.from(head), bytes]), isEnded: false };
  };
  return { name, make };
}

function get(name: string, path: (number: number) => string): MalformedKind {
  return raw(name, (number) => `GET ${path(number)} HTTP/1.1\r\n${headers}\r\n`);
}

function raw(name: string, bytes: (number: number) => string | Buffer): MalformedKind {
  return { name, make: (number) => ({ bytes: bytes(number), isEnded: false }) };
}

function halfOf(number: number): string {
  return `POST /v1/syncs HTTP/1.1\r\n${headers}Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n{"responseId": "resp_${number}`;
}

function chunks(bytes: number): string {
  const chunk = `1000\r\n${'x'.repeat(4096)}\r\n`;
  const head = `POST /v1/syncs HTTP/1.1\r\n${headers}Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n`;
  return head + chunk.repeat(bytes / 4096);
}
