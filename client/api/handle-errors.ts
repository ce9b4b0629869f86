import type { FastifyError, FastifyInstance } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { SyncFailure } from '../../customer/sync-failure.ts';
import { problemOf, sendProblem } from './problem.ts';

/** Answers every error and every unknown path with a problem document, and never with the text of a foreign error. */
export function handleErrors(server: FastifyInstance): void {
  server.setErrorHandler<FastifyError | SyncFailure>(async (error, request, reply) => {
    if (error instanceof SyncFailure) return await sendProblem(reply, problemOf(error));
    if (hasZodFastifySchemaValidationErrors(error)) {
      const issues = error.validation.map(
        (issue) => `${issue.instancePath.slice(1) || 'the request'}: ${issue.message}`,
      );
      return await sendProblem(reply, problemOf(new SyncFailure('InvalidInput', `${issues.join('; ')}.`)));
    }
    if (error.statusCode !== undefined && error.statusCode < 500) {
      const refused = problemOf(new SyncFailure('InvalidInput', describeRefusal(error)));
      return await sendProblem(reply, { ...refused, status: error.statusCode });
    }
    request.log.error({ kind: error.constructor.name, code: error.code }, 'a request met an unexpected error');
    return await sendProblem(reply, problemOf(error));
  });
  server.setNotFoundHandler(async (_request, reply) => {
    const problem = problemOf(new SyncFailure('InvalidInput', 'There is nothing at this address.'));
    await sendProblem(reply, {
      ...problem,
      title: 'Not found.',
      status: 404,
      resolution: 'See the README for the addresses of the API.',
    });
  });
}

/** Fastify's own refusals, by its code; their text may quote the request. */
function describeRefusal(error: FastifyError): string {
  switch (error.code) {
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return 'Send the body as application/json.';
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return 'The body is too large.';
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
      return 'The body is not valid JSON.';
    default:
      return 'The request cannot be read.';
  }
}
