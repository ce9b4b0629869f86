/** The description of the API, generated from the schemas that check it, and a page on which people read it. */
import swagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import { createJsonSchemaTransform, createJsonSchemaTransformObject } from 'fastify-type-provider-zod';
import packageFile from '../../package.json' with { type: 'json' };
import { describeContents } from './describe-contents.ts';

const description = `Brings the customer of an OpenAI response into iPaaS.com, durably and exactly once.

A sync is accepted with 202 and carried out whatever happens here afterwards; its result is read at its link, waited for
with \`?wait=\`, or followed as server-sent events. A bulk, a list of up to a million responses, is accepted, read and
followed in the same way. Every error is a problem document (RFC 9457) with a code of the catalogue. Where a key is
needed, send it as \`Authorization: Bearer <key>\`.`;

const tags = [
  { name: 'Syncs', description: 'Start, look at, retry and cancel one sync.' },
  { name: 'Bulks', description: 'Many syncs that are started together.' },
  { name: 'Results', description: 'Search what was done; the feed for other programs.' },
  { name: 'Hooks', description: "iPaaS.com's own hook body." },
  { name: 'About', description: 'Mapping collections, the catalogue of errors, the checklist.' },
  { name: 'Operations', description: 'Health, metrics and request budgets.' },
];

interface Components {
  schemas?: Record<string, unknown>;
}

/** To be called before the routes are added. */
export async function describeApi(server: FastifyInstance): Promise<void> {
  const addComponents = createJsonSchemaTransformObject({});
  await server.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'customer-sync', version: packageFile.version, description, license: { name: 'MIT' } },
      tags,
      components: {
        securitySchemes: { apiKey: { type: 'http', scheme: 'bearer', description: 'A key of API_KEYS.' } },
      },
      security: [{ apiKey: [] }, {}],
    },
    transform: describeContents(createJsonSchemaTransform({})),
    transformObject: addComponents,
  });
  let document: object | null = null;
  server.get('/openapi.json', { schema: { hide: true } }, () => (document ??= withoutUnused(server.swagger())));
}

/** Every named schema is generated twice, as it is sent and as it is read (`…Input`); named are only those that are sent. */
function withoutUnused(document: object): object {
  const components: Components = 'components' in document && isObject(document.components) ? document.components : {};
  const schemas = Object.entries(components.schemas ?? {}).filter(([name]) => !name.endsWith('Input'));
  return { ...document, components: { ...components, schemas: Object.fromEntries(schemas) } };
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
