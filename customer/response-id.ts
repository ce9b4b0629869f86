/**
 * The id a person enters: a response (`resp_…`) or a conversation (`conv_…`). The pattern is wide on purpose: OpenAI
 * may change length and alphabet of its ids at any time (API compatibility promise).
 */
const pattern = /^(resp|conv)_[A-Za-z0-9_-]{1,200}$/;

export type ResponseIdKind = 'response' | 'conversation';

/** The kind of an id, or null where the text is no id that a sync can start from. */
export function responseIdKind(text: string): ResponseIdKind | null {
  const prefix = pattern.exec(text)?.[1];
  if (prefix === undefined) return null;
  return prefix === 'resp' ? 'response' : 'conversation';
}

/** The sentence shown for a text that is not an id. The text itself is not repeated: it may be anything, also a key. */
export const invalidIdMessage =
  'The id must be a response id (resp_…) or a conversation id (conv_…), without spaces or quotes.';
