import apiReference from '@scalar/fastify-api-reference';
import type { FastifyInstance } from 'fastify';

/** The reference is one page with its script and styles inside; it still loads nothing from elsewhere. */
const contentPolicy = [
  "default-src 'none'",
  "script-src 'self' 'unsafe-inline' 'unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** GET /docs: the description of the API for people. */
export async function addReferencePage(server: FastifyInstance): Promise<void> {
  await server.register(apiReference, {
    routePrefix: '/docs',
    configuration: {
      url: '/openapi.json',
      pageTitle: 'customer-sync API',
      withDefaultFonts: false,
      telemetry: false,
      hideClientButton: true,
    },
    hooks: {
      onRequest: (_request, reply, done) => {
        reply.header('content-security-policy', contentPolicy);
        done();
      },
    },
  });
}
