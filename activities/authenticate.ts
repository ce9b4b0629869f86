import type { OpenAIConnector } from '../connectors/openai/connector.ts';
import { runStep } from './run-step.ts';

/** Step 2: proves that the configured OpenAI key works and may read responses. Returns nothing: a key never travels. */
export function createAuthenticate(openai: OpenAIConnector) {
  return async function authenticate() {
    return await runStep(async (signal) => {
      await openai.checkKey(signal);
      return null;
    });
  };
}
