import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { SyncFailure } from '../../customer/sync-failure.ts';
import { allowedMethods } from './allowed-methods.ts';
import { hasContent } from './describe-contents.ts';
import { problemOf, sendProblem, type ProblemDocument } from './problem.ts';

/**
 * Answers every error and every unknown path with a problem document, and never with the text of a foreign error. To be
 * called before the routes are added.
 */
export function handleErrors(server: FastifyInstance): void {
  const methodsOf = allowedMethods(server);
  const answerNoRoute = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const methods = methodsOf(request.url);
    if (methods.length === 0) return await sendProblem(reply, refusal(404, 'There is nothing at this address.'));
    reply.header('allow', methods.join(', '));
    return await sendProblem(reply, refusal(405, `This address takes only ${methods.join(', ')}.`));
  };
  server.setNotFoundHandler(answerNoRoute);
  server.setErrorHandler<FastifyError | SyncFailure>(async (error, request, reply) => {
    // Fastify asks a QUERY for its media type before it looks for a route, and no route of ours takes one.
    if (error.code === 'FST_ERR_ROUTE_MISSING_CONTENT_TYPE') return await answerNoRoute(request, reply);
    return await answerError(error, request, reply);
  });
}

/** What Fastify answers before any route or handler is found, for example to an address it cannot decode. */
export function answerUnroutable(_error: FastifyError, _request: FastifyRequest, reply: FastifyReply): void {
  void sendProblem(reply, refusal(400, 'The address cannot be read.'));
}

async function answerError(
  error: FastifyError | SyncFailure,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  if (error instanceof SyncFailure) return await sendProblem(reply, problemOf(error));
  if (hasZodFastifySchemaValidationErrors(error)) {
    const where = error.validationContext === 'querystring' ? 'query' : error.validationContext;
    const issues = error.validation.map(
      ({ instancePath, message }) => `${instancePath.slice(1) || `The ${where}`} ${message}`,
    );
    return await sendProblem(reply, refusal(400, `${issues.join('; ')}.`));
  }
  if (error.statusCode !== undefined && error.statusCode < 500) {
    return await sendProblem(reply, refusal(error.statusCode, describeRefusal(error, request)));
  }
  request.log.error(
    { kind: error.name, code: error.code, stack: framesOf(error) },
    'a request met an unexpected error',
  );
  return await sendProblem(reply, problemOf(error));
}

function refusal(status: number, detail: string): ProblemDocument {
  return { ...problemOf(new SyncFailure('InvalidInput', detail)), status };
}

/** Where an error came from, without its message, which may quote anything. */
function framesOf(error: Error): string[] {
  const lines = (error.stack ?? '').split('\n').map((line) => line.trim());
  return lines.filter((line) => line.startsWith('at '));
}

/** Fastify's own refusals, by its code; their text may quote the request. */
function describeRefusal(error: FastifyError, request: FastifyRequest): string {
  switch (error.code) {
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return `Send the body as ${mediaTypesOf(request).join(', ')}.`;
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return 'The body is too large.';
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
      return 'The body is not valid JSON.';
    default:
      return 'The request cannot be read.';
  }
}

/** What a route takes, by its description. */
function mediaTypesOf({ routeOptions }: FastifyRequest): string[] {
  const body: unknown = routeOptions.schema?.body;
  return hasContent(body) ? Object.keys(body.content) : ['application/json'];
}
