import type { FastifyRequest, FastifyServerOptions } from 'fastify';
import type { LogLevel } from '../../config/settings.ts';

/**
 * How requests are logged: which route, how long, which status. Never what a caller typed, because an address or a
 * query may hold a customer number, an e-mail address or a key.
 */
export function requestLog(level: LogLevel): NonNullable<FastifyServerOptions['logger']> {
  return {
    level,
    stream: process.stderr,
    redact: ['err.rawPacket'],
    serializers: {
      req: ({ method, routeOptions }: FastifyRequest) => ({ method, route: routeOptions?.url ?? 'none' }),
    },
  };
}
