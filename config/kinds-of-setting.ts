/** Kinds of settings that several systems have. */
import { z } from 'zod';

/** An address loses the slashes at its end. */
export const webAddress = () =>
  z.url({ protocol: /^https?$/, error: 'must be an http(s) address' }).transform((text) => text.replace(/\/+$/, ''));

/** HTTP requests per second of all workers together. */
export const requestRate = () =>
  z.coerce
    .number('must be a number of requests per second')
    .min(0.001, 'must be at least 0.001')
    .max(100_000, 'must be at most 100000')
    .default(1_000);

/** HTTP requests at the same time, of all workers together. */
export const requestsInFlight = () =>
  z.coerce
    .number('must be a whole number of requests')
    .int('must be a whole number of requests')
    .min(1, 'must be at least 1')
    .max(100_000, 'must be at most 100000')
    .default(100);

/** Ids of records in iPaaS.com, separated by commas, each once; none by default. */
export const idList = () =>
  z
    .string()
    .regex(/^\s*[1-9]\d{0,14}\s*(,\s*[1-9]\d{0,14}\s*)*$/, 'must be ids, separated by commas')
    .optional()
    .transform((text) => [...new Set(text?.split(',').map(Number))]);

/** A port; 0 lets the system choose one. */
export const portOrAny = (byDefault: number) =>
  z.coerce
    .number('must be a port number')
    .int('must be a port number')
    .min(0, 'must be a port number')
    .max(65_535, 'must be a port number')
    .default(byDefault);

/** A port that others can be told of: 0, by which the system chooses one, is none. */
export const portNumber = (byDefault: number) =>
  z.coerce
    .number('must be a port number')
    .int('must be a port number')
    .min(1, 'must be a port number')
    .max(65_535, 'must be a port number')
    .default(byDefault);
