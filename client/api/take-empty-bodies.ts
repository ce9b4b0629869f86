import { errorCodes, type FastifyInstance } from 'fastify';

/**
 * Some clients name a media type for a body that they do not send. Where there is none, none was meant; anything that is
 * not JSON is refused as before.
 */
export function takeEmptyBodies(server: FastifyInstance): void {
  server.addContentTypeParser('*', { parseAs: 'string' }, (request, body, done) => {
    if (body === '') done(null);
    else done(new errorCodes.FST_ERR_CTP_INVALID_MEDIA_TYPE(String(request.headers['content-type'])));
  });
}
