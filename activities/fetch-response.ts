import type { OpenAIConnector } from '../connectors/openai/connector.ts';
import { runStep } from './run-step.ts';

/** Step 3: retrieves the response and the input that led to it, and finds the customer that was originally sent. */
export function createFetchResponse(openai: OpenAIConnector) {
  return async function fetchResponse(input: { responseId: string }) {
    return await runStep(async (signal) => await openai.fetchSourceRecord(input.responseId, signal));
  };
}
