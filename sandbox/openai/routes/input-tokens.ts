/** `POST /v1/responses/input_tokens`: counts without generating. */
import { z } from 'zod';
import type { Json } from '../../http/json.ts';
import type { Reply, RoutedRequest } from '../../http/messages.ts';
import { checked, readJsonBody } from '../create-request.ts';
import { checkModel } from '../model-names.ts';
import { tokensIn } from '../response-object.ts';

const anything: z.ZodType<Json> = z.json();
const schema = z.looseObject({
  model: z.string().nullish(),
  input: anything.optional(),
  instructions: z.string().nullish(),
});

export function countInputTokens(request: RoutedRequest): Reply {
  const { model, input, instructions } = checked(schema, readJsonBody(request.body));
  if (model) checkModel(model);
  const length = (typeof input === 'string' ? input : JSON.stringify(input ?? '')).length + (instructions?.length ?? 0);
  return { status: 200, body: { object: 'response.input_tokens', input_tokens: tokensIn(length) } };
}
