import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';

/** What no answer of ours needs is forbidden: a page of the API loads its own modules and nothing else. */
const contentPolicy = {
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  'style-src': ["'self'"],
  'img-src': ["'self'"],
  'connect-src': ["'self'"],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
  'frame-ancestors': ["'none'"],
};

/** Headers that keep a browser from doing more than it should with an answer. To be called before the routes are added. */
export async function addSecureHeaders(server: FastifyInstance): Promise<void> {
  await server.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: contentPolicy },
    frameguard: { action: 'deny' },
    // The API itself speaks plain HTTP; what stands before it with TLS says so itself.
    strictTransportSecurity: false,
  });
}
