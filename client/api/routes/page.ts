import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { loadPageAssets, type Asset, type PageAssets } from '../../web/assets/page-assets.ts';

/** Nothing but our own files, and no script or style within the document: what a page shows can never run. */
const contentPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** GET /: the Manual Sync page. GET /assets/…: its modules and styles. Both are read at the first request. */
export function addPage(server: FastifyInstance): void {
  let loading: Promise<PageAssets> | null = null;
  const assets = async (): Promise<PageAssets> => await (loading ??= loadPageAssets());

  server.get('/', { schema: { hide: true } }, async (request, reply) => {
    reply.header('content-security-policy', contentPolicy).header('cache-control', 'no-cache');
    return send(request, reply, (await assets()).html);
  });
  server.get<{ Params: { '*': string } }>('/assets/*', { schema: { hide: true } }, async (request, reply) => {
    const asset = (await assets()).files.get(request.params['*']);
    if (asset === undefined) return reply.callNotFound();
    reply.header('cache-control', 'public, max-age=31536000, immutable');
    return send(request, reply, asset);
  });
}

function send(request: FastifyRequest, reply: FastifyReply, asset: Asset): FastifyReply {
  reply.type(asset.contentType).header('vary', 'accept-encoding').header('x-content-type-options', 'nosniff');
  if (!/\bgzip\b/.test(request.headers['accept-encoding'] ?? '')) return reply.send(asset.body);
  return reply.header('content-encoding', 'gzip').send(asset.gzip);
}
