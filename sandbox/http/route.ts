/** A table of routes: method, path pattern with `:name` parts, handler. */
import type { ApiRequest, Reply, RoutedRequest } from './messages.ts';

export type Handler = (request: RoutedRequest) => Reply;

export interface Route {
  method: string;
  /** For example `/v1/responses/:id/input_items`. */
  pattern: string;
  handler: Handler;
}

interface CompiledRoute {
  method: string;
  parts: string[];
  handler: Handler;
}

export type Router = (request: ApiRequest) => Reply | null;

/**
 * Compiles a table of routes. The router answers null where no route matches; earlier routes win. A literal part of a
 * pattern matches without regard to case when `ignoreCase` is set (ASP.NET, behind iPaaS.com, routes that way).
 */
export function createRouter(routes: readonly Route[], options: { ignoreCase: boolean }): Router {
  const fold = (text: string): string => (options.ignoreCase ? text.toLowerCase() : text);
  const byShape = new Map<string, CompiledRoute[]>();
  for (const route of routes) {
    const parts = route.pattern.split('/').map((part) => (part.startsWith(':') ? part : fold(part)));
    const shape = `${route.method} ${parts.length}`;
    byShape.set(shape, [...(byShape.get(shape) ?? []), { method: route.method, parts, handler: route.handler }]);
  }

  return (request) => {
    const segments = request.path.split('/');
    for (const route of byShape.get(`${request.method} ${segments.length}`) ?? []) {
      const params = matchParts(route.parts, segments, fold);
      if (params !== null) return route.handler({ ...request, params });
    }
    return null;
  };
}

function matchParts(
  parts: readonly string[],
  segments: readonly string[],
  fold: (text: string) => string,
): Record<string, string> | null {
  const params: Record<string, string> = {};
  for (const [index, part] of parts.entries()) {
    const segment = segments[index] ?? '';
    if (!part.startsWith(':')) {
      if (part !== fold(segment)) return null;
      continue;
    }
    const value = decode(segment);
    if (value === null || value === '') return null;
    params[part.slice(1)] = value;
  }
  return params;
}

function decode(segment: string): string | null {
  try {
    return decodeURIComponent(segment);
  } catch {
    return null;
  }
}
