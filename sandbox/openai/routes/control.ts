/** `PUT /__sandbox/responses/{id}`: any program puts its own record in, exactly as it will be retrieved. */
import { z } from 'zod';
import { controlProblem } from '../../control/control-routes.ts';
import { parseJson, type Json, type JsonObject } from '../../http/json.ts';
import { pathParam, type Reply, type RoutedRequest } from '../../http/messages.ts';
import { SANDBOX_PROJECT } from '../keys.ts';
import type { OpenAiStore } from '../store.ts';

const json: z.ZodType<Json> = z.json();
const object: z.ZodType<JsonObject> = z.record(z.string(), json);
const bodySchema = z.strictObject({ response: object, input_items: z.array(object).default([]) });

/** Input items are given oldest first. The record never expires and its status never moves on by itself. */
export function putResponse(store: OpenAiStore, request: RoutedRequest): Reply {
  const checked = bodySchema.safeParse(parseJson(request.body));
  if (!checked.success) {
    return controlProblem(`The body must be {response, input_items}. ${z.prettifyError(checked.error)}`);
  }
  const { response, input_items: inputItems } = checked.data;
  const id = pathParam(request, 'id');
  store.putResponse({ id, project: SANDBOX_PROJECT, response, inputItems, expiresAt: null, run: null });
  return { status: 200, body: { response, input_items: inputItems } };
}
