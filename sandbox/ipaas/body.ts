/** Reads bodies, ids and query parameters the way iPaaS.com's API does. */
import { z } from 'zod';
import { parseJson } from '../http/json.ts';
import { pathParam, type ApiRequest, type RoutedRequest } from '../http/messages.ts';
import { invalidBody, refuse } from './errors.ts';

export const optionalText = z.string().nullish();

/** Ids come as numbers or as their digits. */
export const optionalId = z.union([z.number(), z.string()]).nullish();

export const optionalGuid = z.guid().nullish();

/** The JSON body in the shape of the schema. Throws VALD-1003 where it is missing, not JSON or of another shape. */
export function readBody<T>(schema: z.ZodType<T>, request: ApiRequest): T {
  const checked = schema.safeParse(parseJson(request.body));
  if (!checked.success) throw invalidBody();
  return checked.data;
}

/** Omitted, null and "" all count as missing; blanks as well. */
export function isMissing(value: string | number | null | undefined): value is null | undefined | '' {
  return value === null || value === undefined || String(value).trim() === '';
}

/** A whole number above zero without leading zeros. Throws VALD-1004 or VALD-1005. */
export function readId(value: string | number): number {
  const text = String(value);
  if (!/^-?(0|[1-9]\d*)$/.test(text) || !Number.isSafeInteger(Number(text))) {
    throw refuse('VALD-1004', 'ID must be an integer.');
  }
  const id = Number(text);
  if (id <= 0) throw refuse('VALD-1005', 'Id must be larger than zero.');
  return id;
}

export function pathId(request: RoutedRequest, name = 'id'): number {
  return readId(pathParam(request, name));
}

/** A query parameter; names are matched without regard to case. */
export function queryValue(request: ApiRequest, name: string): string | null {
  const entry = [...request.query].find(([key]) => key.toLowerCase() === name.toLowerCase());
  return entry?.[1] ?? null;
}

const withGuid = z.object({ tracking_guid: z.string() });

/** The tracking GUID of a request: query parameter trackingGuid, else tracking_guid in the body. */
export function trackingGuid(request: ApiRequest): string | null {
  const inQuery = queryValue(request, 'trackingGuid');
  if (inQuery !== null && inQuery !== '') return inQuery;
  if (!request.body.includes('"tracking_guid"')) return null;
  const checked = withGuid.safeParse(parseJson(request.body));
  return checked.success ? checked.data.tracking_guid : null;
}

/** A .NET DateTimeOffset in UTC. */
export function dateTimeOffset(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace('Z', '+00:00');
}
