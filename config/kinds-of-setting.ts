/** Kinds of settings that several systems have. */
import { z } from 'zod';

/** An address loses the slashes at its end. */
export const webAddress = () =>
  z.url({ protocol: /^https?$/, error: 'must be an http(s) address' }).transform((text) => text.replace(/\/+$/, ''));

export const requestRate = () => z.coerce.number('must be a number of requests per second').positive('must be above 0');
