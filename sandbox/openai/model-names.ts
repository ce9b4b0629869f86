/** The models this stand-in knows by name; further names of the same families are taken for models too. */
import type { JsonObject } from '../http/json.ts';
import { badRequest, refuse } from './errors.ts';

const listed = [
  'gpt-6-mini',
  'gpt-5.6-sol',
  'gpt-5.6-terra',
  'gpt-5-nano',
  'gpt-4o',
  'gpt-4o-mini',
  'gpt-4.1',
  'o4-mini',
];

function isModel(name: string): boolean {
  return listed.includes(name) || /^(gpt-\d|chatgpt-|o\d)[\w.-]*$/.test(name);
}

/** Refuses a create request for a model that does not exist. */
export function checkModel(name: string): void {
  if (isModel(name)) return;
  throw badRequest(`The requested model '${name}' does not exist.`, 'model', 'model_not_found');
}

export function modelList(): JsonObject {
  return { object: 'list', data: listed.map(modelObject) };
}

/** One model. Throws 404 for a name that is none. */
export function modelNamed(name: string): JsonObject {
  if (isModel(name)) return modelObject(name);
  throw refuse(404, {
    message: `The model '${name}' does not exist or you do not have access to it.`,
    param: 'model',
    code: 'model_not_found',
  });
}

function modelObject(id: string): JsonObject {
  return { id, object: 'model', created: 1_770_000_000, owned_by: 'system' };
}
