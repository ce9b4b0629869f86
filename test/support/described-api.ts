/** The HTTP API with every answer held against its own description: a status, a body or a media type that /openapi.json does not tell of fails the test that met it. */
import type { AxiosResponse } from 'axios';
import { z } from 'zod';
import { startApi, type ApiProcess } from './api-process.ts';

const responseSchema = z.object({
  content: z.record(z.string(), z.object({ schema: z.record(z.string(), z.unknown()) })).default({}),
});
const documentSchema = z.object({
  paths: z.record(z.string(), z.record(z.string(), z.object({ responses: z.record(z.string(), responseSchema) }))),
  components: z.object({ schemas: z.record(z.string(), z.unknown()) }),
});
type ApiDocument = z.output<typeof documentSchema>;

/** Starts the API; its `get` and `post` throw where an answer is not as described. */
export async function startDescribedApi(environment: Record<string, string>): Promise<ApiProcess> {
  const api = await startApi(environment);
  const document = documentSchema.parse((await api.get('/openapi.json')).data);
  return {
    ...api,
    get: async (path) => checked(document, 'get', path, await api.get(path)),
    post: async (path, body, headers) => checked(document, 'post', path, await api.post(path, body, headers)),
  };
}

function checked(
  document: ApiDocument,
  method: string,
  path: string,
  answer: AxiosResponse<unknown>,
): AxiosResponse<unknown> {
  const problem = differenceOf(document, method, path, answer);
  if (problem !== null) throw new Error(`${method} ${path}: ${problem}`);
  return answer;
}

/** What an answer does otherwise than the document says; null for none, and for an address that it does not describe. */
function differenceOf(
  document: ApiDocument,
  method: string,
  path: string,
  answer: AxiosResponse<unknown>,
): string | null {
  const operation = findOperation(document, method, path);
  if (operation === null) return null;
  const response = operation.responses[answer.status];
  if (response === undefined) return `the status ${answer.status} is not described`;
  const mediaType = String(answer.headers['content-type']).split(';', 1)[0] ?? '';
  const described = response.content[mediaType];
  if (described === undefined) return `${mediaType} is not described for ${answer.status}`;
  const parsed = schemaOf(document, described.schema).safeParse(answer.data);
  return parsed.success ? null : `the body of ${answer.status} is not as described: ${z.prettifyError(parsed.error)}`;
}

function findOperation(document: ApiDocument, method: string, path: string) {
  const parts = path.split('?', 1)[0]?.split('/') ?? [];
  // An address without parameters comes first: /v1/syncs/events is not a sync.
  const templates = Object.keys(document.paths).toSorted(
    (one, other) => Number(one.includes('{')) - Number(other.includes('{')),
  );
  const template = templates.find((candidate) => {
    const wanted = candidate.split('/');
    return (
      wanted.length === parts.length && wanted.every((part, index) => part.startsWith('{') || part === parts[index])
    );
  });
  return (template === undefined ? null : document.paths[template]?.[method]) ?? null;
}

/** The schema of a body, with the components that it refers to. */
function schemaOf(document: ApiDocument, schema: Record<string, unknown>): z.ZodType {
  const text = JSON.stringify({ ...schema, $defs: document.components.schemas });
  return z.fromJSONSchema(JSON.parse(text.replaceAll('#/components/schemas/', '#/$defs/')));
}
