/**
 * The parts of OpenAI's answers that this connector reads, checked once when they arrive (reference: sections 3.2, 3.3,
 * 4, 5.5). OpenAI may add properties and item types at any time, so everything else is let through and dropped.
 */
import * as z from 'zod';

const contentPart = z.object({
  type: z.string().optional(),
  text: z.string().optional().catch(undefined),
  refusal: z.string().nullish().catch(undefined),
});

const message = z.object({
  /** Absent in the short form `{role, content}`. */
  type: z.literal('message').nullish(),
  id: z.string().nullish(),
  role: z.string(),
  status: z.string().nullish(),
  phase: z.string().nullish(),
  content: z.union([z.string(), z.array(contentPart)]),
});

const functionCall = z.object({
  type: z.literal('function_call'),
  id: z.string().nullish(),
  status: z.string().nullish(),
  arguments: z.string(),
});

const otherItem = z.object({
  type: z
    .string()
    .refine((type) => type !== 'message' && type !== 'function_call')
    .nullish(),
  /** What has a role is a message; one that cannot be read must not be passed over. */
  role: z.undefined().optional(),
  id: z.string().nullish(),
});

const item = z.union([message, functionCall, otherItem]);

export const responseSchema = z.object({
  id: z.string(),
  object: z.literal('response').optional(),
  /** Unix seconds. */
  created_at: z.number().nullish(),
  status: z.string().nullish(),
  model: z.string().nullish(),
  error: z.object({ code: z.string().nullish() }).nullish(),
  incomplete_details: z.object({ reason: z.string().nullish() }).nullish(),
  instructions: z.union([z.string(), z.array(item)]).nullish(),
  metadata: z.record(z.string(), z.unknown()).nullish(),
  output: z.array(item),
  previous_response_id: z.string().nullish(),
  conversation: z.union([z.string(), z.object({ id: z.string() })]).nullish(),
  text: z.object({ format: z.object({ type: z.string() }).nullish() }).nullish(),
});

export const itemPageSchema = z.object({
  data: z.array(item),
  has_more: z.boolean(),
  last_id: z.string().nullish(),
});

export type ResponseItem = z.infer<typeof item>;
export type MessageItem = z.infer<typeof message>;
export type StoredResponse = z.infer<typeof responseSchema>;
export type ItemPage = z.infer<typeof itemPageSchema>;

/** Narrows an item to a message. */
export function isMessage(candidate: ResponseItem): candidate is MessageItem {
  return 'content' in candidate;
}

/** The text of a message, its parts one after another. */
export function messageText(candidate: MessageItem, separator: string): string {
  if (typeof candidate.content === 'string') return candidate.content;
  return candidate.content.flatMap((part) => part.text ?? []).join(separator);
}

const senderRoles = new Set(['user', 'developer', 'system']);

/**
 * True for a message that was sent to the model. What the model answered in earlier turns comes back among the input
 * items too (reference, section 4), and is not what was sent.
 */
export function isSentMessage(candidate: ResponseItem): candidate is MessageItem {
  return isMessage(candidate) && senderRoles.has(candidate.role);
}
