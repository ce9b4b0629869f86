/** How the inputs of the API are described and checked: what every schema is made of. */
import type { Readable } from 'node:stream';
import { z } from 'zod';

/** An object of these keys and no others. What else was sent is not repeated: it may be anything, also a key. */
export function only<Shape extends z.core.$ZodLooseShape>(shape: Shape) {
  const keys = Object.keys(shape).join(', ');
  return z.strictObject(shape, {
    error: ({ code }) => (code === 'unrecognized_keys' ? `may hold only ${keys}` : 'must be one JSON object'),
  });
}

export const flag = () => z.boolean('must be true or false');

export const text = () => z.string('must be given once').min(1, 'must not be empty');

/** A flag in a query string, where it arrives as text. */
export function queryFlag() {
  return z
    .string('must be true or false')
    .regex(/^(true|false)$/, 'must be true or false')
    .meta({ type: 'boolean', pattern: undefined })
    .transform((value) => value === 'true');
}

/** A number in a query string, where it arrives as text. */
export function numberBetween(least: number, most: number, kind: 'number' | 'integer', what: string) {
  const error = `must be ${what} from ${least} to ${most}`;
  return z
    .string(error)
    .regex(/^\d+(\.\d+)?(e[+-]?\d+)?$/i, error)
    .meta({ type: kind, pattern: undefined, minimum: least, maximum: most })
    .transform(Number)
    .refine((value) => value >= least && value <= most && (kind === 'number' || Number.isInteger(value)), error);
}

/** A body that is sent piece by piece. */
export const streamedText = z.custom<Readable>().meta({ type: 'string' });

/** Server-sent events, described as each of them is. */
export const streamedEvents = z.custom<Readable>().meta({
  type: 'object',
  properties: {
    event: { type: 'string', description: 'What kind of event it is.' },
    data: { type: 'string', description: 'JSON.' },
    id: { type: 'string', description: 'Where to go on from.' },
  },
});

/** A response of JSON, with what it means; the type provider would call it a default response. */
export function answer<Schema extends z.ZodType>(description: string, schema: Schema) {
  return { description, content: { 'application/json': { schema } } };
}
