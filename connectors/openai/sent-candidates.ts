import { type CustomerFields, type JsonObject } from './customer-fields.ts';
import { customersInJson, customersInText } from './find-customer.ts';
import { isSentMessage, messageText, type ResponseItem, type StoredResponse } from './wire.ts';

/** The customers in the messages that were sent, in their order. The assistant's messages do not count as sent. */
export function customersInItems(items: readonly ResponseItem[]): CustomerFields[] {
  return items.flatMap((item) => (isSentMessage(item) ? customersInText(messageText(item, '\n')) : []));
}

/**
 * The customers that one request carried: in its instructions, in its metadata (its keys themselves, or a JSON value in
 * one of them), and in its messages. In rising weight: where several name a customer, the messages win.
 *
 * @param items the request's input items, earliest first
 * @param answer the answer's text; a metadata value that is the answer itself was not sent as a customer
 */
export function customersInRequest(
  response: Pick<StoredResponse, 'instructions' | 'metadata'>,
  items: readonly ResponseItem[],
  answer: string,
): CustomerFields[] {
  return [
    ...customersInInstructions(response.instructions),
    ...customersInMetadata(response.metadata ?? {}, answer),
    ...customersInItems(items),
  ];
}

function customersInInstructions(instructions: StoredResponse['instructions']): CustomerFields[] {
  if (typeof instructions === 'string') return customersInText(instructions);
  return customersInItems(instructions ?? []);
}

function customersInMetadata(metadata: Record<string, unknown>, answer: string): CustomerFields[] {
  const texts = Object.entries(metadata).flatMap(([key, value]) => {
    return typeof value === 'string' && value.trim() !== answer.trim() ? [[key, value] as const] : [];
  });
  const plain: JsonObject = Object.fromEntries(texts);
  return [...customersInJson(plain), ...texts.flatMap(([, value]) => customersInText(value))];
}
