import type { FastifyInstance } from 'fastify';

/** Answers the methods that the routes of an address take; none where no route has that address. */
export type AllowedMethods = (url: string) => string[];

/** Keeps account of the routes; to be called before they are added. */
export function allowedMethods(server: FastifyInstance): AllowedMethods {
  const routes: { parts: string[]; methods: string[] }[] = [];
  server.addHook('onRoute', ({ url, method }) => {
    routes.push({ parts: url.split('/'), methods: [method].flat() });
  });
  return (url) => {
    const [path = ''] = url.split('?', 1);
    const sent = path.split('/');
    const found = routes.filter(({ parts }) => matches(parts, sent)).flatMap(({ methods }) => methods);
    return [...new Set(found)].toSorted();
  };
}

/** `:name` stands for any part, `*` for all that follow. */
function matches(parts: readonly string[], sent: readonly string[]): boolean {
  const takesAll = parts.at(-1) === '*' && sent.length >= parts.length;
  if (!takesAll && parts.length !== sent.length) return false;
  return parts.every((part, index) => part === '*' || part.startsWith(':') || part === sent[index]);
}
