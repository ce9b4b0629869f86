import type { createJsonSchemaTransform } from 'fastify-type-provider-zod';

type Transform = ReturnType<typeof createJsonSchemaTransform>;
type Body = { content: Record<string, { schema: unknown }> };

/** Describes bodies that differ by their media type, which the transform itself does only for responses. */
export function describeContents(transform: Transform): Transform {
  return (document) => {
    const body: unknown = document.schema?.body;
    if (!hasContent(body)) return transform(document);
    const described = (schema: unknown) => {
      const alone = transform({ ...document, schema: { ...document.schema, body: schema } });
      return { schema: 'body' in alone.schema ? alone.schema.body : undefined };
    };
    const media = Object.entries(body.content).map(([mediaType, { schema }]) => [mediaType, described(schema)]);
    const { schema, url } = transform({ ...document, schema: { ...document.schema, body: undefined } });
    return { schema: { ...schema, body: { content: Object.fromEntries(media) } }, url };
  };
}

/** True for a body that differs by its media type. */
export function hasContent(body: unknown): body is Body {
  return typeof body === 'object' && body !== null && 'content' in body;
}
