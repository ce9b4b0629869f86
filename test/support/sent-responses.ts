import { newCustomer, sendCustomer } from './openai-records.ts';
import type { Stack } from './stack.ts';

export interface SentResponses {
  /** Sends a customer that nobody has met before to the OpenAI stand-in; answers the id of the response. */
  newResponse: () => Promise<string>;
  /** As newResponse, but a sync of it is asked to wait that long in its fetch step. */
  heldResponse: (seconds: number) => Promise<string>;
  /** Cancels the sync of a response. */
  cancel: (responseId: string) => Promise<void>;
}

/** @param prefix of the customer numbers, so that the files of a run can be told apart */
export function sentResponses(stack: () => Stack, prefix: string): SentResponses {
  let count = 0;
  async function newResponse(): Promise<string> {
    count += 1;
    return await sendCustomer(stack().openaiUrl, newCustomer(`${prefix}-${count}`));
  }
  return {
    newResponse,
    heldResponse: async (seconds) => {
      const responseId = await newResponse();
      const fault = { type: 'status', status: 503, headers: { 'retry-after': String(seconds) } } as const;
      await stack().openai.addFaults([{ match: { path: `^/v1/responses/${responseId}$` }, times: 1, fault }]);
      return responseId;
    },
    cancel: async (responseId) => {
      await stack().client.workflow.getHandle(`sync-customer-${responseId}`).cancel();
    },
  };
}
